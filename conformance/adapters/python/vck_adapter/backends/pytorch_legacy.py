"""The original: PyTorch's legacy vmap, torch._vmap_internals.vmap."""

import contextlib
from typing import Any, Callable, Dict, Iterator

import torch
from torch._vmap_internals import vmap as legacy_vmap

from ..library import Unsupported
from .guard import guarded
from .pytorch import PyTorch


def is_mapped(tensor: torch.Tensor) -> bool:
    """Whether the innermost vmap maps it; what it does not map it would stretch to any batch size."""
    level = torch._C._vmapmode_increment_nesting() - 1
    torch._C._vmapmode_decrement_nesting()
    return len({torch._remove_batch_dim(tensor, level, size, 0).size(0) for size in (2, 3)}) == 1


class PyTorchLegacy(PyTorch):
    """The only backend that has all that the suite can judge."""

    name = "pytorch-legacy"
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
        "fallback-warnings",
        "messages",
        "legacy-refusals",
        "batch-offsets",
    )
    vmap = staticmethod(guarded(legacy_vmap, is_mapped))

    def function(self, qualified_name: str) -> Callable:
        if qualified_name.startswith("torch.func."):
            raise Unsupported(f"{qualified_name} is a transform of the successor, and knows nothing of this vmap")
        return super().function(qualified_name)

    @contextlib.contextmanager
    def session(self, settings: Dict[str, Any]) -> Iterator[None]:
        torch._C._debug_only_display_vmap_fallback_warnings(settings["fallback_warnings"])
        try:
            with super().session(settings):
                yield
        finally:
            torch._C._debug_only_display_vmap_fallback_warnings(False)
