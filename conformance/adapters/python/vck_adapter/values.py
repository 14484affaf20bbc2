"""Values of programs as JSON, exactly as wire.schema.json has them.

Tensors are somebody else's: the two functions take what reads or writes a tensor as an argument.
"""

import base64
import math
import struct
from typing import Any, Callable, Dict, List, Mapping

from .attachments import Attachment
from .library import Library, ObservedTensor, Storage, Unsupported

#: How struct spells the dtypes; a complex number is its real part, then its imaginary part.
FORMATS = {
    "bool": "?",
    "int32": "i",
    "int64": "q",
    "float32": "f",
    "float64": "d",
    "complex64": "ff",
    "complex128": "dd",
}

#: How many bytes an element has.
_SIZES = {dtype: struct.calcsize("<" + code) for dtype, code in FORMATS.items()}

#: Up to how many elements a tensor travels as numbers that people can read.
READABLE = 32

_INT64 = range(-(2**63), 2**63)
_EXACT_IN_A_DOUBLE = 2**53


class BadMessage(Exception):
    """What was received isn't what the protocol says."""


class Unwritable(TypeError):
    """A value that the suite has no form for, though a program came up with it."""


def read_value(json: Dict[str, Any], library: Library, read_tensor: Callable[[Dict[str, Any]], Any]) -> Any:
    """The Python value that a JSON value stands for."""
    if not isinstance(json, dict) or len(json) != 1:
        raise BadMessage(f"a value is an object with one key, got {json!r}")
    ((kind, content),) = json.items()
    if kind in ("int", "bool", "str"):
        return content
    if kind == "tensor":
        return read_tensor(content)
    if kind == "float":
        return float(content)
    if kind == "none":
        return None
    if kind == "ellipsis":
        return ...
    if kind == "dtype":
        return _known(library.dtypes, content, f"{library.name} has no dtype {content}")
    if kind == "memory_format":
        return _known(library.memory_formats, content, f"{library.name} has no memory format {content}")
    if kind == "dict":
        return {key: read_value(item, library, read_tensor) for key, item in content.items()}
    if kind in _CONTAINERS:
        return _CONTAINERS[kind](read_value(item, library, read_tensor) for item in content)
    raise BadMessage(f"unknown kind of value {kind!r}")


def _known(objects: Mapping[str, Any], name: str, otherwise: str) -> Any:
    if name not in objects:
        raise Unsupported(otherwise)
    return objects[name]


_CONTAINERS: Dict[str, Callable[[Any], Any]] = {
    "tuple": tuple,
    "list": list,
    "set": set,
    "slice": lambda items: slice(*items),
}


def write_value(value: Any, library: Library, write_tensor: Callable[[Any], Dict[str, Any]]) -> Dict[str, Any]:
    """The JSON value that stands for a Python value.

    Raises Unwritable for what is none of the suite's values.
    """
    if library.is_tensor(value):
        return write_tensor(value)
    if value is None:
        return {"none": True}
    if value is ...:
        return {"ellipsis": True}
    if isinstance(value, bool):
        return {"bool": value}
    if isinstance(value, int) and value in _INT64:
        return {"int": int(value)}
    if isinstance(value, float):
        return {"float": _number(float(value))}
    if isinstance(value, str):
        return {"str": value}
    for kind, objects in [("dtype", library.dtypes), ("memory_format", library.memory_formats)]:
        for name, known in objects.items():
            if value is known:
                return {kind: name}
    return _write_container(value, lambda item: write_value(item, library, write_tensor))


def _write_container(value: Any, write: Callable[[Any], Dict[str, Any]]) -> Dict[str, Any]:
    if isinstance(value, tuple):
        return {"tuple": [write(item) for item in value]}
    if isinstance(value, list):
        return {"list": [write(item) for item in value]}
    if isinstance(value, (set, frozenset)):
        return {"set": sorted((write(item) for item in value), key=repr)}
    if isinstance(value, slice):
        return {"slice": [write(value.start), write(value.stop), write(value.step)]}
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {"dict": {key: write(item) for key, item in value.items()}}
    raise Unwritable(f"a {type(value).__name__} is none of the values that the suite knows: {value!r:.200}")


def read_storage(json: Dict[str, Any], attached: memoryview = memoryview(b"")) -> Storage:
    """The memory that a JSON storage stands for, in a message with that attachment."""
    dtype = json["dtype"]
    if dtype not in FORMATS:
        raise BadMessage(f"unknown dtype {dtype!r}")
    if "attached" in json:
        offset, length = json["attached"]
        if offset < 0 or length < 0 or offset + length > len(attached):
            raise BadMessage(f"attached is {json['attached']}, but the message has {len(attached)} bytes")
        return Storage(dtype, bytes(attached[offset : offset + length]))
    if "base64" in json:
        return Storage(dtype, base64.b64decode(json["base64"], validate=True))
    return Storage(dtype, _pack(dtype, json["values"]))


def _pack(dtype: str, values: List[Any]) -> bytes:
    code = FORMATS[dtype]
    if len(code) == 2:
        values = [part for pair in values for part in pair]
    if dtype not in ("bool", "int32", "int64"):
        values = list(map(float, values))
    return struct.pack(f"<{len(values)}{code[0]}", *values)


def write_observed(tensor: ObservedTensor, attachment: Attachment) -> Dict[str, Any]:
    """The JSON form of a tensor's content, in a message with that attachment."""
    if tensor.dtype not in FORMATS:
        raise Unwritable(f"the dtype {tensor.dtype} is none of the suite's: {', '.join(FORMATS)}")
    json: Dict[str, Any] = {"dtype": tensor.dtype, "shape": list(tensor.shape)}
    if tensor.strides is not None:
        json["strides"] = list(tensor.strides)
    if tensor.requires_grad is not None:
        json["requires_grad"] = tensor.requires_grad
    if len(tensor.data) <= READABLE * _SIZES[tensor.dtype]:
        values = _unpack(tensor.dtype, tensor.data)
        if tensor.dtype != "int64" or all(abs(value) <= _EXACT_IN_A_DOUBLE for value in values):
            json["values"] = values
            return json
    if attachment.takes(tensor.data):
        json["attached"] = attachment.add(tensor.data)
        return json
    json["base64"] = base64.b64encode(tensor.data).decode("ascii")
    return json


def _unpack(dtype: str, data: bytes) -> List[Any]:
    code = FORMATS[dtype]
    parts = struct.unpack(f"<{len(data) // _SIZES[dtype] * len(code)}{code[0]}", data)
    if dtype in ("bool", "int32", "int64"):
        return list(parts)
    numbers = list(parts) if all(map(math.isfinite, parts)) else list(map(_number, parts))
    return [numbers[i : i + 2] for i in range(0, len(numbers), 2)] if len(code) == 2 else numbers


def _number(value: float) -> Any:
    """A float as JSON has it: what is no number goes as a string."""
    if math.isfinite(value):
        return value
    if math.isnan(value):
        return "NaN"
    return "Infinity" if value > 0 else "-Infinity"
