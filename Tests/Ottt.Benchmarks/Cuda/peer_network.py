"""A network as peers.py is told of it, and its first parameters, the same for every variant."""
import math

import torch

EPSILON = 1e-4  # of standardised weights, as in the reference implementation


class ProductParameters:
    """Weight and bias of a layer, and the gain of a standardised weight."""

    def __init__(self, layer, index, device):
        shape = [layer["outputs"], layer["inputs"]] + ([3, 3] if layer["kind"] == "convolution" else [])
        bound = 1 / math.sqrt(math.prod(shape[1:]))
        self.weight = uniform(shape, 2 * index, bound * layer["spread"], device)
        self.bias = uniform(shape[:1], 2 * index + 1, bound, device)
        self.gain = None
        if layer.get("standardized"):
            self.gain = torch.full([shape[0], 1, 1, 1], float(layer["spread"]), device=device, requires_grad=True)

    def all(self):
        return [self.weight, self.bias] + ([self.gain] if self.gain is not None else [])

    def used_weight(self):
        """The weight that the product uses: (w - mean) / sqrt(variance fan + epsilon) gain where it is standardised."""
        if self.gain is None:
            return self.weight
        fan = self.weight[0].numel()
        mean = self.weight.mean(dim=(1, 2, 3), keepdim=True)
        variance = self.weight.var(dim=(1, 2, 3), unbiased=True, keepdim=True)
        return (self.weight - mean) / torch.sqrt(variance * fan + EPSILON) * self.gain


def is_product(layer):
    return layer["kind"] in ("linear", "convolution")


def make_parameters(layers, device):
    """The parameters of each product, in order."""
    products = [layer for layer in layers if is_product(layer)]
    return [ProductParameters(layer, index, device) for index, layer in enumerate(products)]


def uniform(shape, seed, bound, device):
    """PyTorch's distribution, from a seed, the same on every device."""
    generator = torch.Generator().manual_seed(seed)
    values = (torch.rand(shape, generator=generator) * 2 - 1) * bound
    return values.to(device).requires_grad_(True)
