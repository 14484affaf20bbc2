"""Every call that is recorded. A new operator is a line in the table of its family.

`vary` makes the calls in which the variants of an operator, in place and `out`, can differ from it.
"""

import dataclasses
import itertools

import torch

from inputs import COMPLEX, DTYPES, LAYOUTS, REAL, WHOLE, label, special
from original import Call, Ref

NUMBERS = [True, 3, 0.1]

# How far a function may lie from the original's, in units of the last place: about two for each side's library.
CLOSE = 4

# The same for functions that are sums of series, with poles and zeros where digits cancel.
SERIES = 256
# Of float64; the original's trigamma has no more.
TEN_DIGITS = 1 << 22

REAL_FUNCTIONS = ["acos", "asin", "atan", "cos", "cosh", "exp", "expm1", "log", "log10", "log1p", "log2", "reciprocal",
                  "rsqrt", "sigmoid", "sin", "sinh", "sqrt", "tan", "tanh"]
EXACT_FUNCTIONS = ["ceil", "floor", "round", "trunc", "neg", "abs", "sign", "sgn", "frac"]
ARITHMETIC = {"add.Tensor": 0, "sub.Tensor": 0, "mul.Tensor": CLOSE, "div.Tensor": CLOSE, "pow.Tensor_Tensor": CLOSE,
              "atan2": CLOSE, "maximum": 0, "minimum": 0}
# Those whose overload for tensors is also called with Python numbers.
TAKE_NUMBERS = ["add.Tensor", "sub.Tensor", "mul.Tensor", "div.Tensor"]
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
        for low, high in ((-1, 2), (0.5, None), (None, True), (3, -3)):
            calls.append(Call("clamp", [ref("special", dtype), low, high], pointwise=True))
        for operator, bound in itertools.product(("clamp_min", "clamp_max"), (-1, 0.5, True)):
            calls.append(Call(operator, [ref("special", dtype), bound], pointwise=True))
        calls.append(Call("clamp.Tensor", [ref("left", dtype), ref("right", dtype), ref("scalar", dtype)], pointwise=True))
        calls.append(Call("clamp_min.Tensor", [ref("left", dtype), ref("right", dtype)], pointwise=True))
        calls.append(Call("clamp_max.Tensor", [ref("left", dtype), ref("right", dtype)], pointwise=True))
    for left, right in itertools.product(DTYPES, DTYPES):
        calls.append(Call("clamp_min.Tensor", [ref("small", left), ref("other", right)]))
        calls.append(Call("clamp_max.Tensor", [ref("small.transposed", left), ref("scalar", right)]))
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
    calls += pairs_of("rsub.Tensor", 0, numbers=False)
    for operator, alpha in itertools.product(["add.Tensor", "sub.Tensor", "rsub.Tensor"], [2, -1, 0.5, True]):
        for dtype in DTYPES:
            arguments = [ref("small", dtype), ref("other", dtype)]
            calls.append(Call(operator, arguments, {"alpha": alpha}, CLOSE, pointwise=True))
    for dtype in DTYPES:
        for exponent in [0, 1, 2, 3, -1, -2, 0.5, -0.5, 2.5, True]:
            ulps = CONDITIONED["pow.Tensor_Tensor"] if dtype.is_complex else CLOSE
            calls.append(Call("pow.Tensor_Scalar", [ref("special", dtype), exponent], ulps=ulps, pointwise=True))
        for base in [0, 1, 2, -3, 0.5, -2.5, True]:
            ulps = CONDITIONED["pow.Tensor_Tensor"] if dtype.is_complex else CLOSE
            calls.append(Call("pow.Scalar", [base, ref("special", dtype)], ulps=ulps, pointwise=True))
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
    return calls


def copies():
    calls = []
    for source, target in itertools.product(DTYPES, DTYPES):
        calls.append(Call("_to_copy", [ref("special", source)], {"dtype": target}, pointwise=True))
        calls.append(Call("copy_", [ref("small.sliced", target), ref("small.transposed", source)]))
        calls.append(Call("copy_", [ref("small", target), ref("row", source)]))
        calls.append(Call("fill_.Tensor", [ref("small.transposed", target), ref("scalar", source)]))
        calls.append(Call("cat", [[ref("small", source), ref("other", target)], 1]))
        calls.append(Call("stack", [[ref("small", source), ref("other", target)], 1]))
    for dtype in DTYPES:
        calls += [Call("fill_.Scalar", [ref("small.sliced", dtype), value]) for value in [True, -3, 2.5]]
        calls.append(Call("zero_", [ref("small.offset", dtype)]))
        for layout in LAYOUTS:
            calls.append(Call("clone", [ref(f"small.{layout}", dtype)]))
            calls.append(Call("clone", [ref(f"small.{layout}", dtype)], {"memory_format": torch.contiguous_format}))
            calls.append(Call("_to_copy", [ref(f"small.{layout}", dtype)], {"dtype": torch.float64}))
    calls.append(Call("copy_", [ref("small", torch.float32), ref("square", torch.float32)]))
    calls.append(Call("fill_.Tensor", [ref("small", torch.float32), ref("row", torch.float32)]))
    for dim in (0, 1, -1, -2, 2):
        calls.append(Call("cat", [[ref("small", torch.float32), ref("small.transposed", torch.float32)], dim]))
        calls.append(Call("stack", [[ref("small", torch.float32), ref("small.transposed", torch.float32)], dim]))
        calls.append(Call("cat", [[ref("small", torch.float32), ref("empty", torch.float32)], dim]))
    return calls


def views():
    calls = []
    for name in ("cube/float32", "small.transposed/complex64", "small.sliced/int64", "small.expanded/float64",
                 "small.offset/bool"):
        tensor = Ref(name)
        last = 2 if name.startswith("cube") else 1
        calls += [
            Call("permute", [tensor, [last, *range(last)]]),
            Call("transpose.int", [tensor, 0, -1]),
            Call("view", [tensor, [-1]]),
            Call("view", [tensor, [-1, 3]]),
            Call("view", [tensor, [2, 1, -1]]),
            Call("unsqueeze", [tensor, 0]),
            Call("unsqueeze", [tensor, -1]),
            Call("squeeze", [tensor]),
            Call("squeeze.dim", [tensor, 0]),
            Call("squeeze.dims", [tensor, [0, 1]]),
            Call("split.Tensor", [tensor, 2, 1]),
            Call("split.sizes", [tensor, [1, 2], 1]),
            Call("split_with_sizes", [tensor, [1, 1], -1]),
            Call("unbind.int", [tensor, 1]),
            Call("as_strided", [tensor, [2, 2], [1, 1], 1]),
            Call("as_strided", [tensor, [3], [2]]),
            Call("as_strided", [tensor, [9, 9], [9, 9]]),
            Call("unfold", [tensor, -1, 2, 1]),
            Call("unfold", [tensor, 0, 3, 1]),
            Call("view_as_real", [tensor]),
            Call("view_as_complex", [tensor]),
            Call("expand", [tensor, [2] + [-1] * (last + 1)]),
            Call("alias", [tensor]),
            Call("detach", [tensor]),
            Call("select.int", [tensor, 1, -1]),
            Call("select.int", [tensor, 1, 7]),
            Call("slice.Tensor", [tensor, 1, 1, None, 2]),
            Call("slice.Tensor", [tensor, -1, -2, 100, 1]),
            Call("slice.Tensor", [tensor, 0, 5, 2, 1]),
            Call("diagonal", [tensor]),
            Call("diagonal", [tensor, 1, -1, 0]),
            Call("diagonal", [tensor, -9, 0, 1]),
            Call("diagonal", [tensor, 0, 1, 1]),
        ]
    pairs = [Ref("pairs/float32"), Ref("pairs/float64"), Ref("pairs/int64")]
    calls += [Call("view_as_complex", [tensor]) for tensor in pairs]
    calls += [Call("unfold_backward", [Ref("cube/float64"), [2, 6], 1, 4, 1]),
              Call("unfold_backward", [Ref("cube/float32"), [2, 6], 1, 4, 1])]
    calls += [Call(operator, [Ref(f"small.{layout}/complex64")])
              for operator in ("_conj", "is_conj") for layout in LAYOUTS]
    scalar = Ref("scalar/float32")
    calls += [Call(operator, [scalar]) for operator in ("squeeze", "alias", "detach")]
    calls += [Call("permute", [scalar, []]), Call("transpose.int", [scalar, 0, -1]), Call("view", [scalar, [1, 1]]),
              Call("unsqueeze", [scalar, -1]), Call("expand", [scalar, [2, 0]]), Call("squeeze.dim", [scalar, 0])]
    calls += [
        Call("select_backward", [Ref("row/float32"), [2, 3], 0, 1]),
        Call("slice_backward", [Ref("small/float32"), [2, 6], 1, 0, 6, 2]),
        Call("diagonal_backward", [Ref("row/float32"), [3, 4], 1, 0, 1]),
    ]
    return calls


def reductions():
    calls = []
    for dtype in DTYPES:
        for name in ("cube", "scalar", "empty", "small.transposed", "small.sliced", "small.expanded"):
            calls.append(Call("sum", [ref(name, dtype)]))
        for dim, keep in itertools.product(([0], [-1, 0], [], [1], None), (False, True)):
            calls.append(Call("sum.dim_IntList", [ref("cube", dtype), dim, keep]))
            calls.append(Call("sum.dim_IntList", [ref("empty", dtype), dim, keep]))
        calls.append(Call("sum.dim_IntList", [ref("small.transposed", dtype), [0]]))
        calls.append(Call("sum.dim_IntList", [ref("scalar", dtype), [0]]))
        calls += [Call("sum", [ref("cube", dtype)], {"dtype": other}) for other in DTYPES]
        calls.append(Call("sum.dim_IntList", [ref("left", dtype), [1]]))
        for unbiased in (True, False):
            calls.append(Call("var_mean", [ref("small", dtype), unbiased], ulps=CLOSE))
            calls.append(Call("var_mean", [ref("scalar", dtype), unbiased], ulps=CLOSE))
            calls.append(Call("var_mean.dim", [ref("cube", dtype), [0, 2], unbiased, True], ulps=CLOSE))
            calls.append(Call("var_mean.dim", [ref("small.transposed", dtype), [1], unbiased], ulps=CLOSE))
    calls.append(Call("sum.dim_IntList", [Ref("cube/float32"), [0, -3]]))
    calls.append(Call("sum.dim_IntList", [Ref("cube/float32"), [3]]))
    calls.append(Call("sum", [Ref("special/int64")]))
    calls.append(Call("sum", [Ref("special/int32")], {"dtype": torch.int32}))
    return calls


def extremes():
    """The largest, the smallest and the middle one."""
    calls = []
    for operator, dtype in itertools.product(("max", "min", "median"), DTYPES):
        for name in ("cube", "scalar", "empty", "special", "small.transposed", "small.expanded"):
            calls.append(Call(operator, [ref(name, dtype)]))
        for name, dim, keep in itertools.product(("cube", "small.transposed", "scalar"), (0, -1), (False, True)):
            calls.append(Call(f"{operator}.dim", [ref(name, dtype), dim, keep]))
        calls.append(Call(f"{operator}.dim", [ref("empty", dtype), 0]))
        calls.append(Call(f"{operator}.dim", [ref("empty", dtype), 1]))
    return calls


def logsumexps():
    calls = []
    for dtype in DTYPES:
        for name, keep in itertools.product(("cube", "small.transposed", "special"), (False, True)):
            calls.append(Call("logsumexp", [ref(name, dtype), [0], keep], ulps=CLOSE))
        calls += [Call("logsumexp", [ref("cube", dtype), [0, -1]], ulps=CLOSE), Call("logsumexp", [ref("scalar", dtype), [0]], ulps=CLOSE),
                  Call("logsumexp", [ref("empty", dtype), [1]], ulps=CLOSE)]
    return calls


def losses():
    """Of predictions and targets between 0 and 1, both ends included."""
    calls = []
    for dtype in REAL:
        for reduction in ("none", "mean", "sum"):
            for weight in (None, ref("other", dtype)):
                for name in ("odds", "odds.transposed"):
                    calls.append(Call("binary_cross_entropy", [ref(name, dtype), ref("odds", dtype), weight],
                                      {"reduction": reduction}, CLOSE))
                gradient = ref("small" if reduction == "none" else "scalar", dtype)
                calls.append(Call("binary_cross_entropy_backward",
                                  [gradient, ref("odds", dtype), ref("odds.transposed", dtype), weight, reduction], ulps=CLOSE))
    calls.append(Call("binary_cross_entropy", [ref("small", torch.float32), ref("odds", torch.float32)]))
    calls.append(Call("binary_cross_entropy", [ref("odds", torch.float32), ref("small", torch.float32)]))
    calls.append(Call("binary_cross_entropy", [ref("odds", torch.float32), ref("odds", torch.float64)]))
    calls.append(Call("binary_cross_entropy", [ref("small", torch.int64), ref("small", torch.int64)]))
    calls.append(Call("binary_cross_entropy", [ref("odds", torch.float32), ref("row", torch.float32)]))
    calls.append(Call("binary_cross_entropy", [ref("odds", torch.float32), ref("odds", torch.float32)], {"reduction": "all"}))
    return calls


def linear_algebra():
    calls = []
    for left, right in itertools.product(DTYPES, DTYPES):
        calls.append(Call("mm", [ref("small", left), ref("square", right)]))
    for dtype in DTYPES:
        calls.append(Call("mm", [ref("small.sliced", dtype), ref("square", dtype)]))
        calls.append(Call("mm", [ref("small.expanded", dtype), ref("square", dtype)]))
        calls.append(Call("mm", [ref("small.transposed", dtype), ref("square", dtype)]))
        calls.append(Call("bmm", [ref("cube", dtype), ref("cube.transposed", dtype)]))
        calls.append(Call("bmm", [ref("cube.transposed", dtype), ref("cube", dtype)]))
        calls.append(Call("mv", [ref("small.sliced", dtype), ref("row", dtype)]))
        calls.append(Call("mv", [ref("square", dtype), ref("row", dtype)]))
        calls.append(Call("dot", [ref("row", dtype), ref("row", dtype)]))
        calls.append(Call("trace", [ref("square", dtype)]))
        calls.append(Call("trace", [ref("small.transposed", dtype)]))
    calls += [Call("mm", [ref("small", torch.float32), ref("small", torch.float32)]),
              Call("mm", [ref("small", torch.float32), ref("row", torch.float32)]),
              Call("mm", [ref("row", torch.float32), ref("small", torch.float32)]),
              Call("mm", [ref("empty", torch.float32), ref("empty", torch.float32)])]
    return calls


def convolutions():
    calls = []
    for dtype in REAL:
        image, weight, bias = ref("image", dtype), ref("filter", dtype), ref("bias", dtype)
        for geometry in ([1, 1], [0, 0], [1, 1]), ([2, 1], [1, 2], [1, 1]), ([1, 1], [2, 2], [2, 2]):
            calls += [Call("convolution", [image, weight, maybe, *geometry, 1]) for maybe in (bias, None)]
        for mask in ([True, True, True], [False, True, True]):
            gradient = ref("image.gradient", dtype)
            calls.append(Call("convolution_backward", [gradient, image, weight, [1, 1], [0, 0], [1, 1], 1, mask]))
    return calls


def indexing():
    calls = []
    index = Ref("index/int64")
    for dtype in DTYPES:
        calls.append(Call("index_select", [ref("square", dtype), 0, index]))
        calls.append(Call("index_select", [ref("small.transposed", dtype), 1, index]))
        calls.append(Call("index_add", [ref("square", dtype), 0, index, ref("square", dtype)]))
        calls.append(Call("index_add", [ref("small.transposed", dtype), 1, index, ref("small", dtype)], {"alpha": 2}))
        calls.append(Call("index_add_", [ref("square", dtype), -1, index, ref("square", dtype)]))
        calls.append(Call("index_add.out", [ref("square", dtype), 0, index, ref("square", dtype)],
                          {"out": ref("square", dtype)}))
    return calls + advanced_indexing() + scattering()


def advanced_indexing():
    calls = []
    index, matrix, mask = Ref("index/int64"), Ref("positions/int64"), Ref("choice/bool")
    places = [[index], [None, index], [matrix], [index, index], [matrix, index], [matrix, None, index], [None, matrix, index],
              [mask], [None, None, index]]
    for dtype, indices in itertools.product((torch.float32, torch.int64, torch.complex64, torch.bool), places):
        for name in ("solid", "solid.transposed"):
            calls.append(Call("index.Tensor", [ref(name, dtype), indices]))
            for operator, accumulate in itertools.product(("index_put", "index_put_"), (False, True)):
                if accumulate or indices == [mask]:  # else which of several values stays is not said
                    calls.append(Call(operator, [ref(name, dtype), indices, ref("scalar", dtype), accumulate]))
    solid, row = ref("solid", torch.float32), ref("row", torch.float32)
    calls += [Call("index_put", [solid, [None, None, index], row, True]), Call("index_put", [solid, [index], ref("row", torch.float64)]),
              Call("index_put", [solid, [index], Ref("positions/float32")])]
    for wrong in ([row], [index, Ref("positions/int64"), index, index], [ref("far", torch.int64)], [index, ref("pair", torch.int64)],
                  [Ref("far/bool")], [None, Ref("choice/bool")]):
        calls.append(Call("index.Tensor", [solid, wrong]))
    return calls


def scattering():
    calls = []
    index = Ref("places/int64")
    for dtype, dim, name in itertools.product(DTYPES, (0, -1), ("square", "small.transposed")):
        calls.append(Call("gather", [ref(name, dtype), dim, index]))
        calls.append(Call("scatter.src", [ref(name, dtype), dim, Ref("distinct/int64"), ref("square", dtype)]))
        calls.append(Call("scatter_add", [ref(name, dtype), dim, index, ref("square", dtype)]))
    square = ref("square", torch.float32)
    for operator, rest in (("gather", []), ("scatter.src", [square]), ("scatter_add", [square])):
        for wrong in (Ref("index/int64"), Ref("far.matrix/int64"), ref("square", torch.float32), ref("cube", torch.int64)):
            calls.append(Call(operator, [square, 0, wrong, *rest]))
        calls.append(Call(operator, [ref("small", torch.float32), 0, Ref("places.wide/int64"), *rest]))
        calls.append(Call(operator, [ref("scalar", torch.float32), 0, Ref("zero/int64"), *(ref("scalar", torch.float32) for _ in rest)]))
    calls.append(Call("scatter.src", [square, 0, index, ref("square", torch.float64)]))
    return calls


def creation():
    calls = []
    for dtype in DTYPES:
        calls.append(Call("zeros", [[2, 0, 3]], {"dtype": dtype}))
        calls.append(Call("ones", [[2, 3]], {"dtype": dtype}))
        calls += [Call("full", [[2], value], {"dtype": dtype}) for value in NUMBERS]
        calls.append(Call("arange", [5], {"dtype": dtype}))
        calls.append(Call("arange.start_step", [-1, 8, 3], {"dtype": dtype}))
        calls.append(Call("eye", [3], {"dtype": dtype}))
        for other in DTYPES:
            calls.append(Call("result_type.Tensor", [ref("small", dtype), ref("scalar", other)]))
        calls += [Call("result_type.Scalar_Tensor", [value, ref("scalar", dtype)]) for value in NUMBERS]
        calls += [Call("result_type.Scalar", [ref("small", dtype), value]) for value in NUMBERS]
        calls.append(Call("new_zeros", [ref("small", dtype), [2, 1]]))
        calls.append(Call("new_ones", [ref("small", dtype), [2]], {"dtype": torch.float64}))
        calls.append(Call("new_full", [ref("small", dtype), [2], 2.5]))
        for operator in ("zeros_like", "ones_like"):
            calls += [Call(operator, [ref(f"small.{layout}", dtype)]) for layout in LAYOUTS]
        calls.append(Call("full_like", [ref("small.transposed", dtype), -3], {"dtype": torch.float32}))
        calls.append(Call("full_like", [ref("small", dtype), 2.5]))
    calls += [Call("result_type.Scalar_Scalar", list(both)) for both in itertools.product(NUMBERS, NUMBERS)]
    calls += [Call("full", [[2], value]) for value in NUMBERS]
    calls += [Call("arange", [2.5]), Call("arange", [0]), Call("arange.start_step", [1, 10, 3]),
              Call("arange.start_step", [5, 1, -2]), Call("arange.start_step", [0.5, 3]), Call("arange.start_step", [-1, 2, 0.5])]
    return calls


def reading():
    calls = []
    for dtype in DTYPES:
        calls += [Call(operator, [ref("scalar", dtype)])
                  for operator in ("is_nonzero", "dtype", "is_complex", "is_floating_point")]
    calls += [Call("item", [ref("scalar", dtype)]) for dtype in DTYPES if not dtype.is_complex]
    for name in ("cube/float32", "small.transposed/int64", "small.offset/bool", "scalar/float64", "empty/complex64"):
        tensor = Ref(name)
        calls += [Call(operator, [tensor]) for operator in
                  ("dim", "numel", "size", "shape", "stride", "storage_offset", "is_contiguous")]
        calls += [Call("size.int", [tensor, -1]), Call("stride.int", [tensor, -1]), Call("item", [tensor]),
                  Call("is_nonzero", [tensor]), Call("is_same_size", [tensor, Ref("small/bool")])]
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
    for reduction in ("none", "mean", "sum"):
        odds = ref("odds", torch.float64)
        calls.append(Call("binary_cross_entropy", [odds, ref("odds.transposed", torch.float64)], {"reduction": reduction}, 16, gradient=0))
    return calls
