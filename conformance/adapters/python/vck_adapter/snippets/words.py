"""What differs between the libraries that snippets are written in."""

import ast
import functools
from abc import ABC, abstractmethod
from types import ModuleType
from typing import Any, Callable, Dict, List, Optional, Tuple

from ..library import Unsupported
from .rows import Rows, dotted

Json = Dict[str, Any]

#: Names that any snippet can use, by how they are imported.
COMMON = {
    "base64": "import base64",
    "functools": "import functools",
    "itertools": "import itertools",
    "math": "import math",
    "numpy": "import numpy",
    "partial": "from functools import partial",
    "inf": "from math import inf",
    "nan": "from math import nan",
    "assert_allclose": "from numpy.testing import assert_allclose",
    "assert_array_equal": "from numpy.testing import assert_array_equal",
}


class Words(ABC):
    """The words of one library.

    imports   names that stand for its modules in snippets, by how they are imported
    prelude   lines that come before all else
    modules   where its functions are looked for, by what snippets call the module, those to be preferred first
    backend   the module of the backend, which has `vmap` and `is_tensor`
    """

    imports: Dict[str, str]
    prelude: List[str] = []
    modules: Dict[str, ModuleType]
    backend: ModuleType

    @abstractmethod
    def dtype(self, name: str) -> str:
        """A dtype, given PyTorch's name of it."""

    @abstractmethod
    def tensor(self, content: str, dtype: str) -> str:
        """A tensor, given its elements in lists."""

    @abstractmethod
    def from_array(self, array: str, dtype: str) -> str:
        """A tensor that has the elements of an array of numpy."""

    def vmap(self, rows: Rows, args: List[ast.expr], keywords: Dict[str, ast.expr]) -> ast.expr:
        """The library's vmap, called as programs call theirs."""
        return rows.call(self.backend.vmap, args, keywords)

    def mapped(self, writer: Any, vmap: Json, call: Json, scope: Dict[str, ast.expr], block: Any) -> Optional[ast.expr]:
        """The call of a mapped function, written as a whole where that reads better than `vmap(function)(arguments)`."""
        return None

    @abstractmethod
    def native(self, rows: Rows) -> ast.expr:
        """The vmap as a value; a function, in_dims and out_dims are its first three parameters."""

    def operators(self) -> Dict[str, Tuple[Callable, List[ast.expr]]]:
        """Functions by spelling that are not in the table of the backend, and what they are given first."""
        return {}

    def tape(self, leaves: List[str]) -> List[str]:
        """A `with` statement around a program that takes gradients, and what comes first in it."""
        return []

    @abstractmethod
    def leaves(self, value: str) -> str:
        """The tensors in a container."""

    def empty(self, shape: str, dtype: str) -> str:
        """A tensor without elements."""
        return self.from_array(f"numpy.empty({shape}, {dtype!r})", dtype)


def _jax() -> Words:
    from .jax_words import JaxWords

    return JaxWords()


def _tensorflow() -> Words:
    from .tensorflow_words import TensorFlowWords

    return TensorFlowWords()


WORDS: Dict[str, Callable[[], Words]] = {"jax": _jax, "tensorflow": _tensorflow}


@functools.lru_cache(maxsize=None)
def words(backend: str) -> Words:
    """The words of a backend.

    Raises Unsupported if snippets are not written in them.
    """
    if backend not in WORDS:
        raise Unsupported(f"there are no words for {backend}, only for {', '.join(WORDS)}")
    return WORDS[backend]()
