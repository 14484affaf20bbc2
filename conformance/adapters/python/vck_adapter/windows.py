"""Tensors as arrays of numpy, for libraries that know neither strides nor shared memory."""

from typing import Any

import numpy

from .library import ObservedTensor, Storage, TensorData


def dense(tensor: TensorData) -> numpy.ndarray:
    """The elements of a tensor in row-major order, in memory of their own."""
    memory = numpy.frombuffer(_padded(tensor.storage), dtype=tensor.storage.dtype)
    strides = [stride * memory.itemsize for stride in tensor.strides]
    return numpy.lib.stride_tricks.as_strided(memory[tensor.offset :], tensor.shape, strides).copy(order="C")


def literal(value: Any) -> numpy.ndarray:
    """What `torch.tensor` makes of a number, or of lists of them: integers of 64 bits, and floats of 32."""
    made = numpy.array(value)
    return made.astype(numpy.float32) if made.dtype.kind == "f" else made


def observed(array: numpy.ndarray) -> ObservedTensor:
    """What is reported of a tensor that has these elements."""
    return ObservedTensor(dtype=array.dtype.name, shape=array.shape, data=array.tobytes())


def _padded(storage: Storage) -> bytes:
    return storage.data or bytes(16)  # numpy makes no window on nothing
