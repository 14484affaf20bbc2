"""For libraries that promote no dtypes: what PyTorch would promote is nothing that they could run."""

from typing import Any, Callable, Dict, Iterator, Sequence, Tuple

from .library import Unsupported

#: Dtypes that a number would have to change, which nobody does who promotes none.
_WEAKER: Dict[str, Tuple[str, ...]] = {"bool": (), "int": ("bool",), "float": ("bool", "int32", "int64")}


class OneDType:
    """Makes functions check that their operands are of one dtype.

    library   its name, for the reason
    """

    def __init__(self, library: str, is_tensor: Callable):
        self._library = library
        self._is_tensor = is_tensor

    def __call__(self, function: Callable, after: int = 0) -> Callable:
        """A function of several operands, or of a list of them, that raises Unsupported if their dtypes differ.

        after   so many arguments come before the operands
        """

        def checked(*args: Any, **keywords: Any) -> Any:
            operands = args[0] if args and isinstance(args[0], (list, tuple)) else args[after:]
            dtypes = sorted(set(self._dtypes(operands)))
            if len(dtypes) > 1:
                raise Unsupported(f"{self._library} promotes no dtypes: {' with '.join(dtypes)}")
            return function(*args, **keywords)

        checked.__wrapped__ = function  # type: ignore[attr-defined]
        return checked

    def _dtypes(self, operands: Sequence[Any]) -> Iterator[str]:
        """Those of tensors, and of numbers that would change one of those."""
        dtypes = {operand.dtype.name for operand in operands if self._is_tensor(operand)}
        yield from dtypes
        numbers = {type(operand).__name__ for operand in operands if isinstance(operand, (int, float))}
        yield from (f"a {number}" for number in numbers if dtypes & set(_WEAKER[number]))
