"""What the backends on PyTorch have in common: its tensors, and operators by their own names."""

import contextlib
import functools
import operator
import sys
from typing import Any, Callable, ContextManager, Dict, List

import torch

from ..library import Identity, Library, ObservedTensor, Storage, TensorData, Unsupported
from ..values import FORMATS


class PyTorch(Library):
    """Operators are looked up by their path below `torch`, methods on `torch.Tensor`. A subclass adds a vmap."""

    dtypes = {name: getattr(torch, name) for name in FORMATS}
    memory_formats = {
        name: getattr(torch, name)
        for name in ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d")
    }

    def __init__(self) -> None:
        if sys.byteorder != "little":
            raise ImportError("tensor data travels little-endian, and this machine is big-endian")
        torch.set_warn_always(True)  # else a warning that is given once a process reaches only the first program
        torch.set_num_threads(1)  # programs are small, and sums must not depend on the number of processors

    @property
    def version(self) -> str:
        return torch.__version__.split("+")[0]

    def is_tensor(self, value: Any) -> bool:
        return isinstance(value, torch.Tensor)

    def function(self, qualified_name: str) -> Callable:
        module, _, path = qualified_name.partition(".")
        if module != "torch":
            raise Unsupported(f"PyTorch has no operator {qualified_name}")
        return _look_up(torch, path, qualified_name)

    def method(self, name: str) -> Callable:
        return _look_up(torch.Tensor, name, f"Tensor.{name}")

    def session(self, settings: Dict[str, Any]) -> ContextManager:
        torch.default_generator.manual_seed(0)
        return contextlib.nullcontext()

    def tensors(self, data: List[TensorData]) -> List[Any]:
        sharing: Dict[Storage, List[TensorData]] = {}
        for tensor in data:
            sharing.setdefault(tensor.storage, []).append(tensor)
        made: Dict[TensorData, torch.Tensor] = {}
        for storage, tensors in sharing.items():
            made.update(zip(tensors, _over(storage, tensors)))
        return [made[tensor].requires_grad_() if tensor.requires_grad else made[tensor] for tensor in data]

    def read(self, tensor: Any) -> ObservedTensor:
        dense = torch.zeros(tensor.shape, dtype=tensor.dtype) if tensor._is_zerotensor() else tensor
        return ObservedTensor(
            dtype=_name(tensor.dtype),
            shape=tensor.shape,
            data=dense.numpy(force=True).tobytes(),  # detached, and with conjugation and negation carried out
            strides=tensor.stride(),
            requires_grad=tensor.requires_grad,
        )

    def identity(self, tensor: Any) -> Identity:
        base = tensor
        while base._base is not None:
            base = base._base
        return Identity(tensor, base, tensor.data_ptr())


@functools.lru_cache(maxsize=None)
def _name(dtype: torch.dtype) -> str:
    return str(dtype).partition(".")[2]


@functools.lru_cache(maxsize=None)
def _look_up(root: Any, path: str, spelled: str) -> Any:
    try:
        return operator.attrgetter(path)(root)
    except AttributeError:
        raise Unsupported(f"PyTorch has no operator {spelled}") from None


def _over(storage: Storage, data: List[TensorData]) -> List[torch.Tensor]:
    """The tensors over one storage: one of them owns it, the others are views of that one.

    A tensor that is alone, or that is the whole storage in order, is no view: what a program makes of it has it as its
    base. Else the owner is a tensor that no program sees.
    """
    dtype = PyTorch.dtypes[storage.dtype]
    memory = torch.frombuffer(bytearray(storage.data), dtype=dtype) if storage.data else torch.empty(0, dtype=dtype)
    owner = data[0] if len(data) == 1 else next((tensor for tensor in data if _is_whole(tensor, len(memory))), None)
    if owner is not None:
        memory.as_strided_(owner.shape, owner.strides, owner.offset)
    return [
        memory if tensor is owner else memory.as_strided(tensor.shape, tensor.strides, tensor.offset) for tensor in data
    ]


def _is_whole(tensor: TensorData, size: int) -> bool:
    expected = 1
    for length, stride in zip(reversed(tensor.shape), reversed(tensor.strides)):
        if length != 1 and stride != expected:
            return False
        expected *= length
    return tensor.offset == 0 and expected == size
