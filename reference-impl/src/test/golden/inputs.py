"""The tensors on which operators are recorded, by name. They are written out once, to inputs.jsonl; calls refer to them.

A name is `set/dtype`, for example `special/float32`:

    special     a vector of every value at which a function may do something of its own, and ordinary ones
    overflowing a vector whose sum is more than its dtype holds on the way; overflowing.row the same as [1, 3]
    zeros       -0 and 0; zeros.turned the other way round
    tiny        [1, 1], a number whose square is 0; tiny.negative likewise
    corners     the special values that `special` variants have; corner.0 and so on each by itself, without dims
    left/right  a column and a row of fewer such values: together all pairs
    small       [2, 3] ordinary values; small.transposed, .sliced, .expanded, .offset the same in other layouts
    scalar      a tensor without dims
    cancelling  rows of which some add up to 0, or to less than 1
    empty       [2, 0]
    *.paired    all pairs of a few values, one after the other

`set~variant/dtype` is made of another tensor, of a [2, 3] if that one has no dims: `no-rows` and `no-columns` are empty,
`scalar` is one of its elements, `few` a vector of two, `turned` has the same elements in another order of memory (`turned.matrix`, if it
is a vector, in a matrix), `special` has
special values in the places of its own, `extremes` the least and the greatest whole numbers.
"""

import torch

REAL = [torch.float32, torch.float64]
COMPLEX = [torch.complex64, torch.complex128]
WHOLE = [torch.int32, torch.int64]
DTYPES = [torch.bool] + WHOLE + REAL + COMPLEX
LAYOUTS = ["transposed", "sliced", "expanded", "offset"]

INF = float("inf")
NAN = float("nan")

# Ordinary numbers: exact in float32, so that no result hangs on how a literal is rounded.
ORDINARY = [0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0, 2.5, -2.5, 3.25, -7.75, 0.015625, -0.0009765625, 10.0, 88.0, -88.0]
# Where functions overflow, underflow, lose their digits, change branch.
FAR = [100.0, -100.0, 710.0, -710.0, 1000.0, 16777217.0, -4503599627370497.5, 1e10, -1e15, 1e20, 1e-6, -1e-12, 1e-30, 0.9999999]
NOT_FINITE = [0.0, -0.0, INF, -INF, NAN]


def label(dtype):
    return str(dtype).removeprefix("torch.")


def extremes(dtype):
    """The largest number, the smallest normal one, and subnormals."""
    info = torch.finfo(dtype)
    return [info.max, -info.max, info.tiny, -info.tiny, info.smallest_normal / 4, info.smallest_normal * info.eps]


def special(dtype):
    if dtype == torch.bool:
        return [False, True]
    if dtype in WHOLE:
        info = torch.iinfo(dtype)
        edges = [info.min, info.min + 1, info.max, info.max - 1, 46341, -46341]
        return [0, 1, -1, 2, -2, 3, -3, 7, -8, 10, 100, 16777217] + edges
    if dtype in REAL:
        return NOT_FINITE + ORDINARY + FAR + extremes(dtype)
    part = part_of(dtype)
    parts = NOT_FINITE + [1.0, -1.0, 0.5, -2.5, 100.0, -1000.0, 1e-12, torch.finfo(part).max, torch.finfo(part).tiny / 4]
    return [complex(re, im) for re in parts for im in parts]


def pairs(dtype):
    """A choice of the special values that is small enough for all its pairs."""
    if dtype == torch.bool:
        return [False, True]
    if dtype in WHOLE:
        info = torch.iinfo(dtype)
        return [0, 1, -1, 2, -3, 5, 31, 65, -46341, info.min, info.max]
    if dtype in REAL:
        info = torch.finfo(dtype)
        return NOT_FINITE + [1.0, -1.0, 0.5, 2.0, -2.5, 3.0, 1e-6, -1e10, 16777217.0, info.max, info.tiny / 4]
    top = torch.finfo(part_of(dtype)).max
    return [complex(re, im) for re, im in [
        (0.0, 0.0), (-0.0, 0.0), (1.0, 0.0), (-1.0, -0.0), (0.0, 1.0), (0.5, -2.5), (3.0, 2.0), (-2.0, 0.25),
        (INF, 0.0), (-INF, 1.0), (0.0, INF), (INF, -INF), (NAN, 0.0), (1.0, NAN), (NAN, NAN), (top, top), (1e-20, -1e-20)]]


def part_of(dtype):
    return torch.float32 if dtype == torch.complex64 else torch.float64


def ordinary(dtype, count):
    """Distinct numbers; sums and products of a few are exact in every dtype that has fractions."""
    values = [(7 * i) % 19 - 6 for i in range(count)]
    if dtype == torch.bool:
        return [value % 3 == 0 for value in values]
    if dtype in WHOLE:
        return values
    if dtype in REAL:
        return [value / 4 for value in values]
    return [complex(value / 4, (3 - value) / 2) for value in values]


def tensor(values, dtype, *shape):
    return torch.tensor(values, dtype=dtype).reshape(shape or (len(values),))


def laid_out(contiguous, layout):
    """The same numbers, but of an expanded tensor, in memory of another order."""
    if layout == "transposed":
        return contiguous.t().contiguous().t()
    if layout == "sliced":
        memory = torch.zeros(contiguous.shape[0], 2 * contiguous.shape[1], dtype=contiguous.dtype)
        memory[:, ::2] = contiguous
        return memory[:, ::2]
    if layout == "expanded":
        return contiguous[:, :1].clone().expand(contiguous.shape)
    memory = torch.zeros(contiguous.numel() + 1, dtype=contiguous.dtype)
    memory[1:] = contiguous.reshape(-1)
    return memory[1:].view(contiguous.shape)


def is_special(tensor, dtype):
    """Whether it has that dtype, and the values at which a function may do something of its own."""
    if tensor.dtype != dtype:
        return False
    flat = (torch.view_as_real(tensor) if dtype.is_complex else tensor).reshape(-1)
    zero, subnormal = flat == 0, flat.abs() < torch.finfo(dtype).tiny
    return bool(flat.isnan().any() and flat.isinf().any() and (zero & torch.signbit(flat)).any() and (subnormal & ~zero).any())


def is_extreme(tensor):
    """Whether it has the least and the greatest number of its dtype."""
    if tensor.dtype not in WHOLE:
        return False
    info = torch.iinfo(tensor.dtype)
    return bool((tensor == info.min).any() and (tensor == info.max).any())


def varied(name, variant):
    """The name of a variant of a tensor."""
    set_name, _, dtype = name.partition("/")
    return f"{set_name}~{variant}/{dtype}"


def variant_of(tensor, variant):
    if variant == "scalar":
        return tensor.reshape(-1)[-1].clone() if tensor.numel() else torch.zeros((), dtype=tensor.dtype)
    if tensor.dim() == 0:
        tensor = tensor.repeat(2, 3)
    if variant == "few":
        return tensor.reshape(-1)[:2].clone()
    if variant == "no-rows":
        return tensor[:0].clone()
    if variant == "no-columns":
        return tensor[..., :0].clone()
    if variant == "turned.matrix" and tensor.dim() == 1:
        tensor = tensor[: len(tensor) // 2 * 2].reshape(2, -1)
    if variant.startswith("turned"):
        backwards = list(range(tensor.dim()))[::-1]
        turned = tensor.permute(backwards).contiguous().permute(backwards)
        return torch.stack([tensor, tensor], -1)[..., 0] if turned.is_contiguous() else turned
    if variant == "extremes":
        info = torch.iinfo(tensor.dtype)
        ends = torch.tensor([info.min, info.max], dtype=tensor.dtype)
        return ends.repeat(tensor.numel() // 2 + 1)[: tensor.numel()].reshape(tensor.shape)
    few = special_few(tensor.dtype)
    return few.repeat(tensor.numel() // 8 + 1)[: tensor.numel()].reshape(tensor.shape)


def special_few(dtype):
    subnormal = torch.finfo(dtype).tiny / 4 if dtype.is_floating_point or dtype.is_complex else 0.0
    return torch.tensor([NAN, -0.0, INF, 1.5, -INF, subnormal, -2.0, 0.0], dtype=torch.float64).to(dtype)


class Named(dict):
    """Tensors by name. Variants, and tensors that there are only in other dtypes, are made when they are asked for."""

    def __missing__(self, name):
        set_name, _, dtype = name.partition("/")
        base, _, variant = set_name.rpartition("~")
        if base:
            self[name] = variant_of(self[f"{base}/{dtype}"], variant)
        else:
            others = [other for other in self if other.startswith(f"{set_name}/")]
            self[name] = self[others[0]].to(getattr(torch, dtype))
        return self[name]


def named():
    """All of them, by name."""
    inputs = Named()
    for dtype in DTYPES:
        name = label(dtype)
        chosen = pairs(dtype)
        inputs[f"special/{name}"] = tensor(special(dtype), dtype)
        inputs[f"left/{name}"] = tensor(chosen, dtype, len(chosen), 1)
        inputs[f"right/{name}"] = tensor(chosen, dtype, 1, len(chosen))
        inputs[f"small/{name}"] = tensor(ordinary(dtype, 6), dtype, 2, 3)
        inputs[f"other/{name}"] = tensor(ordinary(dtype, 9)[3:], dtype, 2, 3)
        inputs[f"row/{name}"] = tensor(ordinary(dtype, 11)[8:], dtype)
        inputs[f"square/{name}"] = tensor(ordinary(dtype, 9), dtype, 3, 3)
        inputs[f"cube/{name}"] = tensor(ordinary(dtype, 24), dtype, 2, 3, 4)
        inputs[f"cube.transposed/{name}"] = tensor(ordinary(dtype, 24), dtype, 2, 3, 4).transpose(1, 2)
        rows = [[0.5, 0.25], [0, 0], [2, -2], [0.5, -0.5], [0, 3]]
        inputs[f"cancelling/{name}"] = torch.tensor(rows).to(dtype) * (1j if dtype.is_complex else 1)
        inputs[f"scalar/{name}"] = torch.tensor(ordinary(dtype, 6)[5], dtype=dtype)
        inputs[f"empty/{name}"] = torch.zeros(2, 0, dtype=dtype)
        for layout in LAYOUTS:
            inputs[f"small.{layout}/{name}"] = laid_out(inputs[f"small/{name}"], layout)
    for dtype in REAL + COMPLEX:
        corners = special_few(dtype)
        inputs[f"corners/{label(dtype)}"] = corners
        inputs |= {f"corner.{i}/{label(dtype)}": corner.clone() for i, corner in enumerate(corners)}
    for dtype in REAL:
        name = label(dtype)
        inputs[f"image/{name}"] = tensor(ordinary(dtype, 100), dtype, 2, 2, 5, 5)
        inputs[f"filter/{name}"] = tensor(ordinary(dtype, 54), dtype, 3, 2, 3, 3)
        inputs[f"image.gradient/{name}"] = tensor(ordinary(dtype, 54), dtype, 2, 3, 3, 3)
        inputs[f"zeros/{name}"] = tensor([-0.0, 0.0], dtype)
        inputs[f"zeros.turned/{name}"] = tensor([0.0, -0.0], dtype)
        most = torch.finfo(dtype).max
        inputs[f"overflowing/{name}"] = tensor([most, most, -most], dtype)
        inputs[f"overflowing.row/{name}"] = tensor([most, most, -most], dtype, 1, 3)
        inputs[f"tiny/{name}"] = tensor([torch.finfo(dtype).tiny], dtype, 1, 1)
        inputs[f"tiny.negative/{name}"] = tensor([-torch.finfo(dtype).tiny], dtype, 1, 1)
        inputs[f"bias/{name}"] = tensor(ordinary(dtype, 3), dtype)
    for dtype in (torch.float32, torch.float64, torch.int64):
        inputs[f"pairs/{label(dtype)}"] = tensor(ordinary(dtype, 12), dtype, 2, 3, 2)
    for dtype in (torch.float32, torch.int64, torch.complex64, torch.bool):
        name = label(dtype)
        inputs[f"solid/{name}"] = tensor(ordinary(dtype, 36), dtype, 3, 3, 4)
        inputs[f"solid.transposed/{name}"] = tensor(ordinary(dtype, 36), dtype, 4, 3, 3).permute(2, 1, 0)
    for dtype in REAL:
        odds = torch.tensor([[0.0, 0.25, 0.9], [1.0, 0.5, 0.125]], dtype=dtype)
        inputs[f"odds/{label(dtype)}"] = odds
        inputs[f"odds.transposed/{label(dtype)}"] = laid_out(odds.flip(1), "transposed")
    corners = [0.0, 1.0, -1.0, 2.0, -2.5, 0.5, INF, -INF, NAN]
    inputs["left.paired/float64"] = torch.tensor([left for left in corners for _ in corners], dtype=torch.float64)
    inputs["right.paired/float64"] = torch.tensor([right for _ in corners for right in corners], dtype=torch.float64)
    inputs["tied/float64"] = torch.tensor([[1.0, 3.0, 3.0], [2.0, 1.0, 3.0]], dtype=torch.float64)
    inputs["positions/int64"] = torch.tensor([[0, -1, 2], [1, 1, 0]])
    inputs["positions/float32"] = torch.tensor([[0.5], [1.5]])
    inputs["pair/int64"] = torch.tensor([0, 1])
    inputs["far/int64"] = torch.tensor([3])
    inputs["far/bool"] = torch.tensor([True, False])
    inputs["far.matrix/int64"] = torch.tensor([[0, 1, 3]])
    inputs["places/int64"] = torch.tensor([[2, 0, 1], [0, 0, 1]])[:, :2]
    inputs["places.wide/int64"] = torch.tensor([[1, 0, 1, 0]])
    inputs["distinct/int64"] = torch.tensor([[0, 1], [1, 0]])
    inputs["zero/int64"] = torch.tensor(0)
    inputs["index/int64"] = torch.tensor([2, 0, 2])
    inputs["choice/bool"] = torch.tensor([[True, False, True], [False, False, True]])
    return inputs
