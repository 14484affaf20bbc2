"""The original: PyTorch's legacy vmap, torch._vmap_internals.vmap."""

import contextlib
from typing import Any, Dict, Iterator

import torch
from torch._vmap_internals import vmap as legacy_vmap

from .pytorch import PyTorch


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
    vmap = staticmethod(legacy_vmap)

    @contextlib.contextmanager
    def session(self, settings: Dict[str, Any]) -> Iterator[None]:
        torch._C._debug_only_display_vmap_fallback_warnings(settings["fallback_warnings"])
        try:
            with super().session(settings):
                yield
        finally:
            torch._C._debug_only_display_vmap_fallback_warnings(False)
