"""How the calls of an operator are made for the table of its family.

`vary` makes the calls in which the variants of an operator, in place and `out`, can differ from it.
"""

import dataclasses

import torch

from inputs import DTYPES, LAYOUTS, label
from original import Call, Ref

NUMBERS = [True, 3, 0.1]

# How far a function may lie from the original's, in units of the last place: about two for each side's library.
CLOSE = 4

# The same for functions that are sums of series, with poles and zeros where digits cancel.
SERIES = 256
# Of float64; the original's trigamma has no more.
TEN_DIGITS = 1 << 22
# Those whose overload for tensors is also called with Python numbers.
TAKE_NUMBERS = ["add.Tensor", "sub.Tensor", "mul.Tensor", "div.Tensor"]


def ref(set_name, dtype):
    return Ref(f"{set_name}/{label(dtype)}")


def over_all_inputs(operator, ulps, dtypes=DTYPES):
    """A function of one tensor on every dtype's special values, and on every layout."""
    for dtype in dtypes:
        yield Call(operator, [ref("special", dtype)], ulps=ulps, pointwise=True)
    for layout in LAYOUTS:
        for dtype in [dtype for dtype in (torch.float32, torch.complex128) if dtype in dtypes]:
            yield Call(operator, [ref(f"small.{layout}", dtype)], ulps=ulps)
    for set_name in ("scalar", "empty"):
        yield Call(operator, [ref(set_name, dtypes[-3 % len(dtypes)])], ulps=ulps)


def vary(operator, *rest, out=True, cast=True, ulps=CLOSE, dtypes=(torch.float32, torch.int64, torch.bool, torch.complex64)):
    """The variants of a functional operator, on each dtype with `rest` as the other arguments.

    cast: whether the result is cast to the type of `out`
    """
    name, _, overload = operator.partition(".")
    in_place = f"{name}_" + (f".{overload.removeprefix('Tensor_')}" if overload else "")
    target = f"{name}." + ("out" if overload == "" or operator in TAKE_NUMBERS else f"{overload}_out")
    for dtype in dtypes:
        others = [ref(value, dtype) if isinstance(value, str) else value for value in rest]
        yield Call(in_place, [ref("small", dtype), *others], ulps=ulps)
        yield Call(in_place, [ref("small.transposed", dtype), *others], ulps=ulps)
        if out and cast:
            yield Call(target, [ref("small.sliced", dtype), *others], {"out": ref("other", torch.float32)}, ulps)
        if out:
            yield Call(target, [ref("small", dtype), *others], {"out": ref("small.transposed", dtype)}, ulps)


def departing(calls, by_input, why):
    """The same calls, some elements of which the reference doesn't take from the original."""
    for call in calls:
        apart = {index: why for index in by_input.get(call.args[0].name, ())}
        yield dataclasses.replace(call, apart=apart)
