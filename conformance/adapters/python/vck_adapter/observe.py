"""Looks at the variables that a program leaves behind."""

from typing import Any, Callable, Dict, List, Sequence

from .attachments import Attachment
from .library import Library
from .values import write_observed, write_value


def values(
    variables: Dict[str, Any], wanted: Sequence[str], library: Library, attachment: Attachment
) -> Dict[str, Any]:
    """The values of the wanted variables that exist, as JSON; the large ones go into the attachment."""

    return _write(
        variables, wanted, library, lambda value: {"tensor": write_observed(library.read(value), attachment)}
    )


def aliases(variables: Dict[str, Any], wanted: Sequence[str], library: Library) -> Dict[str, Any]:
    """The same with each tensor replaced by which object and memory it is.

    Objects and addresses are numbered in the order in which they turn up, so that two runs say the same.
    """
    if not wanted:
        return {}  # as mostly
    objects = Numbering()
    addresses = Numbering()

    def tensor(value: Any) -> Dict[str, Any]:
        identity = library.identity(value)
        return {
            "alias": {
                "object": objects.of(id(identity.tensor), identity.tensor),
                "base": objects.of(id(identity.base), identity.base),
                "address": addresses.of(identity.address),
            }
        }

    return _write(variables, wanted, library, tensor)


class Numbering:
    """Gives each thing a small number; holds on to what is numbered, so that its id stays its own."""

    def __init__(self) -> None:
        self._numbers: Dict[int, int] = {}
        self._held: List[Any] = []

    def of(self, key: int, held: Any = None) -> int:
        self._held.append(held)
        return self._numbers.setdefault(key, len(self._numbers) + 1)


def _write(
    variables: Dict[str, Any], wanted: Sequence[str], library: Library, tensor: Callable[[Any], Dict[str, Any]]
) -> Dict[str, Any]:
    """A function can't leave its program: a variable that is one is left out."""
    return {
        name: write_value(variables[name], library, tensor)
        for name in wanted
        if name in variables and (not callable(variables[name]) or library.is_tensor(variables[name]))
    }
