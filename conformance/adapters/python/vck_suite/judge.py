"""Comes to a verdict on a case: asks a backend, and compares what it answers with what the case expects."""

import re
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Tuple

from . import paths
from .values import difference, numel

Json = Dict[str, Any]


@dataclass(frozen=True)
class Backend:
    """What is judged: what it is capable of, and how it answers a message `run`."""

    capabilities: frozenset
    run: Callable[[Json], Json]


@dataclass(frozen=True)
class Verdict:
    """pass, fail, error or unsupported; why, unless it is a pass; and how many expectations could not be judged."""

    outcome: str
    message: str = ""
    unchecked: int = 0


class Unmet(Exception):
    """An expectation is not met; the text says where expected and observed part."""


class Raised(Exception):
    """The program raised, so that there is no value to judge."""


def judge(case: Json, backend: Backend) -> Verdict:
    """The verdict on one case."""
    lacking = sorted(set(case["capabilities"]) - backend.capabilities)
    if lacking:
        return Verdict("unsupported", f"the backend does not have: {', '.join(lacking)}")
    answer = backend.run(_request(case, backend))
    if answer["type"] == "unsupported":
        return Verdict("unsupported", answer["reason"])
    if answer["type"] not in ("returned", "raised"):
        return Verdict("crash", str(answer.get("message", answer)))
    return _conclude(case, backend, answer)


def _request(case: Json, backend: Backend, vmap: str = "native") -> Json:
    message = {key: case[key] for key in ("program", "inputs", "storages", "settings", "observe")}
    if "aliasing" not in backend.capabilities:
        message["observe"] = {**case["observe"], "aliases": []}
    return {"type": "run", "seq": 1, "vmap": vmap, **message}


def _conclude(case: Json, backend: Backend, answer: Json) -> Verdict:
    judged = [each for each in case["expect"] if _can_judge(each, backend)]
    unchecked = len(case["expect"]) - len(judged)
    if answer["type"] == "raised" and all(each["key"] != "raises" for each in case["expect"]):
        return Verdict("error", _error(answer), unchecked)
    found: List[Tuple[str, str]] = []
    for expectation in judged:
        try:
            _KINDS[expectation["key"]](expectation, answer, case, backend)
        except Raised as raised:
            found.append(("error", f"{expectation['key']}: {raised}"))
        except Unmet as unmet:
            found.append(("fail", f"{expectation['key']}: {unmet}"))
    if found:
        return Verdict(*min(found, key=lambda each: each[0]), unchecked)  # an error before a failure
    met = any(each["key"] != "unvalued" for each in judged)
    return Verdict("pass" if met or not unchecked else "unsupported", "", unchecked)


def _can_judge(expectation: Json, backend: Backend) -> bool:
    """A later suite of the same major version may have kinds of expectation that this judge has never heard of."""
    return expectation["key"] in _KINDS and backend.capabilities.issuperset(expectation["capabilities"])


def _error(answer: Json) -> str:
    return f"{answer['kinds'][0]}: {answer['message']} (step {answer['step'] + 1})"


def _values(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
    _compare(expectation["values"], answer, expectation["tolerances"])


def _map_stack(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
    if "by_backend" not in expectation:
        return _values(expectation, answer, case, backend)
    loop = backend.run(_request(case, backend, vmap="loop"))
    if loop["type"] == "raised":
        raise Raised(f"the backend's own loop over the lanes raised {_error(loop)}")
    if loop["type"] != "returned":
        raise Unmet(f"the backend's own loop over the lanes: {loop}")
    expected = {variable: loop["values"][variable] for variable in expectation["by_backend"]}
    _compare(expected, answer, expectation["tolerances"])


def _compare(expected: Json, answer: Json, tolerances: Json) -> None:
    for variable, value in expected.items():
        ((_, observed),) = _at(variable, answer, "values")
        parted = difference(variable, value, observed, tolerances)
        if parted:
            raise Unmet(parted)


def _at(path: str, answer: Json, what: str) -> List[Tuple[str, Json]]:
    """What a path leads to among values or aliases."""
    try:
        return paths.find(path, answer[what])
    except paths.Missing as missing:
        raise Raised(_error(answer)) if answer["type"] == "raised" else Unmet(str(missing)) from None


def _raises(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
    wanted = f"{expectation['kind']} that matches /{expectation.get('message', '')}/"
    if answer["type"] != "raised":
        raise Unmet(f"expected {wanted}, but the program returned")
    if answer["step"] != len(case["program"]) - 1:
        raise Raised(_error(answer))
    if "messages" in backend.capabilities:
        matches = re.search(expectation.get("message", ""), answer["message"])
        if expectation["kind"] not in answer["kinds"] or not matches:
            raise Unmet(f"expected {wanted}, observed {_error(answer)}")


def _property(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
    key = expectation["key"]
    for path, expected in expectation["tensors"].items():
        for place, value in _at(path, answer, "values"):
            observed = value["tensor"].get(key) if "tensor" in value else "no tensor"
            if observed != expected:
                raise Unmet(f"{place}: expected {key} {expected}, observed {observed}")


def _same_object(first: Json, second: Json) -> bool:
    return first["object"] == second["object"]


def _same_data(first: Json, second: Json) -> bool:
    return first["address"] == second["address"]


def _view_of(first: Json, second: Json) -> bool:
    return first["object"] != second["object"] and first["base"] == second["base"]


def _pairs(holds: Callable[[Json, Json], bool]) -> Callable[..., None]:
    def judge_pairs(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
        for first, second in expectation["pairs"]:
            firsts, seconds = _at(first, answer, "aliases"), _at(second, answer, "aliases")
            if "[*]" not in first:
                firsts = firsts * len(seconds)
            elif "[*]" not in second:
                seconds = seconds * len(firsts)
            if len(firsts) != len(seconds):
                raise Unmet(f"{first} leads to {len(firsts)} tensors, {second} to {len(seconds)}")
            for (place, one), (other_place, other) in zip(firsts, seconds):
                if "alias" not in one or "alias" not in other or not holds(one["alias"], other["alias"]):
                    raise Unmet(f"{place} and {other_place} are not so")

    return judge_pairs


def _matching(expectation: Json, answer: Json) -> int:
    return sum(1 for warning in answer["warnings"] if re.search(expectation["pattern"], warning))


def _warnings(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
    count = _matching(expectation, answer)
    if count != expectation["count"]:
        raise Unmet(f"expected {expectation['count']} warnings, observed {count}")


def _fallback(expectation: Json, answer: Json, case: Json, backend: Backend) -> None:
    if (_matching(expectation, answer) > 0) != expectation["given"]:
        raise Unmet(f"expected {expectation['describe']}, observed otherwise")


_KINDS: Dict[str, Callable[..., None]] = {
    "equals": _values,
    "inputs_after": _values,
    "equals_map_stack": _map_stack,
    "raises": _raises,
    "shape": _property,
    "strides": _property,
    "dtype": _property,
    "requires_grad": _property,
    "same_object": _pairs(_same_object),
    "same_data": _pairs(_same_data),
    "view_of": _pairs(_view_of),
    "warnings": _warnings,
    "fallback": _fallback,
    "unvalued": lambda expectation, answer, case, backend: None,
}
