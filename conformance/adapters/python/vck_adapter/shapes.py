"""What shapes and dims mean as arguments in programs, for libraries whose own arguments are others."""

import math
from typing import Any, List, Optional, Sequence, Tuple


def sizes(given: Tuple[Any, ...]) -> Tuple[int, ...]:
    """`view(2, 3)` and `view((2, 3))` are the same."""
    return tuple(given[0]) if len(given) == 1 and isinstance(given[0], (tuple, list)) else given


def axes(dim: Any) -> Any:
    """The dims of a reduction; no dims at all, None or an empty list, are all dims, which is None."""
    return (tuple(dim) or None) if isinstance(dim, (list, tuple)) else dim


def dims(rank: int, dim: Any) -> List[int]:
    """The dims of a reduction, each by its number."""
    over = axes(dim)
    if over is None:
        return list(range(rank))
    return [from_front(rank, each) for each in (over if isinstance(over, tuple) else [over])]


def from_front(rank: int, dim: int) -> int:
    """A dim counted from the front. A tensor without dims has one to be named, as in PyTorch."""
    if not -max(rank, 1) <= dim < max(rank, 1):
        raise IndexError(f"dim {dim} is out of range for a tensor of rank {rank}")
    return dim % max(rank, 1)


def expanded(shape: Sequence[int], wanted: Sequence[int]) -> List[int]:
    """The sizes that `expand` makes of a shape: -1 keeps one."""
    lacking = len(wanted) - len(shape)
    if any(size == -1 and i < lacking for i, size in enumerate(wanted)):
        raise ValueError(f"expand keeps no dim that the shape {tuple(shape)} does not have, got {tuple(wanted)}")
    return [shape[i - lacking] if size == -1 else size for i, size in enumerate(wanted)]


def squeezed(shape: Sequence[int], dim: Any) -> Tuple[int, ...]:
    """The dims of size 1 that `squeeze` removes: those among the named ones, or all."""
    named = range(len(shape)) if dim is None else dim if isinstance(dim, (tuple, list)) else [dim]
    dims = [from_front(len(shape), each) for each in named]
    return tuple(each for each in dims if len(shape) > 0 and shape[each] == 1)


def split_sizes(length: int, size: Any) -> List[int]:
    """The sizes of the parts of `split`: of one size, of which the last may be smaller; or of sizes that are named."""
    if not isinstance(size, int):
        if any(each < 0 for each in size) or sum(size) != length:
            raise ValueError(f"sizes of parts are not negative and come to {length}, got {list(size)}")
        return list(size)
    if size < 0 or (size == 0 and length > 0):
        raise ValueError(f"the size of a part is greater than 0, got {size}")
    return [min(size, length - start) for start in range(0, length, size)] if length else [0]


def chunk_sizes(length: int, chunks: int) -> List[int]:
    """The sizes of the parts of `chunk`."""
    if chunks < 1:
        raise ValueError(f"there is at least one chunk, got {chunks}")
    return split_sizes(length, math.ceil(length / chunks)) if length else [0] * chunks


def section_sizes(length: int, sections: int) -> List[int]:
    """The sizes of the parts of `tensor_split` into so many, of which the first may be greater by one."""
    if sections < 1:
        raise ValueError(f"there is at least one section, got {sections}")
    return [length // sections + (i < length % sections) for i in range(sections)]


def in_range(index: int, length: int) -> int:
    """An index counted from the front; libraries that clamp indices would take any."""
    if not -length <= index < length:
        raise IndexError(f"index {index} is out of range for a dim of size {length}")
    return index % length


def window_start(start: int, window: int, length: int) -> int:
    """Where the window of `narrow` begins, counted from the front; libraries that clamp would move it."""
    from_front = start + length if start < 0 else start
    if not 0 <= from_front <= length - window:
        raise IndexError(f"a window of {window} that begins at {start} is out of range for a dim of size {length}")
    return from_front


def flattened(shape: Sequence[int], start: int, end: int) -> List[int]:
    """The shape that `flatten` makes: the dims from start to end, that one included, become one."""
    first, last = from_front(len(shape), start), from_front(len(shape), end)
    if first > last:
        raise ValueError(f"flatten can't begin at the dim {start} and end at {end}, which comes before it")
    return [*shape[:first], math.prod(shape[first : last + 1]), *shape[last + 1 :]]


def turnable(x: Any) -> Any:
    """A tensor that `t` takes."""
    if len(x.shape) > 2:
        raise ValueError(f"t takes up to two dims, got the shape {tuple(x.shape)}")
    return x


def pairs(x: Any) -> Any:
    """A tensor of which complex numbers can be made."""
    if tuple(x.shape)[-1:] != (2,):
        raise ValueError(f"pairs have a last dimension of size 2, got the shape {tuple(x.shape)}")
    return x


def dtype_among(targets: Sequence[Any], given: Optional[Any]) -> Any:
    """The dtype that `to` is to cast to: of a tensor, or itself; a device, always the CPU, is a string."""
    for target in targets:
        given = given if isinstance(target, str) else getattr(target, "dtype", target)
    return given
