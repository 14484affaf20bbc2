"""Compares how operators batch in the reference with the original: vck operators --json | python check-batching-rules.py

The original says itself which operators its legacy vmap has a rule for: those with a kernel for the dispatch key Batched.
All others, composite ones too, fall back to a loop over the lanes. Whatever has a rule there has one here, and cases.
"""

import json
import sys
from typing import Dict, List, Optional

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
    "long", "requires_grad", "setitem", "shape", "size", "stride", "tensor", "threshold.functional",
}

#: Operators with a rule in the original that no program in Python can call on a mapped tensor, also not through a gradient.
NOT_PUBLIC = {
    **dict.fromkeys(("_add_batch_dim", "_remove_batch_dim"), "how vmap itself wraps and unwraps"),
    **dict.fromkeys(("_has_same_storage_numel", "_make_dual", "_new_zeros_with_same_feature_meta"), "forward-mode gradients"),
    **dict.fromkeys(
        ("add.Scalar", "div.Scalar", "div.Scalar_mode", "mul.Scalar", "sub.Scalar"),
        "of a number Python makes a tensor, and calls the overload for tensors",
    ),
    "_reshape_alias": "a step of reshape",
    "result_type.Scalar_Scalar": "none of its arguments is a tensor",
}


def has_rule(name: str) -> Optional[bool]:
    """None if the original has no operator of that name."""
    try:
        return torch._C._dispatch_has_kernel_for_dispatch_key(f"aten::{name}", "Batched")
    except RuntimeError:
        return None


def names_with_rule() -> List[str]:
    names = [name.removeprefix("aten::") for name in torch._C._dispatch_get_all_op_names() if name.startswith("aten::")]
    return sorted(name for name in names if has_rule(name))


def incomplete(operators: Dict[str, dict]) -> List[str]:
    """What the original has a rule for and the reference lacks, or has no case of."""
    wrong = []
    with_rule = names_with_rule()
    for name in with_rule:
        if name in NOT_PUBLIC:
            if operators.get(name, {"cases": 0})["cases"] > 0:
                wrong.append(f"{name} has cases, so it need not be listed here")
        elif name not in operators:
            wrong.append(f"{name} has a rule in the original, and is not declared")
        elif operators[name]["cases"] == 0:
            wrong.append(f"{name} has a rule in the original, and no case")
    wrong += [f"{name} has no rule in the original, so it need not be listed here" for name in NOT_PUBLIC if name not in with_rule]
    return wrong


def main() -> int:
    compared = 0
    operators = {operator["name"]: operator for operator in json.load(sys.stdin)}
    wrong = incomplete(operators)
    for operator in operators.values():
        name, batching = operator["name"], operator["batching"]
        expected = has_rule(name)
        if (expected is None) != (name in PYTHON):
            wrong.append(f"{name}: the original has {'no' if expected is None else 'an'} operator of that name")
        elif expected is not None:
            compared += 1
            if ((batching != "fallback") == expected) == (name in DIFFERENT):
                here = f"{name} batches by {batching}, in the original by {'a rule' if expected else 'the fallback'}"
                wrong.append(here + (", so it need not be listed here" if name in DIFFERENT else ""))
    print("\n".join(wrong) or f"{compared} operators batch as in the original, and all of its rules have cases")
    return 0 if compared and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
