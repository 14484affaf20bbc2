"""When an observed value equals the expected one."""

import math
import struct
from typing import Any, Dict, Iterator, Optional

from vck_adapter.values import FORMATS, read_storage

from .paths import items

Tolerances = Dict[str, Dict[str, float]]

_EXACT = {"relative": 0.0, "absolute": 0.0}


def difference(place: str, expected: Any, observed: Any, tolerances: Tolerances) -> Optional[str]:
    """The first place where two values part, in words; None if they are equal."""
    ((kind, content),) = expected.items()
    ((other_kind, other),) = observed.items()
    if kind != other_kind:
        return f"{place}: expected a value of the kind {kind}, observed {other_kind}"
    if kind == "tensor":
        return _tensor_difference(place, content, other, tolerances)
    if kind == "float":
        equal = _close(float(content), float(other), tolerances[kind])
        return None if equal else f"{place}: expected {content}, observed {other}"
    if kind not in ("tuple", "list", "set", "dict"):
        return None if content == other else f"{place}: expected {content}, observed {other}"
    inside, others = items(expected), items(observed)
    if set(inside) != set(others):
        return f"{place}: expected the items {list(inside)}, observed {list(others)}"
    parted = (difference(place + step, item, others[step], tolerances) for step, item in inside.items())
    return next((found for found in parted if found), None)


def numel(tensor: Dict[str, Any]) -> int:
    """How many elements a tensor has."""
    return math.prod(tensor["shape"])


def _tensor_difference(
    place: str, expected: Dict[str, Any], observed: Dict[str, Any], tolerances: Tolerances
) -> Optional[str]:
    for what in ("dtype", "shape"):
        if expected[what] != observed[what]:
            return f"{place}: expected the {what} {expected[what]}, observed {observed[what]}"
    dtype = expected["dtype"]
    wanted, got = read_storage(expected).data, read_storage(observed).data
    if wanted == got:
        return None
    tolerance = tolerances.get(dtype, _EXACT)
    for index, (a, b) in enumerate(zip(_elements(dtype, wanted), _elements(dtype, got))):
        if not _close(a, b, tolerance):
            return f"{place}, element {index} in row-major order: expected {a}, observed {b}"
    return None


def _elements(dtype: str, data: bytes) -> Iterator[Any]:
    parts = struct.iter_unpack("<" + FORMATS[dtype], data)
    return (complex(*part) if len(part) == 2 else part[0] for part in parts)


def _close(expected: Any, observed: Any, tolerance: Dict[str, float]) -> bool:
    if expected == observed:
        return True
    distance = _size(observed - expected)
    if math.isfinite(distance):
        return distance <= tolerance["absolute"] + tolerance["relative"] * _size(expected)
    return math.isnan(_size(expected)) and math.isnan(_size(observed))


def _size(number: Any) -> float:
    """The absolute value; NaN if any part is."""
    if isinstance(number, complex):
        return math.nan if number != number else math.hypot(number.real, number.imag)
    return abs(number)
