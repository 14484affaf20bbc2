"""Whether two recordings say the same. What Java's Agreement does for the reference, this does for the original."""

import math

# Of each dtype: the digits of its significand, and the exponent of its smallest number.
PRECISION = {"float32": (24, -149), "complex64": (24, -149), "float64": (53, -1074), "complex128": (53, -1074)}


def unit(dtype, value):
    """The distance of a number to its neighbours."""
    digits, smallest = PRECISION[dtype]
    return math.ldexp(1.0, max(smallest, math.frexp(value)[1] - digits))


def same(dtype, a, b, ulps):
    """Whether two elements agree; the parts of a complex number are measured by its length."""
    if dtype not in PRECISION:
        return a == b
    left = [float(part) for part in (a if isinstance(a, list) else [a])]
    right = [float(part) for part in (b if isinstance(b, list) else [b])]
    finite = [abs(part) for part in left + right if math.isfinite(part)]
    allowed = ulps * unit(dtype, max(finite, default=0.0))
    return all(same_part(x, y, allowed) for x, y in zip(left, right))


def same_part(x, y, allowed):
    if math.isnan(x) or math.isnan(y):
        return math.isnan(x) and math.isnan(y)
    if math.isinf(x) or math.isinf(y) or (x == 0 and y == 0):
        return x == y and math.copysign(1, x) == math.copysign(1, y)
    return abs(x - y) <= allowed


def alternatives(results, ulps):
    """By index, the elements of later results that agree with no earlier one."""
    first = results[0]
    if not isinstance(first, dict) or "values" not in first:
        assert all(result == first for result in results), f"the original disagrees with itself: {results}"
        return {}
    found = {}
    for other in results[1:]:
        assert other.get("dtype") == first["dtype"] and other.get("shape") == first["shape"], (first, other)
        for index, value in enumerate(other["values"]):
            known = [first["values"][index]] + found.get(str(index), [])
            if not any(same(first["dtype"], value, before, ulps) for before in known):
                found.setdefault(str(index), []).append(value)
    return found


def differences(kept, now):
    """What differs between a kept line and one recorded now, in words."""
    frame = [{key: value for key, value in line.items() if key not in ("gives", "or")} for line in (kept, now)]
    if frame[0] != frame[1]:
        return [f"kept {frame[0]}, recorded {frame[1]}"]
    return list(result_differences(kept, now, kept.get("ulps", 0)))


def result_differences(kept, now, ulps):
    before, after = kept.get("gives"), now.get("gives")
    if not isinstance(before, dict) or "values" not in before or not isinstance(after, dict) or "values" not in after:
        if not same_structure(before, after, ulps):
            yield f"{kept.get('call', kept.get('name'))} gave {before}, gives {after}"
        return
    if any(before[key] != after[key] for key in ("dtype", "shape", "strides", "offset")):
        yield f"{kept['call']} gave {before}, gives {after}"
        return
    for index, value in enumerate(after["values"]):
        known = [before["values"][index]] + kept.get("or", {}).get(str(index), [])
        for here in [value] + now.get("or", {}).get(str(index), []):
            if not any(same(before["dtype"], here, other, ulps) for other in known):
                yield f"{kept['call']}: element {index} was {known}, is {here}"


def same_structure(before, after, ulps):
    """Whether two results that aren't one tensor each agree."""
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(same_structure(a, b, ulps) for a, b in zip(before, after))
    if isinstance(before, dict) and "values" in before and isinstance(after, dict) and "values" in after:
        return not list(result_differences({"call": "", "gives": before}, {"gives": after}, ulps))
    return before == after
