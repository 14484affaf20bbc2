"""The families that look at more than one element: views, reductions, matrices, indexing; and those that make tensors."""

import itertools

import torch

from calls import CLOSE, NUMBERS, ref
from inputs import COMPLEX, DTYPES, LAYOUTS, REAL, special
from original import Call, Ref


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
            *(Call("expand", [tensor, added + [-1] * (last + 1)]) for added in ([2], [1], [2, 1], [1, 2])),
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
    for dtype in REAL + COMPLEX:
        corners = ref("corners", dtype)
        calls += [Call("select_backward", [corners, [2, 8], 0, 1]), Call("diagonal_backward", [corners, [8, 9], 1, 0, 1])]
    pairs = [Ref("pairs/float32"), Ref("pairs/float64"), Ref("pairs/int64")]
    calls += [Call("view_as_complex", [tensor]) for tensor in pairs]
    calls += [Call("unfold_backward", [Ref("cube/float64"), [2, 6], 1, 4, 1]),
              Call("unfold_backward", [Ref("cube/float32"), [2, 6], 1, 4, 1])]
    calls += [Call(operator, [Ref(f"small.{layout}/complex64")])
              for operator in ("_conj", "is_conj") for layout in LAYOUTS]
    scalar = Ref("scalar/float32")
    calls += [Call(operator, [scalar]) for operator in ("squeeze", "alias", "detach")]
    calls += [Call("permute", [scalar, []]), Call("transpose.int", [scalar, 0, -1]), Call("view", [scalar, [1, 1]]),
              Call("unsqueeze", [scalar, -1]), Call("expand", [scalar, [2, 0]]), Call("expand", [scalar, [1, 1]]), Call("squeeze.dim", [scalar, 0])]
    calls += [
        Call("select_backward", [Ref("row/float32"), [2, 3], 0, 1]),
        Call("slice_backward", [Ref("small/float32"), [2, 6], 1, 0, 6, 2]),
        Call("diagonal_backward", [Ref("row/float32"), [3, 4], 1, 0, 1]),
    ]
    return calls


def in_double(dtype):
    """The only element of a sum that a float can't hold on the way."""
    why = "the reference adds floats up in double precision, so that nothing overflows or underflows on the way"
    return {0: why} if dtype == torch.float32 else {}


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
        for other in DTYPES:
            calls.append(Call("sum", [ref("cube", dtype)], {"dtype": other}))
            calls.append(Call("sum.dim_IntList", [ref("cube", dtype), [1]], {"dtype": other}))
            calls.append(Call("sum.dim_IntList", [ref("cancelling", dtype), [1]], {"dtype": other}))
        calls.append(Call("sum.dim_IntList", [ref("left", dtype), [1]]))
        for unbiased in (True, False):
            calls.append(Call("var_mean", [ref("small", dtype), unbiased], ulps=CLOSE))
            calls.append(Call("var_mean", [ref("scalar", dtype), unbiased], ulps=CLOSE))
            calls.append(Call("var_mean.dim", [ref("cube", dtype), [0, 2], unbiased, True], ulps=CLOSE))
            calls.append(Call("var_mean.dim", [ref("small.transposed", dtype), [1], unbiased], ulps=CLOSE))
    for dtype in REAL:
        calls.append(Call("sum", [ref("overflowing", dtype)], apart=in_double(dtype)))
        calls.append(Call("sum.dim_IntList", [ref("overflowing.row", dtype), [1]], apart=in_double(dtype)))
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
    for dtype in REAL:  # in which order BLAS adds is its own affair, so nothing overflows here
        calls.append(Call("mm", [ref("tiny", dtype), ref("tiny.negative", dtype)], apart=in_double(dtype)))
    calls += [Call("dot", [ref("corners", dtype), ref("corners", dtype)]) for dtype in REAL + COMPLEX]
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
    for dtype, corner in itertools.product(REAL + COMPLEX, range(8)):
        calls.append(Call("is_nonzero", [ref(f"corner.{corner}", dtype)]))
        calls += [Call("item", [ref(f"corner.{corner}", dtype)])] if dtype in REAL else []
    for name in ("cube/float32", "small.transposed/int64", "small.offset/bool", "scalar/float64", "empty/complex64"):
        tensor = Ref(name)
        calls += [Call(operator, [tensor]) for operator in
                  ("dim", "numel", "size", "shape", "stride", "storage_offset", "is_contiguous")]
        calls += [Call("size.int", [tensor, -1]), Call("stride.int", [tensor, -1]), Call("item", [tensor]),
                  Call("is_nonzero", [tensor]), Call("is_same_size", [tensor, Ref("small/bool")])]
    return calls
