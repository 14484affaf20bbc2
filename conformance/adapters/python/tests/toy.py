"""A whole backend in one page: tensors of one dimension made of Python floats, mapped by the loop."""

import struct
import sys
import warnings

from vck_adapter.library import Library, ObservedTensor, Unsupported
from vck_adapter.loop import loop_vmap


class Row:
    """A tensor: a list of floats, or one float for the tensor of no dimensions."""

    def __init__(self, content):
        self.content = content

    def __mul__(self, other):
        return Row(_elementwise(lambda a, b: a * b, self.content, getattr(other, "content", other)))

    __rmul__ = __mul__

    def __bool__(self):
        return bool(self.content)


def _elementwise(function, a, b):
    if isinstance(a, list):
        return [function(x, y) for x, y in zip(a, b if isinstance(b, list) else [b] * len(a))]
    return function(a, b)


def _noisy(row):
    print("printed by the library")
    warnings.warn("a warning by the library")
    return row


def _refuse(row):
    raise IndexError("refused by the library")


class ToyLibrary(Library):
    name = "toy"
    version = "0.1"
    capabilities = ("loop",)
    dtypes = {"float64": float}

    FUNCTIONS = {
        "torch.mul": lambda a, b: a * b,
        "torch.noisy": _noisy,
        "torch.refuse": _refuse,
        "torch.exit": lambda row: sys.exit("the library gave up"),
        "torch.select": lambda row, dim, index: Row(row.content[index]),
        "torch.size": lambda row, dim: len(row.content),
        "torch.stack": lambda rows, dim: Row([row.content for row in rows]),
        "torch.object": lambda: object(),
    }

    def is_tensor(self, value):
        return isinstance(value, Row)

    def tensors(self, data):
        return [self._tensor(tensor) for tensor in data]

    def _tensor(self, tensor):
        memory = [value for (value,) in struct.iter_unpack("<d", tensor.storage.data)]
        if not tensor.shape:
            return Row(memory[tensor.offset])
        ((length,), (stride,)) = tensor.shape, tensor.strides
        return Row([memory[tensor.offset + i * stride] for i in range(length)])

    def read(self, tensor):
        values = tensor.content if isinstance(tensor.content, list) else [tensor.content]
        shape = (len(values),) if isinstance(tensor.content, list) else ()
        return ObservedTensor("float64", shape, struct.pack(f"<{len(values)}d", *values))

    def function(self, qualified_name):
        if qualified_name not in self.FUNCTIONS:
            raise Unsupported(f"toy has no {qualified_name}")
        return self.FUNCTIONS[qualified_name]

    def vmap(self, func, in_dims=0, out_dims=0):
        return loop_vmap(self)(func, in_dims, out_dims)
