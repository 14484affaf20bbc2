"""JAX: jax.vmap, with 64-bit types enabled.

Arrays of JAX are values: programs can't write into them, and there are no views, strides or leaves to tell of.
"""

import math
from typing import Any, Callable, Dict, List, Optional, Tuple

import jax
import jax.numpy as jnp
import numpy
from jax import lax
from jax.scipy import special

from ..library import ObservedTensor, Storage, TensorData
from ..table import TableLibrary
from ..values import FORMATS

jax.config.update("jax_enable_x64", True)

def _window(tensor: TensorData) -> numpy.ndarray:
    memory = numpy.frombuffer(_padded(tensor.storage), dtype=tensor.storage.dtype)
    strides = [stride * memory.itemsize for stride in tensor.strides]
    return numpy.lib.stride_tricks.as_strided(memory[tensor.offset :], tensor.shape, strides)


def _padded(storage: Storage) -> bytes:
    return storage.data or bytes(16)  # numpy makes no window on nothing


def _axes(dim: Any) -> Any:
    """No dims at all are all dims."""
    return (tuple(dim) or None) if isinstance(dim, (list, tuple)) else dim


def _scaled(function: Callable) -> Callable:
    return lambda x, y, alpha=1: function(x, y if alpha == 1 else alpha * y)


def _div(x: Any, y: Any, rounding_mode: Optional[str] = None) -> Any:
    if rounding_mode == "floor":
        return jnp.floor_divide(x, y)
    quotient = jnp.true_divide(x, y)
    return quotient if rounding_mode is None else jnp.trunc(quotient).astype(jnp.result_type(x, y))


def _sum(x: Any, dim: Any = None, keepdim: bool = False, dtype: Any = None) -> Any:
    return jnp.sum(x, axis=_axes(dim), keepdims=keepdim, dtype=dtype)


def _var_mean(x: Any, dim: Any = None, unbiased: bool = True, keepdim: bool = False) -> Tuple[Any, Any]:
    axes = _axes(dim)
    return jnp.var(x, axes, ddof=int(unbiased), keepdims=keepdim), jnp.mean(x, axes, keepdims=keepdim)


def _chunk(x: Any, chunks: int, dim: int = 0) -> Tuple[Any, ...]:
    return _split(x, math.ceil(x.shape[dim] / chunks), dim)


def _split(x: Any, size: Any, dim: int = 0) -> Tuple[Any, ...]:
    if isinstance(size, int):
        places = range(size, x.shape[dim], size) if size else []
    else:
        places = numpy.cumsum(size)[:-1].tolist()
    return tuple(jnp.split(x, list(places), axis=dim))


def _tensor_split(x: Any, parts: Any, dim: int = 0) -> Tuple[Any, ...]:
    return tuple(jnp.array_split(x, parts if isinstance(parts, int) else list(parts), axis=dim))


def _unbind(x: Any, dim: int = 0) -> Tuple[Any, ...]:
    return tuple(_select(x, dim, i) for i in range(x.shape[dim]))


def _select(x: Any, dim: int, index: int) -> Any:
    if not -x.shape[dim] <= index < x.shape[dim]:
        raise IndexError(f"index {index} is out of range for a dim of size {x.shape[dim]}")
    return lax.dynamic_index_in_dim(x, index, dim, keepdims=False)  # compiled once, not once an index


def _narrow(x: Any, dim: int, start: int, length: int) -> Any:
    return lax.slice_in_dim(x, start, start + length, axis=dim)


def _t(x: Any) -> Any:
    return jnp.matrix_transpose(x) if x.ndim == 2 else x


def _squeeze(x: Any, dim: Any = None) -> Any:
    dims = range(x.ndim) if dim is None else dim if isinstance(dim, (tuple, list)) else [dim]
    return jnp.squeeze(x, tuple(each for each in dims if x.shape[each] == 1))


def _sizes(sizes: Tuple[Any, ...]) -> Tuple[int, ...]:
    return tuple(sizes[0]) if len(sizes) == 1 and isinstance(sizes[0], (tuple, list)) else sizes


def _reshape(x: Any, *shape: Any) -> Any:
    return jnp.reshape(x, _sizes(shape))


def _expand(x: Any, *shape: Any) -> Any:
    wanted, kept = _sizes(shape), x.shape
    lacking = len(wanted) - len(kept)
    return jnp.broadcast_to(x, [kept[i - lacking] if size == -1 else size for i, size in enumerate(wanted)])


def _size(x: Any, dim: Optional[int] = None) -> Any:
    return x.shape if dim is None else x.shape[dim]


def _view_as_real(x: Any) -> Any:
    return jnp.stack([jnp.real(x), jnp.imag(x)], axis=-1)


def _view_as_complex(x: Any) -> Any:
    if x.shape[-1:] != (2,):
        raise ValueError(f"pairs have a last dimension of size 2, got the shape {x.shape}")
    return lax.complex(x[..., 0], x[..., 1])


def _full(value: float) -> Callable:
    def full(*shape: Any, dtype: Any = jnp.float32) -> Any:
        return jnp.full(_sizes(shape), value, dtype)

    return full


def _tensor(value: Any, dtype: Any = None) -> Any:
    made = numpy.array(value)
    return jnp.array(made, dtype or (jnp.float32 if made.dtype.kind == "f" else made.dtype))


def _index_add(x: Any, dim: int, index: Any, source: Any, alpha: Any = 1) -> Any:
    return x.at[(slice(None),) * (dim % x.ndim) + (index,)].add(alpha * source)


def _like(value: float) -> Callable:
    """`x.new_ones(sizes)`: a new tensor with the dtype of another one."""

    def new(x: Any, *shape: Any, dtype: Any = None) -> Any:
        return jnp.full(_sizes(shape), value, dtype or x.dtype)

    return new


def _linear(x: Any, weight: Any, bias: Any = 0) -> Any:
    return x @ jnp.matrix_transpose(weight) + bias


def _to(x: Any, *targets: Any, dtype: Any = None, copy: bool = False) -> Any:
    for target in targets:  # a device, always the CPU, or what has or is a dtype
        dtype = dtype if isinstance(target, str) else target.dtype if isinstance(target, jax.Array) else target
    return x.astype(dtype or x.dtype)


def _clone(x: Any, memory_format: Any = None) -> Any:
    return jnp.copy(x)


def _cast(dtype: Any) -> Callable:
    return lambda x: x.astype(dtype)


def _is(kind: Any) -> Callable:
    return lambda x: bool(jnp.issubdtype(x.dtype, kind))


#: In jax.numpy by the same name, or by that which stands below.
_SAME = (
    "abs acos asin atan atan2 atleast_1d ceil conj cos cosh diagflat dot exp expm1 floor full_like imag log log10"
    " log1p log2 matmul maximum minimum mul mv neg ones_like pow ravel real result_type round sign sin sinh sqrt"
    " tan tanh trace trunc where zeros_like"
).split()
_OTHER_NAMES = {
    "mul": "multiply",
    "neg": "negative",
    "pow": "power",
    "mv": "matmul",
}

TABLE: Dict[str, Callable] = {
    **{f"torch.{name}": getattr(jnp, _OTHER_NAMES.get(name, name)) for name in _SAME},
    "torch.add": _scaled(jnp.add),
    "torch.bmm": jnp.matmul,
    "torch.conj_physical": jnp.conj,
    "torch.cat": lambda tensors, dim=0: jnp.concatenate(tensors, axis=dim),
    "torch.chunk": _chunk,
    "torch.clamp": lambda x, min=None, max=None: jnp.clip(x, min, max),
    "torch.clamp_max": lambda x, max: jnp.minimum(x, max),
    "torch.clamp_min": lambda x, min: jnp.maximum(x, min),
    "torch.clone": _clone,
    "torch.diagonal": lambda x, offset=0, dim1=0, dim2=1: jnp.diagonal(x, offset, dim1, dim2),
    "torch.digamma": special.digamma,
    "torch.div": _div,
    "torch.eq": jnp.equal,
    "torch.expand": _expand,
    "torch.frac": lambda x: x - jnp.trunc(x),
    "torch.ge": jnp.greater_equal,
    "torch.gt": jnp.greater,
    "torch.index_add": _index_add,
    "torch.index_select": lambda x, dim, index: jnp.take(x, index, axis=dim),
    "torch.is_complex": _is(jnp.complexfloating),
    "torch.is_floating_point": _is(jnp.floating),
    "torch.le": jnp.less_equal,
    "torch.lgamma": special.gammaln,
    "torch.logsumexp": lambda x, dim, keepdim=False: special.logsumexp(x, _axes(dim), keepdims=keepdim),
    "torch.lt": jnp.less,
    "torch.mean": lambda x, dim=None, keepdim=False: jnp.mean(x, _axes(dim), keepdims=keepdim),
    "torch.mm": jnp.matmul,
    "torch.movedim": jnp.moveaxis,
    "torch.narrow": _narrow,
    "torch.ne": jnp.not_equal,
    "torch.nn.functional.linear": _linear,
    "torch.ones": _full(1),
    "torch.permute": lambda x, *dims: jnp.transpose(x, _sizes(dims)),
    "torch.polygamma": special.polygamma,
    "torch.reciprocal": jnp.reciprocal,
    "torch.relu": jax.nn.relu,
    "torch.reshape": _reshape,
    "torch.rsub": lambda x, other, alpha=1: other - alpha * x,
    "torch.rsqrt": lax.rsqrt,
    "torch.select": _select,
    "torch.sgn": jnp.sign,
    "torch.sigmoid": jax.nn.sigmoid,
    "torch.split": _split,
    "torch.split_with_sizes": _split,
    "torch.squeeze": _squeeze,
    "torch.stack": lambda tensors, dim=0: jnp.stack(tensors, axis=dim),
    "torch.sub": _scaled(jnp.subtract),
    "torch.sum": _sum,
    "torch.t": _t,
    "torch.tensor": _tensor,
    "torch.tensor_split": _tensor_split,
    "torch.transpose": lambda x, dim0, dim1: jnp.swapaxes(x, dim0, dim1),
    "torch.unbind": _unbind,
    "torch.unsqueeze": jnp.expand_dims,
    "torch.var_mean": _var_mean,
    "torch.view_as_complex": _view_as_complex,
    "torch.view_as_real": _view_as_real,
    "torch.zeros": _full(0),
    "Tensor.bool": _cast(jnp.bool_),
    "Tensor.cdouble": _cast(jnp.complex128),
    "Tensor.cfloat": _cast(jnp.complex64),
    "Tensor.dim": lambda x: x.ndim,
    "Tensor.double": _cast(jnp.float64),
    "Tensor.expand_as": lambda x, other: _expand(x, *other.shape),
    "Tensor.float": _cast(jnp.float32),
    "Tensor.int": _cast(jnp.int32),
    "Tensor.item": lambda x: x.item(),
    "Tensor.long": _cast(jnp.int64),
    "Tensor.new_full": lambda x, shape, value: jnp.full(shape, value, x.dtype),
    "Tensor.new_ones": _like(1),
    "Tensor.new_zeros": _like(0),
    "Tensor.numel": lambda x: x.size,
    "Tensor.reshape_as": lambda x, other: _reshape(x, *other.shape),
    "Tensor.size": _size,
    "Tensor.to": _to,
    "Tensor.view": _reshape,
    "Tensor.view_as": lambda x, other: _reshape(x, *other.shape),
    ".dtype": lambda x: x.dtype,
    ".T": jnp.transpose,
    ".mT": jnp.matrix_transpose,
    ".H": lambda x: jnp.conj(jnp.transpose(x)),
    ".mH": lambda x: jnp.conj(jnp.matrix_transpose(x)),
    ".shape": lambda x: x.shape,
    ".real": jnp.real,
    ".imag": jnp.imag,
}


class Jax(TableLibrary):
    """Each row of the table names what JAX users call where users of PyTorch call the operator."""

    name = "jax"
    capabilities = ("complex", "int32", "float64", "many-dims", "loop")
    dtypes = {name: jnp.dtype(name) for name in FORMATS}
    table = TABLE

    @property
    def version(self) -> str:
        return jax.__version__

    def is_tensor(self, value: Any) -> bool:
        return isinstance(value, jax.Array)

    def tensors(self, data: List[TensorData]) -> List[Any]:
        return [jnp.array(_window(tensor)) for tensor in data]

    def read(self, tensor: Any) -> ObservedTensor:
        dense = numpy.asarray(tensor)
        return ObservedTensor(dtype=dense.dtype.name, shape=dense.shape, data=dense.tobytes())

    def vmap(self, func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        return jax.vmap(func, in_axes=in_dims, out_axes=out_dims)
