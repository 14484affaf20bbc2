"""Where in the variables of a program a value stands: result, result[0], result[*], z['x'][1]."""

import re
from typing import Any, Dict, List, Tuple

_STEP = re.compile(r"\[(?:(\*)|(-?\d+)|'([^']*)')\]")


class Missing(Exception):
    """A path leads to nothing; the text says why."""


def variable(path: str) -> str:
    """The variable that a path begins with."""
    return path.partition("[")[0]


def find(path: str, variables: Dict[str, Any]) -> List[Tuple[str, Any]]:
    """The values that a path leads to, each with the path of its own.

    Raises Missing if there are none.
    """
    name = variable(path)
    if name not in variables:
        raise Missing(f"there is no value of {name}")
    found = [(name, variables[name])]
    for every, index, key in _STEP.findall(path):
        found = [item for place, value in found for item in _into(place, value, every, index, key)]
    return found


def items(value: Dict[str, Any]) -> Dict[str, Any]:
    """The items of a container by the step that leads to them; of any other value, none."""
    ((kind, content),) = value.items()
    if kind == "dict":
        return {f"['{key}']": item for key, item in content.items()}
    if kind in ("tuple", "list", "set"):
        return {f"[{index}]": item for index, item in enumerate(content)}
    return {}


def _into(place: str, value: Any, every: str, index: str, key: str) -> List[Tuple[str, Any]]:
    inside = items(value)
    if every and inside:
        return [(place + step, item) for step, item in inside.items()]
    if index.startswith("-"):
        index = str(int(index) + len(inside))
    step = f"[{index}]" if index else f"['{key}']"
    if step not in inside:
        raise Missing(f"{place} has no item {step}")
    return [(place + step, inside[step])]
