"""A library whose operators stand in a table, under the spellings by which programs call them."""

import math
import operator
from typing import Any, Callable, Dict, Mapping, Optional

from . import shapes
from .library import Library, Unsupported


class TableLibrary(Library):
    """`torch.mul` is a function, `Tensor.size` a method, `.T` an attribute; each takes its receiver first.

    A method that has no row of its own is the function of the same name.
    """

    table: Mapping[str, Callable]
    #: What PyTorch has no word for, programs call as the library does, by the name of its module: `jax.lax.scan`.
    modules: Mapping[str, Any] = {}

    def function(self, qualified_name: str) -> Callable:
        module, _, path = qualified_name.partition(".")
        if module not in self.modules:
            return self._row(qualified_name, qualified_name)
        try:
            return operator.attrgetter(path)(self.modules[module])
        except AttributeError:
            raise Unsupported(f"{self.name} has no operator {qualified_name}") from None

    def method(self, name: str) -> Callable:
        spelling = f"Tensor.{name}"
        return self.table[spelling] if spelling in self.table else self._row(f"torch.{name}", spelling)

    def operator(self, name: str, spelling: str) -> Callable:
        if spelling.startswith("."):
            return self._row(spelling, spelling)
        return super().operator(name, spelling)

    def _row(self, key: str, spelling: str) -> Any:
        if key not in self.table:
            raise Unsupported(f"{self.name} has no operator {spelling}")
        return self.table[key]


def scaled(function: Callable) -> Callable:
    """`add` and `sub`, which scale their second operand, of a function that does not."""
    return lambda x, other, alpha=1: function(x, other if alpha == 1 else alpha * other)


def divided(floor_divide: Callable, true_divide: Callable, truncated: Callable) -> Callable:
    """`div` with its rounding modes.

    truncated   of a quotient and what it is of: the whole part of it, in the dtype that the two have together
    """

    def div(x: Any, y: Any, rounding_mode: Optional[str] = None) -> Any:
        if rounding_mode == "floor":
            return floor_divide(x, y)
        quotient = true_divide(x, y)
        return quotient if rounding_mode is None else truncated(quotient, x, y)

    return div


def in_axes(function: Callable) -> Callable:
    """A function that says `axis` and `keepdims`, as NumPy does, for programs that say `dim` and `keepdim`."""

    def worded(*args: Any, **keywords: Any) -> Any:
        return function(*args, **{_AXES.get(name, name): value for name, value in keywords.items()})

    return worded


_AXES = {"dim": "axis", "keepdim": "keepdims"}

#: Functions of NumPy that PyTorch has by the same name, with the same arguments in the same order, as far as programs use them.
_NUMPY = (
    "acosh all amax amin angle any argmax argmin argsort asinh atanh atleast_2d atleast_3d bincount bitwise_and bitwise_not"
    " bitwise_or bitwise_xor broadcast_to column_stack copysign corrcoef cov cumprod cumsum deg2rad diag diagflat diff dstack einsum"
    " flip fliplr flipud float_power floor_divide fmax fmin fmod frexp gcd heaviside hstack hypot isclose isfinite isin isnan"
    " kron lcm ldexp linspace log10 log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor logspace meshgrid moveaxis"
    " nan_to_num nanmean nanmedian nansum nextafter outer prod quantile ravel remainder roll rot90 searchsorted signbit sinc square"
    " std swapaxes take tensordot tile trapezoid tril triu true_divide vander var vdot vstack"
).split()


def numpy_rows(module: Any) -> Dict[str, Callable]:
    """The rows of a module that has functions of NumPy by their names, for those that it has."""
    return {f"torch.{name}": in_axes(getattr(module, name)) for name in _NUMPY if hasattr(module, name)}


#: Functions that most libraries call otherwise than PyTorch, and alike.
_RENAMED = {
    "eq": "equal",
    "ge": "greater_equal",
    "gt": "greater",
    "le": "less_equal",
    "lt": "less",
    "mul": "multiply",
    "ne": "not_equal",
    "neg": "negative",
}


def renamed_rows(module: Any) -> Dict[str, Callable]:
    """The rows of a module that has comparisons and the like by the names that they have in most libraries."""
    return {f"torch.{name}": getattr(module, other) for name, other in _RENAMED.items()}


def turning_rows(module: Any) -> Dict[str, Callable]:
    """Rows that a module of functions of NumPy has by other names, or by other names of their arguments."""
    return {
        "torch.atleast_1d": lambda x: module.atleast_1d(*(x if isinstance(x, (list, tuple)) else [x])),
        "torch.diagonal": lambda x, offset=0, dim1=0, dim2=1: module.diagonal(x, offset, dim1, dim2),
        "torch.gather": lambda x, dim, index: module.take_along_axis(x, index, dim),
        "torch.movedim": lambda x, source, destination: module.moveaxis(x, source, destination),
        "torch.transpose": lambda x, dim0, dim1: module.swapaxes(x, dim0, dim1),
    }


def part_rows(in_parts: Callable) -> Dict[str, Callable]:
    """The rows of operators that divide a tensor, of a function of a tensor, the sizes of its parts and a dim."""

    def chunk(x: Any, chunks: int, dim: int = 0) -> Any:
        return in_parts(x, shapes.chunk_sizes(x.shape[dim], chunks), dim)

    def split(x: Any, size: Any, dim: int = 0) -> Any:
        return in_parts(x, shapes.split_sizes(x.shape[dim], size), dim)

    return {"torch.chunk": chunk, "torch.split": split, "torch.split_with_sizes": split}


def extreme(reduce: Callable, place: Callable) -> Callable:
    """`max` and `min`: of all elements, or of a dim, with their places."""
    return lambda x, dim=None: reduce(x) if dim is None else (reduce(x, dim), place(x, dim))


def common_rows(
    dtypes: Mapping[str, Any], cast: Callable, reshape: Callable, expand: Callable, full: Callable
) -> Dict[str, Callable]:
    """The rows that follow from a tensor's `shape` and `dtype`, and from how a library casts, reshapes, expands and fills.

    full takes a shape, a number and a dtype.
    """

    def size(x: Any, dim: Optional[int] = None) -> Any:
        return tuple(x.shape) if dim is None else x.shape[dim]

    def to(x: Any, *targets: Any, dtype: Any = None, copy: bool = False) -> Any:
        return cast(x, shapes.dtype_among(targets, dtype) or x.dtype)

    def reshaped(x: Any, *shape: Any) -> Any:
        return reshape(x, shapes.sizes(shape))

    def expanded(x: Any, *shape: Any) -> Any:
        return expand(x, shapes.expanded(x.shape, shapes.sizes(shape)))

    def flattened(x: Any, start_dim: int = 0, end_dim: int = -1) -> Any:
        return reshape(x, shapes.flattened(x.shape, start_dim, end_dim))

    def same_size(x: Any, other: Any) -> bool:
        return tuple(x.shape) == tuple(other.shape)

    def filled(value: float) -> Callable:
        return lambda *shape, dtype=dtypes["float32"]: full(shapes.sizes(shape), value, dtype)

    def filled_like(value: float) -> Callable:
        return lambda x, *shape, dtype=None: full(shapes.sizes(shape), value, dtype or x.dtype)

    return {
        **{f"Tensor.{name}": _cast(cast, dtypes[dtype]) for name, dtype in _CASTS.items()},
        "torch.expand": expanded,
        "torch.flatten": flattened,
        "torch.is_nonzero": bool,
        "torch.is_same_size": same_size,
        "torch.ones": filled(1),
        "torch.reshape": reshaped,
        "torch.zeros": filled(0),
        "Tensor.dim": lambda x: len(x.shape),
        "Tensor.expand_as": lambda x, other: expanded(x, *other.shape),
        "Tensor.new_full": lambda x, shape, value: full(shape, value, x.dtype),
        "Tensor.new_ones": filled_like(1),
        "Tensor.new_zeros": filled_like(0),
        "Tensor.numel": lambda x: math.prod(x.shape),
        "Tensor.reshape_as": lambda x, other: reshaped(x, *other.shape),
        "Tensor.size": size,
        "Tensor.to": to,
        "Tensor.view": reshaped,
        "Tensor.view_as": lambda x, other: reshaped(x, *other.shape),
        ".dtype": lambda x: x.dtype,
        ".shape": size,
    }


#: Methods that cast, and the dtypes that they cast to.
_CASTS = {
    "bool": "bool",
    "int": "int32",
    "long": "int64",
    "float": "float32",
    "double": "float64",
    "cfloat": "complex64",
    "cdouble": "complex128",
}


def _cast(cast: Callable, dtype: Any) -> Callable:
    return lambda x: cast(x, dtype)
