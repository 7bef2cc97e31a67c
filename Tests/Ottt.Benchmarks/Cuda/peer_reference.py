"""
The reference algorithm in eager mode, as SpikingJelly runs it: every product behind a neuron is computed twice, once for the value, without a
graph, and once on the trace, so that autograd finds the trace where it looks for the operand of the weight gradient.
"""
import torch
import torch.nn.functional as F

from peer_network import is_product, make_parameters

TAU = 2.0
THRESHOLD = 1.0
SHARPNESS = 4.0


class Spike(torch.autograd.Function):
    """The step function, with the derivative of a sigmoid in its place."""

    @staticmethod
    def forward(ctx, above_threshold):
        ctx.save_for_backward(above_threshold)
        return (above_threshold >= 0).to(above_threshold.dtype)

    @staticmethod
    def backward(ctx, gradient):
        (above_threshold,) = ctx.saved_tensors
        sigmoid = (above_threshold * SHARPNESS).sigmoid_()
        return gradient * (1 - sigmoid) * sigmoid * SHARPNESS


class ReplaceForGradient(torch.autograd.Function):
    """The value of the second operand, and the gradient to both."""

    @staticmethod
    def forward(ctx, operand, value):
        return value.view_as(value)

    @staticmethod
    def backward(ctx, gradient):
        return gradient, gradient


class Neuron:
    """Soft reset; potential and trace are detached between steps."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.potential = None
        self.trace = None

    def step(self, current):
        current = current.float()  # where products have 16 bits
        before = torch.zeros_like(current) if self.potential is None else self.potential
        charged = before - before / TAU + current
        spike = Spike.apply(charged - THRESHOLD)
        with torch.no_grad():
            self.potential = charged - spike * THRESHOLD
            self.trace = spike.clone() if self.trace is None else self.trace * (1 - 1 / TAU) + spike
        return spike, self.trace


class Reference:
    """A network and its optimizer."""

    def __init__(self, row, batch, device):
        self.row = row
        self.batch = batch
        self.layers = row["layers"]
        self.parameters = make_parameters(self.layers, device)
        self.products = {}
        for index, layer in enumerate(layer for layer in self.layers if is_product(layer)):
            self.products[id(layer)] = self.parameters[index]
        self.neurons = {id(layer): Neuron() for layer in self.layers if layer["kind"] == "lif"}
        everything = [parameter for product in self.parameters for parameter in product.all()]
        self.optimizer = torch.optim.SGD(everything, lr=row["learningRate"], momentum=row["momentum"])
        self.uses_bfloat16 = row["precision"] == "bfloat16"

    def train(self):
        """Trains on the batch once; returns the loss, summed over the time steps."""
        self.batch.upload()
        every_step = self.row["rule"] == "every-step"
        total = 0.0
        for neuron in self.neurons.values():
            neuron.reset()
        if not every_step:
            self.optimizer.zero_grad()
        for _ in range(self.row["steps"]):
            if every_step:
                self.optimizer.zero_grad()
            # A cached copy of a weight would be that of the pass without a graph.
            with torch.autocast(self.batch.device.type, dtype=torch.bfloat16, enabled=self.uses_bfloat16, cache_enabled=False):
                output = self.forward(self.batch.samples)
            loss = self.loss(output.float())
            loss.backward()
            total = total + loss.detach()
            if every_step:
                self.optimizer.step()
        if not every_step:
            self.optimizer.step()
        return total.item()

    def gradients(self):
        """The gradients that the last update used."""
        return [parameter.grad for product in self.parameters for parameter in product.all()]

    def loss(self, output):
        share = self.row["squaredShare"]
        entropy = F.cross_entropy(output, self.batch.labels)
        squared = F.mse_loss(output, self.batch.one_hot)
        return ((1 - share) * entropy + share * squared) / self.row["steps"]

    def forward(self, value):
        trace = None
        for layer in self.layers:
            if layer["kind"] == "lif":
                value, trace = self.neurons[id(layer)].step(value)
            elif trace is None:
                value = self.apply(layer, value)
            elif is_product(layer):
                with torch.no_grad():
                    product = self.apply(layer, value)
                value = ReplaceForGradient.apply(self.apply(layer, ReplaceForGradient.apply(value, trace)), product)
                trace = None
            else:
                value = self.apply(layer, value)
                with torch.no_grad():
                    trace = self.apply(layer, trace)
        return value

    def apply(self, layer, value):
        kind = layer["kind"]
        if kind == "linear":
            product = self.products[id(layer)]
            return F.linear(value, product.weight, product.bias)
        if kind == "convolution":
            product = self.products[id(layer)]
            return F.conv2d(value, product.used_weight(), product.bias, padding=1)
        if kind == "scale":
            return value * layer["factor"]
        if kind == "halving":
            return F.avg_pool2d(value, 2)
        if kind == "mean":
            return F.adaptive_avg_pool2d(value, 1)
        if kind == "flatten":
            return value.flatten(1)
        raise ValueError(f"There is no layer {kind} here.")
