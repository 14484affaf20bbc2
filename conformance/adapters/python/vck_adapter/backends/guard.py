"""A guard around PyTorch's vmaps, against calls that would spoil the process and with it the programs after this one."""

import functools
from typing import Any, Callable

import torch

from ..library import Unsupported


def guarded(vmap: Callable, is_mapped: Callable[[torch.Tensor], bool]) -> Callable:
    """The same vmap, but that such a call is unsupported.

    For an output that is not mapped, both of PyTorch's vmaps insert the batch size into a list of sizes at `out_dims`. Where
    that is not in range they write outside of the list: the process dies, or sizes are whatever lay there.

    is_mapped   whether the vmap that is running, the innermost one, maps a tensor
    """

    def guarded_vmap(func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        if isinstance(out_dims, int) and out_dims == 0:
            return vmap(func, in_dims, out_dims)

        @functools.wraps(func)
        def checked(*args: Any) -> Any:
            result = func(*args)
            outputs = result if isinstance(result, tuple) else (result,)
            dims = out_dims if isinstance(out_dims, tuple) else (out_dims,) * len(outputs)
            for output, dim in zip(outputs, dims):
                if spoils(output, dim) and not is_mapped(output):
                    raise Unsupported(
                        f"out_dims={dim} of an output that is not mapped writes outside of the memory of its sizes"
                    )
            return result

        return vmap(checked, in_dims, out_dims)

    return guarded_vmap


def spoils(output: Any, dim: Any) -> bool:
    return isinstance(output, torch.Tensor) and isinstance(dim, int) and not 0 <= dim <= output.dim()
