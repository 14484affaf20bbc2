"""The law of vmap written out: slice every mapped input, call the function lane by lane, stack what it returns.

It checks only what it needs in order to go on.
"""

import functools
from typing import Any, Callable, List, Optional, Tuple

from .library import Library, Unsupported


class LoopVmap:
    """A vmap made of three operators of a library: Tensor.size, Tensor.select and torch.stack."""

    def __init__(self, is_tensor: Callable, size: Callable, select: Callable, stack: Callable):
        self._is_tensor = is_tensor
        self._size = size
        self._select = select
        self._stacked = stack

    def __call__(self, func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        @functools.wraps(func)
        def mapped(*args: Any) -> Any:
            lanes = self._lanes(args, in_dims)
            if lanes is None:
                raise ValueError("vmap: no input is mapped over")
            if lanes == 0:
                raise Unsupported("a loop over a batch of size 0 calls nothing, so it has no result")
            return self._stack([func(*self._slice(args, in_dims, lane)) for lane in range(lanes)], out_dims)

        return mapped

    def _lanes(self, value: Any, in_dims: Any) -> Optional[int]:
        if in_dims is None:
            return None
        if self._is_tensor(value):
            return self._size(value, in_dims)
        found = (self._lanes(item, dim) for item, dim in with_in_dims(value, in_dims))
        return next((lanes for lanes in found if lanes is not None), None)

    def _slice(self, value: Any, in_dims: Any, lane: int) -> Any:
        if in_dims is None:
            return value
        if self._is_tensor(value):
            return self._select(value, in_dims, lane)
        slices = [self._slice(item, dim, lane) for item, dim in with_in_dims(value, in_dims)]
        if isinstance(value, dict):
            return dict(zip(value, slices))
        return slices if isinstance(value, list) else tuple(slices)

    def _stack(self, results: List[Any], out_dims: Any) -> Any:
        first = results[0]
        if not isinstance(first, tuple):
            return self._stack_tensors(results, out_dims[0] if isinstance(out_dims, tuple) else out_dims)
        outputs = list(zip(*results))
        return tuple(self._stack_tensors(lanes, dim) for lanes, dim in with_dims(outputs, out_dims))

    def _stack_tensors(self, lanes: Any, out_dim: int) -> Any:
        for lane in lanes:
            if not self._is_tensor(lane):
                kind = type(lane).__name__
                raise ValueError(f"vmap: a mapped function must only return Tensors, got type {kind}")
        return self._stacked(list(lanes), dim=out_dim)


def loop_vmap(library: Library) -> LoopVmap:
    """The loop of a library.

    Raises Unsupported if it lacks an operator for that.
    """
    return LoopVmap(library.is_tensor, library.method("size"), library.method("select"), library.function("torch.stack"))


def _items(container: Any) -> List[Any]:
    if isinstance(container, (tuple, list)):
        return list(container)
    if isinstance(container, dict):
        return list(container.values())
    raise ValueError(f"vmap: can't map over a value of type {type(container).__name__}")


def with_in_dims(container: Any, in_dims: Any) -> List[Tuple[Any, Any]]:
    """Each item of an input with its in_dim. in_dims that are no int or None have the structure of the input."""
    if in_dims is not None and not isinstance(in_dims, int):
        other_keys = isinstance(in_dims, dict) and isinstance(container, dict) and in_dims.keys() != container.keys()
        if type(in_dims) is not type(container) or other_keys:
            raise ValueError(f"vmap: in_dims is not compatible with the structure of the inputs, got {in_dims!r}")
    return with_dims(container, in_dims)


def with_dims(container: Any, dims: Any) -> List[Tuple[Any, Any]]:
    """Each item with its dim: an int or None holds for all of them, and a dict has that of a key."""
    items = _items(container)
    if dims is None or isinstance(dims, int):
        return [(item, dims) for item in items]
    by_key = isinstance(dims, dict) and isinstance(container, dict)
    each = [dims[key] for key in container if key in dims] if by_key else _items(dims)
    if len(each) != len(items):
        raise ValueError(f"vmap: {len(each)} dims were given for {len(items)} values")
    return list(zip(items, each))
