"""A tensor library in one page. It stands where yours will stand: once adapter.py imports yours, delete it."""

import enum
import math
import operator
import struct


class DType(enum.Enum):
    """Element types, with how struct spells them; a complex number is two of those, real and imaginary part."""

    bool = "?"
    int32 = "i"
    int64 = "q"
    float32 = "f"
    float64 = "d"
    complex64 = "ff"
    complex128 = "dd"

    def unpack(self, data):
        """Elements from little-endian bytes."""
        code = self.value
        parts = struct.unpack(f"<{len(data) // struct.calcsize('<' + code[0])}{code[0]}", data)
        return [complex(*parts[i : i + 2]) for i in range(0, len(parts), 2)] if len(code) == 2 else list(parts)

    def pack(self, elements):
        """Little-endian bytes from elements."""
        code = self.value
        parts = [part for z in elements for part in (z.real, z.imag)] if len(code) == 2 else elements
        return struct.pack(f"<{len(parts)}{code[0]}", *parts)


class Tensor:
    """A shape, and the elements in row-major order. Operators make new tensors; there are no views."""

    def __init__(self, dtype, shape, elements):
        self.dtype = dtype
        self.shape = tuple(shape)
        self.elements = elements

    def __mul__(self, other):
        return mul(self, other)

    __rmul__ = __mul__


def mul(a, b):
    """a * b, of two tensors of one shape, or of a tensor and a number."""
    if not isinstance(a, Tensor):
        a, b = b, a
    if not isinstance(b, Tensor):
        return Tensor(a.dtype, a.shape, [element * b for element in a.elements])
    if a.shape != b.shape:
        raise ValueError(f"mul: the shapes differ, {a.shape} and {b.shape}; toy tensors don't broadcast")
    return Tensor(a.dtype, a.shape, list(map(operator.mul, a.elements, b.elements)))


def size(tensor, dim):
    """The size of one dimension."""
    return tensor.shape[_index(dim, len(tensor.shape))]


def select(tensor, dim, index):
    """The slice at an index of a dimension, which the result lacks."""
    dim = _index(dim, len(tensor.shape))
    length = tensor.shape[dim]
    index = _index(index, length)
    inner = math.prod(tensor.shape[dim + 1 :])
    elements = []
    for start in range(index * inner, len(tensor.elements), length * inner):
        elements += tensor.elements[start : start + inner]
    return Tensor(tensor.dtype, tensor.shape[:dim] + tensor.shape[dim + 1 :], elements)


def stack(tensors, dim=0):
    """Tensors of one shape side by side along a new dimension."""
    first = tensors[0]
    dim = _index(dim, len(first.shape) + 1)
    inner = math.prod(first.shape[dim:])
    elements = []
    for start in range(0, len(first.elements), inner or 1):
        for tensor in tensors:
            elements += tensor.elements[start : start + inner]
    return Tensor(first.dtype, first.shape[:dim] + (len(tensors),) + first.shape[dim:], elements)


def _index(index, length):
    if not -length <= index < length:
        raise IndexError(f"index out of range (expected to be in [{-length}, {length - 1}], but got {index})")
    return index % length
