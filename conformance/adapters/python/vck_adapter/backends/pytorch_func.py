"""PyTorch's vmap of today, torch.func.vmap, the successor of the original."""

import torch

from .pytorch import PyTorch


class PyTorchFunc(PyTorch):
    """It shares PyTorch's tensors with the original, and neither its refusals nor its list of batching rules."""

    name = "pytorch-func"
    capabilities = (
        "in-place",
        "autograd",
        "random",
        "complex",
        "int32",
        "float64",
        "many-dims",
        "loop",
        "aliasing",
        "strides",
        "requires-grad",
        "warnings",
    )
    vmap = staticmethod(torch.func.vmap)
