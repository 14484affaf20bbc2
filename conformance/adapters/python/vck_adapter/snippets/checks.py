"""Expectations as assertions about the variables of a program that has run."""

from typing import Any, Dict, List

from .literals import Literals, number

Json = Dict[str, Any]


class Checks:
    """Collects assertions, in order, and each once."""

    def __init__(self, literals: Literals, dtype: Any):
        self._literals = literals
        self._dtype = dtype
        self.lines: List[str] = []

    def check(self, expectation: Json) -> None:
        """What of an expectation can be asserted: values, shapes and dtypes."""
        for variable, value in expectation.get("values", {}).items():
            self._value(variable, value, expectation["tolerances"])
        for path, wanted in expectation.get("tensors", {}).items():
            if expectation["key"] == "shape":
                self._each(path, lambda place: f"assert {place}.shape == {tuple(wanted)!r}")
            elif expectation["key"] == "dtype":
                self._each(path, lambda place: f"assert {place}.dtype == {self._dtype(wanted)}")

    def _each(self, path: str, assertion: Any) -> None:
        """An assertion about each value that a path leads to."""
        before, star, after = path.partition("[*]")
        if star:
            self._add(f"for item in {before}:\n    {assertion('item' + after)}")
        else:
            self._add(assertion(path))

    def _value(self, place: str, value: Json, tolerances: Json) -> None:
        ((kind, content),) = value.items()
        if kind in ("tuple", "list"):
            self._add(f"assert type({place}) is {kind} and len({place}) == {len(content)}")
            for i, item in enumerate(content):
                self._value(f"{place}[{i}]", item, tolerances)
        elif kind == "dict":
            self._add(f"assert type({place}) is dict and len({place}) == {len(content)}")
            for key, item in content.items():
                self._value(f"{place}[{key!r}]", item, tolerances)
        elif kind == "tensor":
            self._close(place, self._literals.observed(content), tolerances.get(content["dtype"]), ", strict=True")
        elif kind == "float":
            self._close(place, number(float(content)), tolerances.get("float"), "")
        else:
            self._add(f"assert {place} == {self._literals.value(value, None)}")

    def _close(self, place: str, wanted: str, tolerance: Any, strict: str) -> None:
        if tolerance is None:
            self._add(f"assert_array_equal({place}, {wanted}{strict})")
        else:
            by = f"rtol={tolerance['relative']!r}, atol={tolerance['absolute']!r}"
            self._add(f"assert_allclose({place}, {wanted}, {by}{strict})")

    def _add(self, line: str) -> None:
        if line not in self.lines:
            self.lines.append(line)
