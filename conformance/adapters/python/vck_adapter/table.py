"""A library whose operators stand in a table, under the spellings by which programs call them."""

from typing import Any, Callable, Mapping

from .library import Library, Unsupported


class TableLibrary(Library):
    """`torch.mul` is a function, `Tensor.size` a method, `.T` an attribute; each takes its receiver first.

    A method that has no row of its own is the function of the same name.
    """

    table: Mapping[str, Callable]

    def function(self, qualified_name: str) -> Callable:
        return self._row(qualified_name, qualified_name)

    def method(self, name: str) -> Callable:
        spelling = f"Tensor.{name}"
        return self.table[spelling] if spelling in self.table else self._row(f"torch.{name}", spelling)

    def operator(self, name: str, spelling: str) -> Callable:
        return self._row(spelling, spelling) if spelling.startswith(".") else super().operator(name, spelling)

    def _row(self, key: str, spelling: str) -> Any:
        if key not in self.table:
            raise Unsupported(f"{self.name} has no operator {spelling}")
        return self.table[key]
