"""Every call that is recorded. A new operator is a line in the table of its family.

Here are the families that work on one element at a time; `structured` has the others, and `calls` how calls are made.
"""

import dataclasses
import itertools

import torch

from calls import CLOSE, NUMBERS, SERIES, TAKE_NUMBERS, TEN_DIGITS, departing, over_all_inputs, ref, vary
from inputs import COMPLEX, DTYPES, INF, LAYOUTS, NAN, REAL, WHOLE, special
from original import Call, Ref
from structured import (
    convolutions, copies, creation, extremes, indexing, linear_algebra, logsumexps, losses, reading, reductions, views,
)

REAL_FUNCTIONS = ["acos", "asin", "atan", "cos", "cosh", "exp", "expm1", "log", "log10", "log1p", "log2", "reciprocal",
                  "rsqrt", "sigmoid", "sin", "sinh", "sqrt", "tan", "tanh"]
EXACT_FUNCTIONS = ["ceil", "floor", "round", "trunc", "neg", "abs", "sign", "sgn", "frac"]
ARITHMETIC = {"add.Tensor": 0, "sub.Tensor": 0, "mul.Tensor": CLOSE, "div.Tensor": CLOSE, "pow.Tensor_Tensor": CLOSE,
              "atan2": CLOSE, "maximum": 0, "minimum": 0}
COMPARISONS = ["eq.Tensor", "ne.Tensor", "lt.Tensor", "le.Tensor", "gt.Tensor", "ge.Tensor"]


# Of complex powers: exp(b * log(a)) turns the last digits of the logarithm into those before.
CONDITIONED = {"pow.Tensor_Tensor": 1024}


# Places of special complex numbers: a real part too small to change 1, beside an infinity, a negative zero, or a subnormal.
LOG1P = (155, 156, 157, 167, 183, 184, 185, 195)
LOG1P_WHY = "the original gives NaN, and loses the sign of a zero, beside a real part near 0"


POLE = "a pole, where the original divides by the rounding error of sin(pi * x)"


def all_calls():
    return {
        "unary": unary(),
        "binary": binary(),
        "comparison": comparison(),
        "copies": copies(),
        "views": views(),
        "reductions": reductions(),
        "extremes": extremes(),
        "logsumexp": logsumexps(),
        "losses": losses(),
        "linear-algebra": linear_algebra(),
        "indexing": indexing(),
        "convolution": convolutions(),
        "creation": creation(),
        "reading": reading(),
        "gradients": gradients(),
    }


def unary():
    calls = []
    for operator in REAL_FUNCTIONS:
        of_inputs = over_all_inputs(operator, CLOSE)
        if operator == "log1p":
            of_inputs = departing(of_inputs, dict.fromkeys(["special/complex64", "special/complex128"], LOG1P), LOG1P_WHY)
        calls += [*of_inputs, *vary(operator)]
    for operator in EXACT_FUNCTIONS:
        ulps = CLOSE if operator in ("abs", "sgn") else 0
        calls += [*over_all_inputs(operator, ulps), *vary(operator, cast=False, ulps=ulps)]
    calls += [*over_all_inputs("conj_physical", 0, COMPLEX), *vary("conj_physical", cast=False, ulps=0, dtypes=COMPLEX)]
    calls += [*over_all_inputs("relu", 0), *vary("relu", out=False, ulps=0)]
    for operator in ("digamma", "lgamma"):
        calls += [*over_all_inputs(operator, SERIES), *vary(operator, ulps=SERIES, dtypes=(torch.float32, torch.int64))]
    for order, dtype in itertools.product(range(4), DTYPES):
        ulps = TEN_DIGITS if order == 1 and dtype == torch.float64 else SERIES
        calls.append(Call("polygamma", [order, ref("special", dtype)], ulps=ulps, pointwise=True, apart=poles(dtype)))
    for dtype, value in itertools.product(DTYPES, (1, 0.5)):
        calls.append(Call("threshold", [ref("special", dtype), value, -3], pointwise=True))
    calls += vary("threshold", 0.5, 2.5, out=False, ulps=0)
    return calls + clamps()


def poles(dtype):
    """Those of the gamma function among the special values."""
    return {i: POLE for i, value in enumerate(special(dtype)) if not dtype.is_complex and value < 0 and value == value // 1}


def clamps():
    calls = []
    for dtype in DTYPES:
        for low, high in ((-1, 2), (0.5, None), (None, True), (3, -3), (0, 0.0), (-0.5, True), (True, 2), (2**31, 0.5), (0, NAN)):
            calls.append(Call("clamp", [ref("special", dtype), low, high], pointwise=True))
        for operator, bound in itertools.product(("clamp_min", "clamp_max"), (-1, 0.5, True, 0.0, -0.0, NAN)):
            calls.append(Call(operator, [ref("special", dtype), bound], pointwise=True))
        calls.append(Call("clamp.Tensor", [ref("left", dtype), ref("right", dtype), ref("scalar", dtype)], pointwise=True))
        calls.append(Call("clamp_min.Tensor", [ref("left", dtype), ref("right", dtype)], pointwise=True))
        calls.append(Call("clamp_max.Tensor", [ref("left", dtype), ref("right", dtype)], pointwise=True))
    for left, right in itertools.product(DTYPES, DTYPES):
        calls.append(Call("clamp_min.Tensor", [ref("small", left), ref("other", right)]))
        calls.append(Call("clamp_max.Tensor", [ref("small.transposed", left), ref("scalar", right)]))
        for third in DTYPES:
            calls.append(Call("clamp.Tensor", [ref("small", left), ref("other", right), ref("row", third)]))
    calls += [Call("clamp", [ref("small", torch.float32)])]
    for operator in ("clamp", "clamp_min", "clamp_max"):
        dtypes = (torch.float32, torch.int64, torch.complex64)
        calls += vary(operator, 1, cast=False, ulps=0, dtypes=dtypes)
        calls += vary(f"{operator}.Tensor", "other", out=False, ulps=0, dtypes=dtypes)
    return calls


def pairs_of(operator, ulps, numbers=True, complex_ulps=None):
    """A function of two tensors: all pairs of special values, of dtypes, of categories, and every layout."""
    real_ulps = ulps
    for dtype in DTYPES:
        ulps = complex_ulps if complex_ulps and dtype.is_complex else real_ulps
        yield Call(operator, [ref("left", dtype), ref("right", dtype)], ulps=ulps, pointwise=True)
    for left, right in itertools.product(DTYPES, DTYPES):
        ulps = complex_ulps if complex_ulps and (left.is_complex or right.is_complex) else real_ulps
        yield Call(operator, [ref("small", left), ref("other", right)], ulps=ulps)
        yield Call(operator, [ref("small", left), ref("scalar", right)], ulps=ulps)
        yield Call(operator, [ref("scalar", left), ref("row", right)], ulps=ulps)
    ulps = complex_ulps or ulps
    for dtype, value in itertools.product(DTYPES, NUMBERS if numbers else []):
        yield Call(operator, [ref("small", dtype), value], ulps=ulps)
        yield Call(operator, [ref("scalar", dtype), value], ulps=ulps)
    for layout in LAYOUTS:
        yield Call(operator, [ref(f"small.{layout}", torch.float32), ref("other", torch.float32)], ulps=ulps)
        yield Call(operator, [ref(f"small.{layout}", torch.float64), ref("small.transposed", torch.float32)], ulps=ulps)
    yield Call(operator, [ref("empty", torch.float32), ref("empty", torch.int64)], ulps=ulps)
    yield Call(operator, [ref("small", torch.float32), ref("empty", torch.float32)], ulps=ulps)
    yield Call(operator, [ref("scalar", torch.float32), ref("empty", torch.float32)], ulps=ulps)


def binary():
    calls = []
    for operator, ulps in ARITHMETIC.items():
        in_place = operator not in ("maximum", "minimum")
        calls += [*pairs_of(operator, ulps, operator in TAKE_NUMBERS, CONDITIONED.get(operator)), *(vary(operator, "other", cast=operator != "atan2", ulps=CONDITIONED.get(operator, ulps)) if in_place else [])]
        if not in_place:
            calls.append(Call(f"{operator}.out", [ref("small", torch.float32), ref("other", torch.float32)],
                              {"out": ref("small.transposed", torch.float32)}))
    for operator, dtype in itertools.product(["maximum", "minimum", "clamp_min.Tensor", "clamp_max.Tensor"], REAL):
        calls.append(Call(operator, [ref("zeros", dtype), ref("zeros.turned", dtype)]))
    calls += pairs_of("rsub.Tensor", 0, numbers=False)
    for operator, alpha in itertools.product(["add.Tensor", "sub.Tensor", "rsub.Tensor"], [2, -1, 0.5, True]):
        for dtype in DTYPES:
            arguments = [ref("small", dtype), ref("other", dtype)]
            calls.append(Call(operator, arguments, {"alpha": alpha}, CLOSE, pointwise=True))
    for dtype in DTYPES:
        for exponent in [0, 1, 2, 3, -1, -2, 0.5, -0.5, 2.5, 1e-46, True]:
            ulps = CONDITIONED["pow.Tensor_Tensor"] if dtype.is_complex else CLOSE
            calls.append(Call("pow.Tensor_Scalar", [ref("special", dtype), exponent], ulps=ulps, pointwise=True))
        for base in [0, 1, 2, -3, 0.5, -2.5, True]:
            ulps = CONDITIONED["pow.Tensor_Tensor"] if dtype.is_complex else CLOSE
            calls.append(Call("pow.Scalar", [base, ref("special", dtype)], ulps=ulps, pointwise=True))
            calls.append(Call("pow.Scalar", [base, ref("small.transposed", dtype)], ulps=ulps))
    return calls + [*vary("pow.Tensor_Scalar", 2)] + rounded_quotients() + numbers_minus_tensors() + pointwise_gradients()


def rounded_quotients():
    """Whole numbers leave out the least by -1, whose quotient the processor refuses, and with it the process of the original."""
    calls = []
    for mode in ("trunc", "floor", None):
        rounding = {"rounding_mode": mode}
        for dtype in REAL:
            calls.append(Call("div.Tensor_mode", [ref("left", dtype), ref("right", dtype)], rounding, CLOSE, pointwise=True))
        for left, right in itertools.product(DTYPES, DTYPES):
            calls.append(Call("div.Tensor_mode", [ref("other", left), ref("scalar", right)], rounding, CLOSE))
        for dtype, value in itertools.product(DTYPES, [3, -2.5]):
            calls.append(Call("div.Tensor_mode", [ref("small.transposed", dtype), value], rounding, CLOSE))
        calls.append(Call("div.Tensor_mode", [ref("small", torch.int64), ref("small", torch.int64)], rounding))
    return calls + [Call("div.Tensor_mode", [ref("small", torch.float32), 2], {"rounding_mode": "up"})]


def numbers_minus_tensors():
    calls = []
    for dtype in DTYPES:
        calls += [Call("rsub.Scalar", [ref("special", dtype), value], pointwise=True) for value in (3, 0.5, True)]
        calls += [Call("rsub.Scalar", [ref("small", dtype), 3, alpha], ulps=CLOSE) for alpha in (2, 0.5, True)]
    return calls


def pointwise_gradients():
    calls = []
    for dtype in DTYPES:
        calls.append(Call("sigmoid_backward", [ref("small", dtype), ref("other", dtype)], ulps=CLOSE))
        calls.append(Call("threshold_backward", [ref("small", dtype), ref("other", dtype), 0.25]))
    for dtype in REAL:
        calls.append(Call("sigmoid_backward", [ref("left", dtype), ref("right", dtype)], ulps=CLOSE, pointwise=True))
    for dtype, number in itertools.product(REAL + WHOLE, (0, 0.5, -1)):
        calls.append(Call("threshold_backward", [ref("left", dtype), ref("right", dtype), number], pointwise=True))
    return calls


def comparison():
    calls = []
    for operator in COMPARISONS:
        calls += [*pairs_of(operator, 0, numbers=False), *vary(operator, "other", ulps=0)]
        by_number = operator.replace(".Tensor", ".Scalar")
        calls += [Call(by_number, [ref("special", dtype), value], pointwise=True) for dtype in DTYPES for value in NUMBERS]
        calls += vary(by_number, 2, ulps=0)
    for left, right in itertools.product(DTYPES, DTYPES):
        calls.append(Call("where.self", [Ref("choice/bool"), ref("small", left), ref("other", right)]))
        calls.append(Call("where.self", [Ref("choice/bool"), ref("small", left), ref("scalar", right)]))
    for dtype in DTYPES:
        calls.append(Call("where.self", [Ref("choice/bool"), ref("small.transposed", dtype), ref("row", dtype)]))
        calls.append(Call("where.self", [ref("small", dtype), ref("small", dtype), ref("other", dtype)]))
        calls.append(Call("where.self", [ref("left", torch.bool), ref("right", dtype), ref("scalar", dtype)]))
    for dtype in REAL + COMPLEX:
        calls.append(Call("where.self", [Ref("choice/bool"), ref("small~special", dtype), ref("small", dtype)]))
    return calls


def gradients():
    """Where differences can't tell: at kinks, poles and ends, and of what is not finite."""
    calls = []
    corners, small = ref("special", torch.float64), ref("small", torch.float32)
    left, right, tied = ref("left.paired", torch.float64), ref("right.paired", torch.float64), ref("tied", torch.float64)
    for operator in [*REAL_FUNCTIONS, *EXACT_FUNCTIONS, "relu", "lgamma", "digamma"]:
        ulps = {"lgamma": SERIES, "tanh": SERIES, "digamma": TEN_DIGITS}.get(operator, 16)
        apart = poles(torch.float64) if operator == "digamma" else {}
        calls.append(Call(operator, [corners], ulps=ulps, gradient=0, apart=apart))
    for operator in [*ARITHMETIC, "rsub.Tensor", "clamp_min.Tensor", "clamp_max.Tensor", "max.other", "min.other"]:
        for by in (0, 1):
            calls.append(Call(operator, [left, right], ulps=16, gradient=by))
            calls.append(Call(operator, [small, ref("row", torch.float32)], ulps=16, gradient=by))
    for exponent in (0, 1, 2, -1, 0.5, 2.5):
        calls.append(Call("pow.Tensor_Scalar", [corners, exponent], ulps=16, gradient=0))
    for base in (0, 1, 2, 0.5):
        calls.append(Call("pow.Scalar", [base, corners], ulps=16, gradient=1))
    calls += [Call("clamp", [corners, low, high], gradient=0) for low, high in ((-1, 2), (0.5, None), (3, -3))]
    calls += [Call("clamp.Tensor", [left, right, ref("scalar", torch.float64)], gradient=by) for by in (0, 1, 2)]
    calls += [Call("threshold", [corners, value, 0], gradient=0) for value in (0, 0.5)]
    for operator in ("max", "min", "median"):
        calls += [Call(operator, [value], gradient=0) for value in (tied, corners)]
        calls += [Call(f"{operator}.dim", [tied, dim], gradient=0) for dim in (0, 1)]
    for dims in ([0], [1], [0, 1]):
        calls.append(Call("logsumexp", [tied, dims], ulps=16, gradient=0))
        calls.append(Call("var_mean.dim", [tied, dims], ulps=64, gradient=0))
    calls.append(Call("logsumexp", [corners, [0]], ulps=16, gradient=0))
    calls += [Call("div.Tensor_mode", [left, right], {"rounding_mode": mode}, gradient=by) for mode in ("trunc", "floor") for by in (0, 1)]
    calls += [Call("where.self", [ref("choice", torch.bool), small, ref("other", torch.float32)], gradient=by) for by in (1, 2)]
    calls += [Call(operator, [ref("small", torch.complex64)], ulps=16, gradient=0) for operator in ("sgn", "abs")]
    for reduction in ("none", "mean", "sum"):
        odds = ref("odds", torch.float64)
        calls.append(Call("binary_cross_entropy", [odds, ref("odds.transposed", torch.float64)], {"reduction": reduction}, 16, gradient=0))
    return calls + [dataclasses.replace(call, weight=INF) for call in calls]
