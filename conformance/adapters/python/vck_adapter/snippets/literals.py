"""Inputs and expected values as Python writes them."""

import math
from typing import Any, Dict, List

import numpy

from ..library import TensorData, Unsupported
from ..values import read_storage
from ..windows import dense
from .words import Words

Json = Dict[str, Any]

#: More elements than these are base64.
_READABLE = 64
#: Longer lists get a line for each item.
_LINE = 100


class Literals:
    """Writes values in the words of a library."""

    def __init__(self, words: Words):
        self._words = words

    def inputs(self, inputs: Dict[str, Json], storages: List[Json]) -> List[str]:
        """The lines that make the inputs of a case. A tensor that stands in several places is made once."""
        made: Dict[int, str] = {}
        lines = []
        for name, value in inputs.items():
            identity = value.get("tensor", {}).get("id")
            text = made.get(identity) or self.value(value, lambda json: self._window(json, storages))
            if identity is not None:
                made.setdefault(identity, name)
            lines.append(f"{name} = {text}")
        return lines

    def value(self, json: Json, tensor: Any) -> str:
        """A value; tensors are written by a function of their JSON."""
        ((kind, content),) = json.items()
        if kind == "tensor":
            return tensor(content)
        if kind == "dict":
            return "{" + ", ".join(f"{key!r}: {self.value(item, tensor)}" for key, item in content.items()) + "}"
        if kind in ("tuple", "list"):
            items = [self.value(item, tensor) for item in content]
            one = "," if kind == "tuple" and len(items) == 1 else ""
            return ("(" if kind == "tuple" else "[") + ", ".join(items) + one + (")" if kind == "tuple" else "]")
        if kind == "set":
            return "{" + ", ".join(self.value(item, tensor) for item in content) + "}"
        if kind == "float":
            return number(float(content))
        if kind in ("int", "bool", "str"):
            return repr(content)
        if kind == "none":
            return "None"
        if kind == "ellipsis":
            return "..."
        if kind == "dtype":
            return self._words.dtype(content)
        raise Unsupported(f"an input of the kind {kind} is not written")

    def observed(self, json: Json) -> str:
        """An expected tensor."""
        data = numpy.frombuffer(read_storage(json).data, json["dtype"])
        return self._array(data.reshape(json["shape"]))

    def _window(self, json: Json, storages: List[Json]) -> str:
        storage = read_storage(storages[json["storage"]])
        shape, strides = tuple(json["shape"]), tuple(json["strides"])
        return self._array(dense(TensorData(storage, shape, strides, json.get("offset", 0), False)))

    def _array(self, array: numpy.ndarray) -> str:
        dtype = array.dtype.name
        if array.size == 0:
            return self._words.empty(_tuple(array.shape), dtype)
        if array.size <= _READABLE:
            return self._words.tensor(_nested(array.tolist(), dtype, "\n"), dtype)
        return self._words.from_array(self._large(array), dtype)

    @staticmethod
    def _large(array: numpy.ndarray) -> str:
        """An expression of numpy."""
        import base64

        shape = "" if array.ndim == 1 else f".reshape({_tuple(array.shape)})"
        if array.min() == array.max():
            return f"numpy.full({_tuple(array.shape)}, {_element(array.flat[0].item(), array.dtype.name)}, {array.dtype.name!r})"
        text = base64.b64encode(array.tobytes()).decode("ascii")
        return f'numpy.frombuffer(base64.b64decode(\n    "{text}"), {array.dtype.name!r}){shape}'


def number(value: float) -> str:
    """A float; what is no number by its name in math."""
    if math.isfinite(value):
        return repr(value)
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def _element(value: Any, dtype: str) -> str:
    """An element in as few digits as its dtype needs."""
    if isinstance(value, complex):
        part = "float32" if dtype == "complex64" else "float64"
        return f"complex({_element(value.real, part)}, {_element(value.imag, part)})"
    if isinstance(value, float) and dtype == "float32" and math.isfinite(value):
        return str(numpy.float32(value))
    return number(value) if isinstance(value, float) else repr(value)


def _nested(values: Any, dtype: str, new_line: str) -> str:
    """Lists in lists; what is too long for a line, and is not the innermost list, has each of its items on one."""
    if not isinstance(values, list):
        return _element(values, dtype)
    items = [_nested(item, dtype, new_line + "    ") for item in values]
    line = "[" + ", ".join(items) + "]"
    if not isinstance(values[0], list) or (len(line) <= _LINE and "\n" not in line):
        return line
    return "[" + new_line + "    " + ("," + new_line + "    ").join(items) + "," + new_line + "]"


def _tuple(shape: Any) -> str:
    return repr(tuple(int(size) for size in shape))
