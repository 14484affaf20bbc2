"""Calls of the original: what is called, on which of its code paths, and what comes back."""

import dataclasses

import torch

import inputs

# Operators of the reference that the original has only in Python, or with more arguments.
PYTHON = {
    "getitem": lambda self, index: self[tuple(index)],
    "shape": lambda self: list(self.shape),
    "dtype": lambda self: self.dtype,
    "result_type.Tensor": torch.result_type,
    "result_type.Scalar": torch.result_type,
    "result_type.Scalar_Tensor": torch.result_type,
    "result_type.Scalar_Scalar": torch.result_type,
    "binary_cross_entropy": torch.nn.functional.binary_cross_entropy,
    "binary_cross_entropy_backward": lambda grad, self, target, weight, reduction: (
        torch.ops.aten.binary_cross_entropy_backward(
            grad, self, target, weight, ("none", "mean", "sum").index(reduction)
        )
    ),
    "convolution": lambda image, weight, bias, stride, padding, dilation, groups: torch.ops.aten.convolution(
        image, weight, bias, stride, padding, dilation, False, [0, 0], groups
    ),
    "convolution_backward": lambda grad, image, weight, stride, padding, dilation, groups, mask: (
        torch.ops.aten.convolution_backward(
            grad, image, weight, weight.shape[:1], stride, padding, dilation, False, [0, 0], groups, mask
        )
    ),
}


@dataclasses.dataclass(frozen=True)
class Ref:
    """A tensor of inputs.py."""

    name: str


@dataclasses.dataclass(frozen=True)
class Call:
    """A call of an operator.

    ulps        how far a result may lie from the original's, in units of its last place; 0: the same bits
    pointwise   whether each element of the result hangs only on the elements at its place
    gradient    the argument by which its gradient is recorded, instead of its result
    weight      the gradient that comes in everywhere
    several     whether several refusals may be due, of which it does not matter which is made
    apart       elements for which the reference keeps to mathematics where the original doesn't, and why
    """

    operator: str
    args: list
    kwargs: dict = dataclasses.field(default_factory=dict)
    ulps: int = 0
    pointwise: bool = False
    gradient: int | None = None
    weight: float = 1.5
    several: bool = False
    apart: dict = dataclasses.field(default_factory=dict)


def function(operator):
    if operator in PYTHON:
        return PYTHON[operator]
    name, _, overload = operator.partition(".")
    return getattr(getattr(torch.ops.aten, name), overload or "default")


def fresh(tensor):
    """The same tensor over memory of its own."""
    memory = tensor.untyped_storage().clone()
    return torch.empty(0, dtype=tensor.dtype).set_(memory, tensor.storage_offset(), tensor.shape, tensor.stride())


def dense(tensors):
    """All as long, gapless vectors, so that a vectorised loop reaches every element and leaves no rest."""
    shape = torch.broadcast_shapes(*(tensor.shape for tensor in tensors))
    return [tensor.expand(shape).reshape(-1).repeat(4) for tensor in tensors], shape


def strided(tensor):
    """The same numbers with gaps between them, which keeps vectorised loops away."""
    return torch.stack([tensor, tensor], -1)[..., 0]


def replaced(value, tensors):
    """An argument with its references replaced."""
    if isinstance(value, Ref):
        return fresh(tensors[value.name])
    if isinstance(value, list):
        return [replaced(item, tensors) for item in value]
    return value


def run(call, tensors):
    args = [replaced(value, tensors) for value in call.args]
    kwargs = {name: replaced(value, tensors) for name, value in call.kwargs.items()}
    try:
        if call.gradient is not None:
            return gradient(call, args, kwargs)
        return function(call.operator)(*args, **kwargs)
    except Exception as error:  # whatever the original raises is what is recorded
        return error


def gradient(call, args, kwargs):
    """Of the first result, by one of the arguments."""
    leaf = args[call.gradient].requires_grad_()
    result = function(call.operator)(*args, **kwargs)
    output = result[0] if isinstance(result, tuple) else result
    (found,) = torch.autograd.grad(output, leaf, torch.full_like(output, call.weight))
    return torch.zeros(found.shape, dtype=found.dtype) if found._is_zerotensor() else found


def references(value):
    if isinstance(value, Ref):
        return [value.name]
    if isinstance(value, list):
        return [name for item in value for name in references(item)]
    return []


def results(call, named):
    """What the call gives on each of the original's paths; the first is that of the call as it stands."""
    used = references(call.args) + references(list(call.kwargs.values()))
    found = [run(call, named)]
    with_dims = [name for name in used if named[name].dim() > 0]
    if call.pointwise and with_dims and isinstance(found[0], torch.Tensor) and found[0].numel() > 0:
        apart = {name: strided(named[name]) for name in with_dims}
        found.append(run(call, named | apart))
        longer, shape = dense([named[name] for name in with_dims])
        long_result = run(call, named | dict(zip(with_dims, longer)))
        found.append(long_result[: found[0].numel()].reshape(shape))
    return found


def encode(value):
    """A result, or an argument, as JSON."""
    if isinstance(value, torch.Tensor):
        return {
            "dtype": inputs.label(value.dtype),
            "shape": list(value.shape),
            "strides": list(value.stride()),
            "offset": value.storage_offset(),
            "values": numbers(value),
        }
    if isinstance(value, Exception):
        kind = type(value).__name__
        return {"raises": kind, "message": str(value).split("\nException raised from")[0]}
    if isinstance(value, (list, tuple)):
        return [encode(item) for item in value]
    if isinstance(value, torch.dtype):
        return {"dtype": inputs.label(value)}
    if isinstance(value, torch.memory_format):
        return {"memory_format": str(value).removeprefix("torch.")}
    if isinstance(value, Ref):
        return {"input": value.name}
    if isinstance(value, float):
        return number(value, torch.float64)
    return value


def numbers(tensor):
    """The elements in row-major order, each a JSON value."""
    flat = tensor.detach().reshape(-1)
    if not tensor.dtype.is_complex:
        return [number(value, tensor.dtype) for value in flat.tolist()]
    part = inputs.part_of(tensor.dtype)
    return [[number(z.real, part), number(z.imag, part)] for z in flat.tolist()]


def number(value, dtype):
    """The shortest decimal that reads as the same bits; JSON has no words for what isn't finite."""
    if not dtype.is_floating_point:
        return value
    if value != value or value in (inputs.INF, -inputs.INF):
        return str(value)
    if dtype == torch.float32:
        short = float(str(torch.tensor(value, dtype=dtype).numpy()))
        assert torch.tensor(short, dtype=dtype).item() == value
        return short
    return value
