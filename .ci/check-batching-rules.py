"""Compares how operators batch in the reference with the original: vck operators --json | python check-batching-rules.py

The original says itself which operators its legacy vmap has a rule for: those with a kernel for the dispatch key Batched.
All others, composite ones too, fall back to a loop over the lanes.
"""

import json
import sys
from typing import Optional

import torch

#: What the reference does otherwise, and why.
DIFFERENT = {
    **dict.fromkeys(
        (
            "dim", "is_conj", "is_contiguous", "is_floating_point", "is_leaf", "numel", "requires_grad_", "storage_offset",
            "stride.int",
        ),
        "Python asks the tensor object, and the dispatcher never hears of it",
    ),
    "alias": "part of subscripts; the original refuses `x[...]` inside of vmap",
}

#: Operators of the reference that the original has only in Python, or only there under that name.
PYTHON = {
    "backward", "bool", "cdouble", "cfloat", "double", "dtype", "empty", "float", "getitem", "grad", "grad.attribute", "int",
    "long", "requires_grad", "setitem", "shape", "size", "stride", "tensor",
}


def has_rule(name: str) -> Optional[bool]:
    """None if the original has no operator of that name."""
    try:
        return torch._C._dispatch_has_kernel_for_dispatch_key(f"aten::{name}", "Batched")
    except RuntimeError:
        return None


def main() -> int:
    compared = 0
    wrong = []
    for operator in json.load(sys.stdin):
        name, batching = operator["name"], operator["batching"]
        expected = has_rule(name)
        if (expected is None) != (name in PYTHON):
            wrong.append(f"{name}: the original has {'no' if expected is None else 'an'} operator of that name")
        elif expected is not None:
            compared += 1
            if ((batching != "fallback") == expected) == (name in DIFFERENT):
                here = f"{name} batches by {batching}, in the original by {'a rule' if expected else 'the fallback'}"
                wrong.append(here + (", so it need not be listed here" if name in DIFFERENT else ""))
    print("\n".join(wrong) or f"{compared} operators batch as in the original")
    return 0 if compared and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
