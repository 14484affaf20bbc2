"""in_dims and out_dims for a map that knows axis 0 alone."""

import functools
from typing import Any, Callable, Iterator, List

from .loop import with_dims, with_in_dims


class AxisZeroVmap:
    """A vmap made of a map over axis 0 of a tuple of tensors, and of a library's `movedim`.

    A mapped input has its batch dim moved to the front, an output has it moved from there; an input with the in_dim None
    is captured. How many lanes there are, and whether sizes agree, is left to the map.
    """

    def __init__(self, is_tensor: Callable, movedim: Callable, map_over_axis_zero: Callable):
        self._is_tensor = is_tensor
        self._movedim = movedim
        self._map = map_over_axis_zero

    def __call__(self, func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        @functools.wraps(func)
        def mapped(*args: Any) -> Any:
            moved = tuple(self._to_front(args, in_dims))
            if not moved:
                raise ValueError("vmap: no input is mapped over")
            result = self._mapped(lambda lanes: func(*self._with_lanes(args, in_dims, iter(lanes))), moved)
            return self._from_front(result, out_dims)

        return mapped

    def _mapped(self, func: Callable, moved: Any) -> Any:
        """The map's result. An error of the mapped function comes as it was, whatever the map makes of it."""
        raised: List[Exception] = []

        def watched(lanes: Any) -> Any:
            try:
                return func(lanes)
            except Exception as error:
                raised.append(error)
                raise

        try:
            return self._map(watched, moved)
        except Exception:
            if raised:
                raise raised[0] from None
            raise

    def _to_front(self, value: Any, in_dims: Any) -> Iterator[Any]:
        """The mapped tensors, in order."""
        if in_dims is None:
            return
        if not self._is_tensor(value):
            for item, dim in with_in_dims(value, in_dims):
                yield from self._to_front(item, dim)
        elif isinstance(in_dims, int):
            yield self._move(value, in_dims, 0)
        else:
            raise ValueError(f"vmap: the in_dim of a tensor is an int or None, got {in_dims!r}")

    def _with_lanes(self, value: Any, in_dims: Any, lanes: Iterator[Any]) -> Any:
        """A value with its mapped tensors replaced by lanes of theirs."""
        if in_dims is None:
            return value
        if self._is_tensor(value):
            return next(lanes)
        items = [self._with_lanes(item, dim, lanes) for item, dim in with_in_dims(value, in_dims)]
        if isinstance(value, dict):
            return dict(zip(value, items))
        return items if isinstance(value, list) else tuple(items)

    def _from_front(self, result: Any, out_dims: Any) -> Any:
        if not isinstance(result, (tuple, list)):
            return self._placed(result, out_dims[0] if isinstance(out_dims, tuple) and len(out_dims) == 1 else out_dims)
        return type(result)(self._placed(output, dim) for output, dim in with_dims(result, out_dims))

    def _placed(self, output: Any, out_dim: Any) -> Any:
        if not isinstance(out_dim, int):
            raise ValueError(f"vmap: the out_dim of a tensor is an int, got {out_dim!r}")
        return self._move(output, 0, out_dim) if self._is_tensor(output) else output

    def _move(self, tensor: Any, source: int, destination: int) -> Any:
        return tensor if source == destination else self._movedim(tensor, source, destination)
