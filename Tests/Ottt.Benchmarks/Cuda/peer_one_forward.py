"""
What one can write by hand with PyTorch: the gradients of the reference from one forward pass. Autograd is off; the trace stands where the weight
gradient takes its operand, states are changed in place, the first product is computed once per sequence, and its weight gradient once, of the
summed gradients of its output. The same layers serve eager mode, CUDA graphs and torch.compile.
"""
import torch
import torch.nn.functional as F

from peer_network import is_product, make_parameters


class Product:
    """A linear layer or a 3x3 convolution. A scale in front of it is part of its weight."""

    def __init__(self, layer, parameters, scale, is_first, channels_last, dtype):
        self.is_convolution = layer["kind"] == "convolution"
        self.parameters = parameters
        self.scale = scale
        self.is_first = is_first
        self.dtype = dtype
        if self.is_convolution and channels_last:
            parameters.weight = parameters.weight.detach().contiguous(memory_format=torch.channels_last).requires_grad_(True)
        weight = parameters.weight.detach()
        self.weight_gradient = torch.zeros_like(weight)
        self.bias_gradient = torch.zeros_like(parameters.bias.detach())
        self.is_derived = parameters.gain is not None or scale != 1 or dtype != torch.float32
        self.weight = torch.empty_like(weight, dtype=dtype) if self.is_derived else weight
        self.bias = torch.empty_like(parameters.bias.detach(), dtype=dtype) if dtype != torch.float32 else parameters.bias.detach()
        self.used_weight = None

    def refresh(self):
        """Makes the weight of the present parameters."""
        if not self.is_derived:
            return
        if self.parameters.gain is None:
            self.weight.copy_(self.parameters.weight.detach() * self.scale)
        else:
            with torch.enable_grad():
                self.used_weight = self.parameters.used_weight() * self.scale
            self.weight.copy_(self.used_weight.detach())
        if self.bias.dtype != torch.float32:
            self.bias.copy_(self.parameters.bias.detach())

    def gradients(self):
        """The gradients of weight, bias and gain, from what was summed."""
        if self.parameters.gain is None:
            weight = self.weight_gradient if self.scale == 1 else self.weight_gradient * self.scale
            return [weight, self.bias_gradient]
        weight, gain = torch.autograd.grad(self.used_weight, [self.parameters.weight, self.parameters.gain], self.weight_gradient)
        return [weight, self.bias_gradient, gain]

    def sums(self):
        return [self.weight_gradient, self.bias_gradient]

    def states(self):
        return []

    def prepare(self, value):
        return self.forward(value, None)[0]

    def forward(self, value, trace):
        value = value.to(self.dtype)
        operand = value if trace is None else trace
        if self.is_convolution:
            return F.conv2d(value, self.weight, self.bias, padding=1), None, operand
        return torch.addmm(self.bias, value, self.weight.t()), None, operand

    def backward(self, gradient, operand):
        gradient = gradient.to(self.dtype)
        operand = operand.to(self.dtype)
        if not self.is_convolution:
            self.weight_gradient.add_(torch.mm(gradient.t(), operand))
            self.bias_gradient.add_(gradient.sum(0))
            return gradient if self.is_first else torch.mm(gradient, self.weight)
        before, weight, bias = torch.ops.aten.convolution_backward(
            gradient, operand, self.weight, [self.weight.shape[0]], [1, 1], [1, 1], [1, 1], False, [0, 0], 1, [not self.is_first, True, True])
        self.weight_gradient.add_(weight)
        self.bias_gradient.add_(bias)
        return gradient if self.is_first else before


class EagerNeuron:
    """The spiking layer with as few kernels as eager mode needs."""

    def prepare(self, value):
        self.charged = torch.zeros_like(value, dtype=torch.float32)
        self.spike = torch.zeros_like(self.charged)
        self.potential = torch.zeros_like(self.charged)
        self.trace = torch.zeros_like(self.charged)
        return self.spike

    def states(self):
        return [self.potential, self.trace]

    def forward(self, value, trace):
        torch.add(value.float(), self.potential, alpha=0.5, out=self.charged)
        torch.ge(self.charged, 1.0, out=self.spike)
        torch.sub(self.charged, self.spike, out=self.potential)
        self.trace.mul_(0.5).add_(self.spike)
        return self.spike, self.trace, None

    def backward(self, gradient, kept):
        sigmoid = self.charged.mul(4).sub_(4).sigmoid_()
        return torch.ops.aten.sigmoid_backward(gradient.float(), sigmoid).mul_(4)


class CompiledNeuron:
    """The spiking layer for a compiler that fuses by itself."""

    def prepare(self, value):
        self.potential = torch.zeros_like(value, dtype=torch.float32)
        self.trace = torch.zeros_like(self.potential)
        return torch.zeros_like(self.potential)

    def states(self):
        return [self.potential, self.trace]

    def forward(self, value, trace):
        charged = value.float() + 0.5 * self.potential
        spike = (charged >= 1).to(torch.float32)
        present = 0.5 * self.trace + spike
        self.potential.copy_(charged - spike)
        self.trace.copy_(present)
        return spike, present, charged

    def backward(self, gradient, charged):
        sigmoid = torch.sigmoid(4 * charged - 4)
        return gradient.float() * (4 * sigmoid * (1 - sigmoid))


class Halving:
    def prepare(self, value):
        return F.avg_pool2d(value, 2)

    def states(self):
        return []

    def forward(self, value, trace):
        return F.avg_pool2d(value, 2), None if trace is None else F.avg_pool2d(trace, 2), None

    def backward(self, gradient, kept):
        return F.interpolate(gradient * 0.25, scale_factor=2, mode="nearest")


class GlobalMean:
    def prepare(self, value):
        self.shape = list(value.shape)
        return value.mean((2, 3), keepdim=True)

    def states(self):
        return []

    def forward(self, value, trace):
        return value.mean((2, 3), keepdim=True), None if trace is None else trace.mean((2, 3), keepdim=True), None

    def backward(self, gradient, kept):
        return (gradient / (self.shape[2] * self.shape[3])).expand(self.shape)


class Flatten:
    def prepare(self, value):
        self.shape = list(value.shape)
        return value.flatten(1)

    def states(self):
        return []

    def forward(self, value, trace):
        return value.flatten(1), None if trace is None else trace.flatten(1), None

    def backward(self, gradient, kept):
        return gradient.reshape(self.shape)


SIMPLE_LAYERS = {"halving": Halving, "mean": GlobalMean, "flatten": Flatten}


class OneForward:
    """A network and its optimizer."""

    def __init__(self, row, batch, device, channels_last, compiles):
        self.row = row
        self.batch = batch
        self.every_step = row["rule"] == "every-step"
        self.dtype = torch.bfloat16 if row["precision"] == "bfloat16" else torch.float32
        self.parameters = make_parameters(row["layers"], device)
        self.layers = []
        self.products = []
        self.build(channels_last, CompiledNeuron if compiles else EagerNeuron)
        everything = [parameter for product in self.products for parameter in product.parameters.all()]
        self.values = [parameter.detach() for parameter in everything]
        self.momenta = [torch.zeros_like(value) for value in self.values]
        self.sums = [tensor for product in self.products for tensor in product.sums()]
        self.last_gradients = None
        self.loss = torch.zeros([], device=device)
        is_image = batch.samples.dim() == 4
        self.frame = batch.samples.contiguous(memory_format=torch.channels_last) if is_image and channels_last else batch.samples
        self.prepare()
        self.states = [state for layer in self.layers for state in layer.states()]
        self.run_step = torch.compile(self.step, dynamic=False) if compiles else self.step

    def build(self, channels_last, neuron):
        scale = 1.0
        for layer in self.row["layers"]:
            if layer["kind"] == "scale":
                scale *= layer["factor"]
            elif is_product(layer):
                parameters = self.parameters[len(self.products)]
                product = Product(layer, parameters, scale, not self.products, channels_last, self.dtype)
                self.products.append(product)
                self.layers.append(product)
                scale = 1.0
            else:
                self.layers.append(neuron() if layer["kind"] == "lif" else SIMPLE_LAYERS[layer["kind"]]())

    @torch.no_grad()
    def prepare(self):
        """Runs every layer once, so that each learns its shape and has its states."""
        for product in self.products:
            product.refresh()
        value = self.frame
        for layer in self.layers:
            value = layer.prepare(value)
            if layer is self.layers[0]:
                self.first_gradient = torch.zeros_like(value, dtype=torch.float32)

    def train(self):
        """Trains on the batch once; returns the loss, summed over the time steps."""
        self.upload()
        self.run()
        return self.loss.item()

    def upload(self):
        self.batch.upload()
        if self.frame is not self.batch.samples:
            self.frame.copy_(self.batch.samples)

    @torch.no_grad()
    def run(self):
        """The work of a batch on the device."""
        torch._foreach_zero_(self.states)
        self.loss.zero_()
        if self.every_step:
            for _ in range(self.row["steps"]):
                self.begin_update()
                self.loss.add_(self.run_step(self.frame))
                self.update()
            return
        self.begin_update()
        first = self.products[0]
        self.first_gradient.zero_()
        current, _, operand = first.forward(self.frame, None)
        for _ in range(self.row["steps"]):
            self.loss.add_(self.run_step(current))
        first.backward(self.first_gradient, operand)
        self.update()

    def step(self, value):
        """A time step forward and backward, behind the first product where that is computed once."""
        layers = self.layers if self.every_step else self.layers[1:]
        trace = None
        kept = []
        for layer in layers:
            value, trace, needed = layer.forward(value, trace)
            kept.append(needed)
        loss, gradient = self.loss_and_gradient(value.float())
        for index in range(len(layers) - 1, -1, -1):
            gradient = layers[index].backward(gradient, kept[index])
        if not self.every_step:
            self.first_gradient.add_(gradient)
        return loss

    def loss_and_gradient(self, output):
        share, steps = self.row["squaredShare"], self.row["steps"]
        logarithms = F.log_softmax(output, 1)
        one_hot = self.batch.one_hot
        difference = output - one_hot
        samples = output.shape[0]
        loss = ((1 - share) / -samples) * (logarithms * one_hot).sum() + share * difference.square().mean()
        gradient = (logarithms.exp() - one_hot) * ((1 - share) / samples) + difference * (2 * share / output.numel())
        return loss / steps, gradient / steps

    def begin_update(self):
        for product in self.products:
            product.refresh()
        torch._foreach_zero_(self.sums)

    def update(self):
        """Stochastic gradient descent with momentum."""
        self.last_gradients = [gradient for product in self.products for gradient in product.gradients()]
        torch._foreach_mul_(self.momenta, self.row["momentum"])
        torch._foreach_add_(self.momenta, self.last_gradients)
        torch._foreach_add_(self.values, self.momenta, alpha=-self.row["learningRate"])

    def gradients(self):
        """The gradients that the last update used."""
        return self.last_gradients


class AsGraph:
    """A network of this file, the work of a batch written down as one CUDA graph."""

    def __init__(self, network):
        self.network = network
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                network.run()
        torch.cuda.current_stream().wait_stream(side)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            network.run()

    def train(self):
        self.network.upload()
        self.graph.replay()
        return self.network.loss.item()

    def gradients(self):
        return self.network.gradients()
