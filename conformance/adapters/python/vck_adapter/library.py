"""What a backend is: a tensor library seen through a handful of methods."""

import contextlib
import functools
import operator
import platform
from abc import ABC, abstractmethod
from typing import Any, Callable, ContextManager, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple


class Unsupported(Exception):
    """The library can't run this program at all; the text is the reason, shown in reports."""


class Storage:
    """Memory that input tensors share: elements of one dtype, little-endian, without gaps.

    Its identity counts: two tensors with the same Storage object must share memory.
    """

    __slots__ = ("dtype", "data", "__weakref__")

    def __init__(self, dtype: str, data: bytes):
        self.dtype = dtype
        self.data = data

    def __repr__(self) -> str:
        return f"Storage({self.dtype!r}, {self.data!r})"


class TensorData:
    """An input tensor: a strided window on a storage. Strides and offset are in elements. Its identity counts, too."""

    __slots__ = ("storage", "shape", "strides", "offset", "requires_grad", "__weakref__")

    def __init__(
        self, storage: Storage, shape: Tuple[int, ...], strides: Tuple[int, ...], offset: int, requires_grad: bool
    ):
        self.storage = storage
        self.shape = shape
        self.strides = strides
        self.offset = offset
        self.requires_grad = requires_grad

    def __repr__(self) -> str:
        window = f"{self.shape}, {self.strides}, {self.offset}, {self.requires_grad}"
        return f"TensorData({self.storage!r}, {window})"


class ObservedTensor(NamedTuple):
    """A tensor as it is reported: its elements in row-major order, little-endian, whatever its strides.

    strides and requires_grad stay None where the library has no such thing.
    """

    dtype: str
    shape: Sequence[int]
    data: bytes
    strides: Optional[Sequence[int]] = None
    requires_grad: Optional[bool] = None


class Identity(NamedTuple):
    """Which object and memory a tensor is: itself, the root of its chain of views, where its first element lies."""

    tensor: Any
    base: Any
    address: int


def _set_item(container: Any, index: Any, value: Any) -> None:
    container[index] = value


#: What Python does by itself, for tensors and whatever else, by spelling.
_PYTHON: Dict[str, Callable] = {
    "+": operator.add,
    "*": operator.mul,
    "/": operator.truediv,
    "**": operator.pow,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "[]": operator.getitem,
    "[]=": _set_item,
    "slice": slice,
    "partial": functools.partial,
}


class Library(ABC):
    """A tensor library. A backend is a subclass; what has a body here can stay."""

    #: The name by which users ask for the backend.
    name: str
    #: What it can run and observe: ids from cases-json/profiles.json.
    capabilities: Sequence[str]
    #: The library's objects for dtypes, by PyTorch's names: `float32`.
    dtypes: Mapping[str, Any]
    #: The same for memory formats: `channels_last`.
    memory_formats: Mapping[str, Any] = {}

    @property
    @abstractmethod
    def version(self) -> str:
        """The version of the library, for example 2.13.0."""

    @property
    def language(self) -> str:
        return f"Python {platform.python_version()}"

    @abstractmethod
    def is_tensor(self, value: Any) -> bool:
        """Whether a value is one of the library's tensors."""

    @abstractmethod
    def tensors(self, data: List[TensorData]) -> List[Any]:
        """Makes the input tensors of one program."""

    @abstractmethod
    def read(self, tensor: Any) -> ObservedTensor:
        """The values of a tensor, and what else the library can tell of it. Forces a lazy library to compute."""

    def identity(self, tensor: Any) -> Identity:
        """Which object and memory a tensor is; only asked of a backend with the capability `aliasing`."""
        raise Unsupported(f"{self.name} can't tell which memory a tensor is")

    @abstractmethod
    def function(self, qualified_name: str) -> Callable:
        """The function that a program calls `torch.mul`.

        Raises Unsupported if the library has none.
        """

    def method(self, name: str) -> Callable:
        """The method `name` of tensors, as a function that takes its receiver first.

        Raises Unsupported if tensors have no such method.
        """
        return self.function("torch." + name)

    @abstractmethod
    def vmap(self, func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        """The library's own vmap."""

    def session(self, settings: Dict[str, Any]) -> ContextManager:
        """Surrounds the run of one program: whatever has to be set, and set back."""
        return contextlib.nullcontext()

    def message(self, error: BaseException) -> str:
        """The text of an error: what is the same in every run, without traces and counters."""
        return str(error)

    def operator(self, name: str, spelling: str) -> Callable:
        """The function behind an operator, given how the program writes it; a receiver comes as first argument."""
        if spelling == "-":
            return operator.neg if name == "neg" else operator.sub
        if spelling in _PYTHON:
            return _PYTHON[spelling]
        if spelling.startswith("Tensor."):
            return self._on_receiver(spelling[len("Tensor.") :])
        if spelling.startswith("."):
            return operator.attrgetter(spelling[1:])
        return self.function(spelling)

    def _on_receiver(self, name: str) -> Callable:
        """`receiver.name(...)`: the library's method for tensors, Python's own for whatever else."""
        method = functools.partial(self._call_method, name)
        method.__name__ = name  # type: ignore[attr-defined]
        return method

    def _call_method(self, name: str, *args: Any, **keywords: Any) -> Any:
        if args and not self.is_tensor(args[0]):
            return getattr(args[0], name)(*args[1:], **keywords)
        return self.method(name)(*args, **keywords)
