"""JAX: jax.vmap, with 64-bit types enabled.

Arrays of JAX are values: programs can't write into them, and there are no views, strides or leaves to tell of.
"""

import itertools
from typing import Any, Callable, Dict, List, Tuple

import jax
import jax.numpy as jnp
import jax.scipy.linalg  # which programs can call
import numpy
from jax import lax
from jax.scipy import special

from .. import shapes
from ..library import ObservedTensor, TensorData
from ..shapes import axes, sizes
from ..table import (
    TableLibrary,
    common_rows,
    divided,
    extreme,
    in_axes,
    numpy_rows,
    part_rows,
    renamed_rows,
    scaled,
    turning_rows,
)
from ..values import FORMATS
from ..windows import dense, literal, observed

jax.config.update("jax_enable_x64", True)


def _truncated(quotient: Any, x: Any, y: Any) -> Any:
    return jnp.trunc(quotient).astype(jnp.result_type(x, y))


def _sum(x: Any, dim: Any = None, keepdim: bool = False, dtype: Any = None) -> Any:
    return jnp.sum(x, axis=axes(dim), keepdims=keepdim, dtype=dtype)


def _var_mean(x: Any, dim: Any = None, unbiased: bool = True, keepdim: bool = False) -> Tuple[Any, Any]:
    over = axes(dim)
    return jnp.var(x, over, ddof=int(unbiased), keepdims=keepdim), jnp.mean(x, over, keepdims=keepdim)


def _in_parts(x: Any, lengths: List[int], dim: int) -> Tuple[Any, ...]:
    """The parts one by one, compiled once for all of a size; jnp.split compiles anew for every list of places."""
    starts = itertools.accumulate(lengths, initial=0)
    return tuple(lax.dynamic_slice_in_dim(x, start, length, dim) for start, length in zip(starts, lengths))


def _tensor_split(x: Any, parts: Any, dim: int = 0) -> Tuple[Any, ...]:
    places = parts.tolist() if isinstance(parts, jax.Array) else parts
    if isinstance(places, int):
        return _in_parts(x, shapes.section_sizes(x.shape[dim], places), dim)
    return tuple(jnp.array_split(x, places, axis=dim))


def _unbind(x: Any, dim: int = 0) -> Tuple[Any, ...]:
    return tuple(_select(x, dim, i) for i in range(x.shape[dim]))


def _select(x: Any, dim: int, index: int) -> Any:
    place = shapes.in_range(index, x.shape[dim])
    return lax.dynamic_index_in_dim(x, place, dim, keepdims=False)  # compiled once, not once an index


def _narrow(x: Any, dim: int, start: int, length: int) -> Any:
    return lax.dynamic_slice_in_dim(x, shapes.window_start(start, length, x.shape[dim]), length, dim)


def _squeeze(x: Any, dim: Any = None) -> Any:
    return jnp.squeeze(x, shapes.squeezed(x.shape, dim))


def _view_as_real(x: Any) -> Any:
    return jnp.stack([jnp.real(x), jnp.imag(x)], axis=-1)


def _at(x: Any, dim: int, index: Any) -> Any:
    return x.at[(slice(None),) * (dim % x.ndim) + (index,)]


def _index_add(x: Any, dim: int, index: Any, source: Any, alpha: Any = 1) -> Any:
    return _at(x, dim, index).add(alpha * source)


def _sort(x: Any, dim: int, descending: bool) -> Tuple[Any, Any]:
    return jnp.sort(x, dim, descending=descending), jnp.argsort(x, dim, descending=descending)


def _linear(x: Any, weight: Any, bias: Any = 0) -> Any:
    return x @ jnp.transpose(weight) + bias


def _conv2d(x: Any, weight: Any, bias: Any = None) -> Any:
    images = lax.conv(x, weight, (1, 1), "VALID")
    return images if bias is None else images + bias[:, None, None]


def _clone(x: Any, memory_format: Any = None) -> Any:
    return jnp.copy(x)


def _is(kind: Any) -> Callable:
    return lambda x: bool(jnp.issubdtype(x.dtype, kind))


#: In jax.numpy by the same name, or by that which stands below.
_SAME = (
    "abs acos asin atan atan2 ceil conj cos cosh diagflat dot exp expm1 floor full_like imag log log10"
    " log1p log2 matmul maximum minimum mv ones_like pow ravel real result_type round sign sin sinh sqrt"
    " tan tanh trace trunc where zeros_like"
).split()
_OTHER_NAMES = {"mv": "matmul", "pow": "power"}

#: Where PyTorch has operators, where JAX has them by the same name, and the names.
_BY_MODULE: List[Tuple[str, Any, str]] = [
    (
        "torch.linalg.",
        jnp.linalg,
        "cholesky cond cross det diagonal eigvalsh inv matrix_norm matrix_power matrix_rank multi_dot norm pinv qr slogdet"
        " solve svdvals tensorinv tensorsolve vecdot vector_norm",
    ),
    ("torch.", jnp.linalg, "cholesky det norm qr slogdet"),
    ("torch.fft.", jnp.fft, "fft fft2 fftn fftshift hfft ifft ifftshift ihfft irfft rfft rfftn"),
    ("torch.special.", special, "entr erf erfc erfinv expit gammaln i0 logit ndtri xlog1py xlogy zeta"),
    ("torch.", special, "erf erfc erfinv i0 logit xlogy"),
    ("torch.nn.functional.", jax.nn, "celu elu gelu glu leaky_relu log_softmax mish one_hot relu6 selu silu softmax softplus"),
    ("torch.", jax.nn, "log_softmax softmax"),
    ("torch.func.", jax, "grad jacfwd jacrev hessian jvp"),
]

_DTYPES = {name: jnp.dtype(name) for name in FORMATS}

TABLE: Dict[str, Callable] = {
    **numpy_rows(jnp),
    **renamed_rows(jnp),
    **turning_rows(jnp),
    **part_rows(_in_parts),
    **{where + name: in_axes(getattr(module, name)) for where, module, names in _BY_MODULE for name in names.split()},
    **common_rows(_DTYPES, lambda x, dtype: x.astype(dtype), jnp.reshape, jnp.broadcast_to, jnp.full),
    **{f"torch.{name}": getattr(jnp, _OTHER_NAMES.get(name, name)) for name in _SAME},
    "torch.add": scaled(jnp.add),
    "torch.bmm": jnp.matmul,
    "torch.conj_physical": jnp.conj,
    "torch.cat": lambda tensors, dim=0: jnp.concatenate(tensors, axis=dim),
    "torch.clamp": lambda x, min=None, max=None: jnp.clip(x, min, max),
    "torch.clamp_max": lambda x, max: jnp.minimum(x, max),
    "torch.clamp_min": lambda x, min: jnp.maximum(x, min),
    "torch.clone": _clone,
    "torch.conv2d": _conv2d,
    "torch.digamma": special.digamma,
    "torch.div": divided(jnp.floor_divide, jnp.true_divide, _truncated),
    "torch.frac": lambda x: x - jnp.trunc(x),
    "torch.index_add": _index_add,
    "torch.index_copy": lambda x, dim, index, source: _at(x, dim, index).set(source),
    "torch.index_fill": lambda x, dim, index, value: _at(x, dim, index).set(value),
    "torch.index_select": lambda x, dim, index: jnp.take(x, index, axis=dim),
    "torch.is_complex": _is(jnp.complexfloating),
    "torch.is_floating_point": _is(jnp.floating),
    "torch.lgamma": special.gammaln,
    "torch.logsumexp": lambda x, dim, keepdim=False: special.logsumexp(x, axes(dim), keepdims=keepdim),
    "torch.masked_fill": lambda x, mask, value: jnp.where(mask, value, x),
    "torch.max": extreme(jnp.max, jnp.argmax),
    "torch.mean": lambda x, dim=None, keepdim=False: jnp.mean(x, axes(dim), keepdims=keepdim),
    "torch.min": extreme(jnp.min, jnp.argmin),
    "torch.mm": jnp.matmul,
    "torch.narrow": _narrow,
    "torch.nn.functional.conv2d": _conv2d,
    "torch.nn.functional.linear": _linear,
    "torch.nn.functional.threshold": lambda x, threshold, value, inplace=False: jnp.where(x > threshold, x, value),
    "torch.permute": lambda x, *dims: jnp.transpose(x, sizes(dims)),
    "torch.polygamma": special.polygamma,
    "torch.nn.functional.pad": lambda x, widths, value=0: jnp.pad(x, [(0, 0)] * (x.ndim - 1) + [widths], constant_values=value),
    "torch.reciprocal": jnp.reciprocal,
    "torch.relu": jax.nn.relu,
    "torch.rsub": lambda x, other, alpha=1: other - alpha * x,
    "torch.rsqrt": lax.rsqrt,
    "torch.select": _select,
    "torch.sgn": jnp.sign,
    "torch.sigmoid": jax.nn.sigmoid,
    "torch.sort": lambda x, dim=-1, descending=False: _sort(x, dim, descending),
    "torch.squeeze": _squeeze,
    "torch.stack": lambda tensors, dim=0: jnp.stack(tensors, axis=dim),
    "torch.sub": scaled(jnp.subtract),
    "torch.sum": _sum,
    "torch.t": lambda x: jnp.transpose(shapes.turnable(x)),
    "torch.take_along_dim": lambda x, index, dim=None: jnp.take_along_axis(x, index, dim),
    "torch.tensor": lambda value, dtype=None: jnp.array(literal(value), dtype),
    "torch.tensor_split": _tensor_split,
    "torch.unbind": _unbind,
    "torch.unsqueeze": jnp.expand_dims,
    "torch.var_mean": _var_mean,
    "torch.view_as_complex": lambda x: lax.complex(shapes.pairs(x)[..., 0], x[..., 1]),
    "torch.view_as_real": _view_as_real,
    "Tensor.item": lambda x: x.item(),
    "Tensor.new_empty": lambda x, *shape: jnp.empty(sizes(shape), x.dtype),
    ".T": jnp.transpose,
    ".mT": jnp.matrix_transpose,
    ".H": lambda x: jnp.conj(jnp.transpose(x)),
    ".mH": lambda x: jnp.conj(jnp.matrix_transpose(x)),
    ".real": jnp.real,
    ".imag": jnp.imag,
}


def is_tensor(value: Any) -> bool:
    return isinstance(value, jax.Array)


def vmap(func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
    """JAX's own vmap, with the arguments that programs give."""
    return jax.vmap(func, in_axes=in_dims, out_axes=out_dims)


class Jax(TableLibrary):
    """Each row of the table names what JAX users call where users of PyTorch call the operator."""

    name = "jax"
    capabilities = ("complex", "int32", "float64", "many-dims", "loop")
    dtypes = _DTYPES
    table = TABLE
    modules = {"jax": jax}

    @property
    def version(self) -> str:
        return jax.__version__

    def is_tensor(self, value: Any) -> bool:
        return is_tensor(value)

    def tensors(self, data: List[TensorData]) -> List[Any]:
        return [jax.device_put(dense(tensor)) for tensor in data]

    def read(self, tensor: Any) -> ObservedTensor:
        return observed(numpy.asarray(tensor))

    def vmap(self, func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        return vmap(func, in_dims, out_dims)
