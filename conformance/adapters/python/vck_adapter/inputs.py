"""The inputs of a program: from JSON to the library's own tensors."""

from typing import Any, Dict, List

from .library import Library, TensorData
from .values import read_storage, read_value


def read_inputs(
    inputs: Dict[str, Any], storages: List[Dict[str, Any]], library: Library, attached: memoryview = memoryview(b"")
) -> Dict[str, Any]:
    """The variables that a program starts with.

    Tensors over one storage share memory. A tensor that carries an id is one object wherever that id occurs.
    """
    found: List[Dict[str, Any]] = []
    for value in inputs.values():
        read_value(value, library, found.append)
    distinct = {_key(json): json for json in found}
    memory = [read_storage(storage, attached) for storage in storages]
    made = library.tensors([_tensor_data(json, memory) for json in distinct.values()])
    tensors = dict(zip(distinct, made))
    return {name: read_value(value, library, lambda json: tensors[_key(json)]) for name, value in inputs.items()}


def _key(json: Dict[str, Any]) -> int:
    """Equal keys are the same tensor object."""
    return json["id"] if "id" in json else -id(json)  # no id is negative


def _tensor_data(json: Dict[str, Any], memory: List[Any]) -> TensorData:
    return TensorData(
        memory[json["storage"]],
        tuple(json["shape"]),
        tuple(json["strides"]),
        json.get("offset", 0),
        json.get("requires_grad", False),
    )
