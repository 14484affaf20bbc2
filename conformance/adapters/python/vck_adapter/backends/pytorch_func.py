"""PyTorch's vmap of today, torch.func.vmap, the successor of the original."""

import torch

from .guard import guarded
from .pytorch import PyTorch


def is_mapped(tensor: torch.Tensor) -> bool:
    """Whether the innermost vmap maps it."""
    functorch = torch._C._functorch
    return functorch.is_batchedtensor(tensor) and functorch.maybe_get_level(tensor) == functorch.maybe_current_level()


class PyTorchFunc(PyTorch):
    """It shares PyTorch's tensors with the original, and most of its refusals, in words of its own.

    Whether it takes the slow fallback is not asked: it has batching rules for other operators than the original.
    """

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
        "batch-offsets",
        "legacy-refusals",
    )
    vmap = staticmethod(guarded(torch.func.vmap, is_mapped))
