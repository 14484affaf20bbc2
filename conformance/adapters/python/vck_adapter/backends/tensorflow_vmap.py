"""TensorFlow: tf.vectorized_map, over axis 0 alone.

Tensors of TensorFlow are values: programs can't write into them, and there are no views or strides to tell of. Their dtypes
are not promoted, so a program that mixes them can't run. Gradients are those of a tape that watches the program's leaves.
"""

import contextlib
import functools
import logging
import math
import os
import re
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # not what it found of the processor, and no word of GPUs

import tensorflow as tf  # noqa: E402
from tensorflow.experimental import numpy as tnp  # noqa: E402

from .. import shapes
from ..axis_zero import AxisZeroVmap
from ..library import ObservedTensor, TensorData, Unsupported
from ..promotion import OneDType
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

_same_dtypes = OneDType("tensorflow", tf.is_tensor)


def _trunc(x: Any) -> Any:
    return tf.sign(x) * tf.floor(tf.abs(x))


def _reduced(function: Callable) -> Callable:
    return lambda x, dim=None, keepdim=False: function(x, axes(dim), keepdims=keepdim)


_sum = _reduced(tf.reduce_sum)


def _var_mean(x: Any, dim: Any = None, unbiased: bool = True, keepdim: bool = False) -> Tuple[Any, Any]:
    over = shapes.dims(x.shape.rank, dim)
    mean, variance = tf.nn.moments(x, over, keepdims=keepdim)
    count = math.prod(x.shape[each] for each in over)
    return variance * (count / (count - unbiased) if count > unbiased else math.nan), mean


def _full(shape: Any, value: Any, dtype: Any) -> Any:
    if not tf.is_tensor(value):
        value = tf.constant(bool(value) if dtype.is_bool else value, dtype)
    return tf.fill(shape, tf.cast(value, dtype))


def _clamp(x: Any, min: Any = None, max: Any = None) -> Any:
    above = x if min is None else tf.maximum(x, min)
    return above if max is None else tf.minimum(above, max)


def _in_parts(x: Any, lengths: List[int], dim: int) -> Tuple[Any, ...]:
    return tuple(tf.split(x, lengths, axis=dim))


def _tensor_split(x: Any, parts: Any, dim: int = 0) -> Tuple[Any, ...]:
    length = x.shape[dim]
    parts = tf.get_static_value(parts).tolist() if tf.is_tensor(parts) else parts
    if isinstance(parts, int):
        return _in_parts(x, shapes.section_sizes(length, parts), dim)
    ends = [min(place, length) for place in parts] + [length]
    return tuple(_narrow(x, dim, start, max(end - start, 0)) for start, end in zip([0, *ends], ends))


def _narrow(x: Any, dim: int, start: int, length: int) -> Any:
    window = [(0, -1)] * x.shape.rank
    window[dim] = (shapes.window_start(start, length, x.shape[dim]), length)
    return tf.slice(x, *zip(*window))


def _item(x: Any, index: Any) -> Any:
    if not tf.is_tensor(x):
        return x[index]
    if any(tf.is_tensor(each) or isinstance(each, list) for each in (index if isinstance(index, tuple) else [index])):
        raise Unsupported("tensorflow takes no tensor of indices in a subscript")
    return x[index]


def _squeeze(x: Any, dim: Any = None) -> Any:
    squeezed = shapes.squeezed(x.shape, dim)
    return tf.squeeze(x, squeezed) if squeezed else tf.identity(x)  # of no axes, tf.squeeze removes all


def _index_add(x: Any, dim: int, index: Any, source: Any, alpha: Any = 1) -> Any:
    front, added = tnp.moveaxis(x, dim, 0), tnp.moveaxis(alpha * source, dim, 0)
    return tnp.moveaxis(tf.tensor_scatter_nd_add(front, index[:, None], added), 0, dim)


#: In tf.math by the same name.
_SAME = (
    "abs acos asin atan ceil conj cos cosh digamma exp expm1 floor imag lgamma log log1p real reciprocal round"
    " rsqrt sigmoid sign sin sinh sqrt tan tanh"
).split()

#: Functions of one operand, and others that take what those of PyTorch take, by PyTorch's names.
_ALIKE = {
    **{name: getattr(tf.math, name) for name in _SAME},
    "ones_like": tf.ones_like,
    "relu": tf.nn.relu,
    "sgn": tf.sign,
    "trace": tf.linalg.trace,
    "trunc": _trunc,
    "zeros_like": tf.zeros_like,
}

#: Functions of operands that have to be of one dtype.
_OF_ONE_DTYPE = {
    **{name: getattr(tf, name) for name in "atan2 maximum minimum pow".split()},
    "add": scaled(tf.add),
    "bmm": tf.matmul,
    "clamp_max": lambda x, max: tf.minimum(x, max),
    "clamp_min": lambda x, min: tf.maximum(x, min),
    "div": divided(tf.math.floordiv, tf.truediv, lambda quotient, x, y: tf.cast(_trunc(quotient), x.dtype)),
    "dot": lambda x, y: tf.tensordot(x, y, 1),
    "matmul": tnp.matmul,
    "mm": tf.matmul,
    "mv": tf.linalg.matvec,
    "rsub": lambda x, other, alpha=1: other - (x if alpha == 1 else alpha * x),
    "sub": scaled(tf.subtract),
}

#: Where PyTorch has operators, where TensorFlow has them by the same name, and the names.
_BY_MODULE: List[Tuple[str, Any, str]] = [
    ("torch.", tf.math, "acosh asinh atanh cumsum cumprod erf erfc erfinv"),
    ("torch.special.", tf.math, "erf erfc erfinv ndtri xlog1py xlogy zeta"),
    ("torch.linalg.", tf.linalg, "cholesky det inv norm pinv qr slogdet"),
    ("torch.", tf.linalg, "cholesky det logdet norm slogdet"),
    ("torch.nn.functional.", tf.nn, "elu gelu leaky_relu log_softmax relu6 selu silu softmax softplus"),
    ("torch.", tf.nn, "log_softmax softmax"),
]

_DTYPES = {name: tf.as_dtype(name) for name in FORMATS}

TABLE: Dict[str, Callable] = {
    **{name: _same_dtypes(function) for name, function in numpy_rows(tnp).items()},
    **{where + name: in_axes(getattr(module, name)) for where, module, names in _BY_MODULE for name in names.split()},
    **common_rows(_DTYPES, tf.cast, tf.reshape, tf.broadcast_to, _full),
    **turning_rows(tnp),
    **part_rows(_in_parts),
    **{f"torch.{name}": function for name, function in _ALIKE.items()},
    **{f"torch.{name}": _same_dtypes(function) for name, function in _OF_ONE_DTYPE.items()},
    **{name: _same_dtypes(function) for name, function in renamed_rows(tf).items()},
    "torch.cat": _same_dtypes(lambda tensors, dim=0: tf.concat(tensors, axis=dim)),
    "torch.clamp": _same_dtypes(_clamp),
    "torch.clone": lambda x, memory_format=None: tf.identity(x),
    "torch.conj_physical": tf.math.conj,
    "torch.frac": lambda x: x - _trunc(x),
    "torch.full_like": lambda x, value: tf.fill(x.shape, tf.cast(value, x.dtype)),
    "torch.index_add": _index_add,
    "torch.index_select": lambda x, dim, index: tf.gather(x, index, axis=dim),
    "torch.is_complex": lambda x: x.dtype.is_complex,
    "torch.is_floating_point": lambda x: x.dtype.is_floating,
    "torch.logsumexp": _reduced(tf.reduce_logsumexp),
    "torch.max": extreme(tf.reduce_max, tf.argmax),
    "torch.mean": _reduced(tf.reduce_mean),
    "torch.min": extreme(tf.reduce_min, tf.argmin),
    "torch.narrow": _narrow,
    "torch.nn.functional.linear": lambda x, weight, bias=0.0: tnp.matmul(x, tf.transpose(weight)) + bias,
    "torch.nn.functional.threshold": lambda x, threshold, value, inplace=False: tf.where(x > threshold, x, value),
    "torch.polygamma": lambda n, x: tf.math.polygamma(tf.cast(n, x.dtype), x),
    "torch.permute": lambda x, *dims: tf.transpose(x, [shapes.from_front(x.shape.rank, dim) for dim in sizes(dims)]),
    "torch.select": lambda x, dim, index: tf.gather(x, shapes.in_range(index, x.shape[dim]), axis=dim),
    "torch.squeeze": _squeeze,
    "torch.stack": _same_dtypes(lambda tensors, dim=0: tf.stack(tensors, axis=dim)),
    "torch.sum": lambda x, dim=None, keepdim=False, dtype=None: _sum(x if dtype is None else tf.cast(x, dtype), dim, keepdim),
    "torch.t": lambda x: tf.transpose(shapes.turnable(x)),
    "torch.tensor": lambda value, dtype=None: tf.constant(literal(value), dtype),
    "torch.tensor_split": _tensor_split,
    "torch.unbind": lambda x, dim=0: tuple(tf.unstack(x, axis=dim)),
    "torch.unsqueeze": lambda x, dim: tf.expand_dims(x, dim),
    "torch.var_mean": _var_mean,
    "torch.view_as_complex": lambda x: tf.complex(shapes.pairs(x)[..., 0], x[..., 1]),
    "torch.view_as_real": lambda x: tf.stack([tf.math.real(x), tf.math.imag(x)], axis=-1),
    "torch.where": _same_dtypes(tf.where, after=1),
    "Tensor.detach": tf.stop_gradient,
    "Tensor.item": lambda x: x.numpy().item(),
    ".T": tf.transpose,
    ".mT": tf.linalg.matrix_transpose,
    ".H": lambda x: tf.transpose(x, conjugate=True),
    ".mH": tf.linalg.adjoint,
    ".real": tf.math.real,
    ".imag": tf.math.imag,
}


def grad(
    tape: Any, outputs: Any, inputs: Any, grad_outputs: Any = None, allow_unused: bool = False, **_: Any
) -> Tuple[Any, ...]:
    """`torch.autograd.grad`, by the tape of the program; what of a graph is kept or made shows in nothing."""
    if tape is None:
        raise RuntimeError("nothing that a gradient could be taken of requires one")
    wanted = list(inputs) if isinstance(inputs, (tuple, list)) else [inputs]
    gradients = tape.gradient(outputs, wanted, output_gradients=_seeds(outputs, grad_outputs))
    if any(each is None for each in gradients) and not allow_unused:
        raise RuntimeError("one of the tensors was not used in the output")
    return tuple(None if each is None else tf.convert_to_tensor(each) for each in gradients)  # of tf.gather it is no tensor


def is_tensor(value: Any) -> bool:
    return tf.is_tensor(value)


def over_lanes(func: Callable, lanes: Any) -> Any:
    """TensorFlow's own map. Without the second line it would rewrite the function that it is given, and the adapter."""
    as_it_is = tf.autograph.experimental.do_not_convert
    return tf.vectorized_map(as_it_is(func), lanes)


def vmap(func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
    """A vmap of PyTorch's arguments."""
    return AxisZeroVmap(is_tensor, tnp.moveaxis, over_lanes)(func, in_dims, out_dims)


class TensorFlow(TableLibrary):
    """Each row of the table names what users of TensorFlow call where users of PyTorch call the operator."""

    name = "tensorflow"
    capabilities = ("autograd", "complex", "int32", "float64", "loop")
    dtypes = _DTYPES
    table = TABLE
    modules = {"tf": tf}

    def __init__(self) -> None:
        tf.config.threading.set_intra_op_parallelism_threads(1)  # programs are small
        logging.getLogger("tensorflow").setLevel(logging.ERROR)
        self._leaves: List[Any] = []
        self._tape: Optional[tf.GradientTape] = None

    @property
    def version(self) -> str:
        return tf.__version__

    def is_tensor(self, value: Any) -> bool:
        return is_tensor(value)

    def tensors(self, data: List[TensorData]) -> List[Any]:
        made = [tf.constant(dense(tensor)) for tensor in data]
        self._leaves = [tensor for tensor, given in zip(made, data) if given.requires_grad]
        return made

    def read(self, tensor: Any) -> ObservedTensor:
        return observed(tensor.numpy())

    @contextlib.contextmanager
    def session(self, settings: Dict[str, Any]) -> Iterator[None]:
        self._tape = tf.GradientTape(persistent=True) if self._leaves else None
        with self._tape or contextlib.nullcontext():
            if self._tape:
                self._tape.watch(self._leaves)
            yield

    def operator(self, name: str, spelling: str) -> Callable:
        if spelling == "torch.autograd.grad":
            return functools.partial(grad, self._tape)
        if spelling == "[]":
            return _item
        operator = super().operator(name, spelling)
        return operator if spelling[0].isalpha() or spelling.startswith((".", "[")) else _same_dtypes(operator)

    def vmap(self, func: Callable, in_dims: Any = 0, out_dims: Any = 0) -> Callable:
        return vmap(func, in_dims, out_dims)

    def message(self, error: BaseException) -> str:
        text = re.sub(r"\{\{function_node \S+\}\} |\[\[\{\{node .*?\}\}\]\]|\[Op:\w+\]( name: \S*)?", "", str(error))
        lines = (line.strip() for line in text.splitlines())
        return " ".join(line for line in lines if line and not line.startswith(("File ", "Graph execution", "Detected at")))


def _seeds(outputs: Any, given: Any) -> Any:
    """The gradients by outputs; None among several is that of a number by itself."""
    if not isinstance(given, (list, tuple)):
        return given
    return [tf.ones_like(output) if seed is None else seed for output, seed in zip(outputs, given)]
