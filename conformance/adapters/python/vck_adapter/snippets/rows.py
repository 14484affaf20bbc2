"""A call of a row of a table as an expression that a user of the library would write."""

import ast
import builtins
import inspect
import math
from types import ModuleType
from typing import Any, Callable, Dict, Optional, Sequence, Tuple

from ..library import Unsupported
from .folding import Args, Inlined, Keywords, NotInlined, NotStatic, Renaming
from .sources import as_statement, bound_names, definition, free_values, is_ours, without_types

def dotted(name: str) -> ast.expr:
    """`jax.nn.relu`."""
    return ast.parse(name, mode="eval").body


class Rows:
    """Writes calls, and collects the functions of the adapter that go along with a snippet.

    modules   those of a library that have a name in snippets, first those whose names are preferred
    dtypes    the library's dtypes, with their names in snippets
    taken     names that functions that go along must not have
    """

    def __init__(self, modules: Dict[str, ModuleType], dtypes: Dict[str, Any], taken: Sequence[str]):
        self._modules = modules
        self._dtypes = dtypes
        self._taken = set(taken)
        self._names: Dict[int, str] = {}
        self.helpers: Dict[str, ast.stmt] = {}

    def call(self, function: Callable, args: Args, keywords: Keywords, hint: str = "") -> ast.expr:
        """A call of a function.

        hint   what the function might be called, if it has no name of its own
        """
        named = self._library_name(function, hint)
        if named is not None:
            return self._short(function, named, args, keywords)
        if hasattr(function, "__wrapped__"):
            return self.call(function.__wrapped__, args, keywords, hint)  # what is around it checks what it is given
        if not is_ours(function):
            raise Unsupported(f"{function!r} has no name")
        try:
            return Inlined(self, function).call(args, keywords)
        except NotInlined:
            return self.call_of(ast.Name(self.helper(function, hint)), args, keywords)

    def short_call(self, name: str, function: Callable, args: Args, keywords: Keywords) -> ast.expr:
        """A call of a function by another name, without its defaults, by position as far as can be."""
        try:
            bound = inspect.signature(function).bind(*args, **keywords)
        except TypeError:
            return self.call_of(ast.Name(name), args, keywords)
        order = list(inspect.signature(function).parameters)
        full = [bound.arguments.get(each) for each in order]
        while full and full[-1] is None:
            full.pop()
        defaults = [each.default for each in inspect.signature(function).parameters.values()]
        written = [value if value is not None else self.literal(default) for value, default in zip(full, defaults)]
        return self._short(function, ast.Name(name), written, {})

    def value(self, function: Callable, hint: str = "") -> ast.expr:
        """A function as a value."""
        named = self._library_name(function, hint)
        if named is not None:
            return named
        if hasattr(function, "__wrapped__"):
            return self.value(function.__wrapped__, hint)
        if not is_ours(function):
            raise Unsupported(f"{function!r} has no name")
        return ast.Name(self.helper(function, hint))

    def helper(self, function: Callable, hint: str = "") -> str:
        """The name of a function or class of the adapter that goes along."""
        known = self._names.get(id(function))
        if known is not None:
            return known
        own = function.__name__ if function.__name__ != "<lambda>" else hint or "function"
        base = own if own.startswith("_") or isinstance(function, type) else "_" + own
        name = base
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        self._names[id(function)] = name
        written = as_statement(definition(function), name)
        values = vars(inspect.getmodule(function)) if isinstance(function, type) else free_values(function)
        try:
            folded = Renaming(self, values, {}, frozenset(bound_names(written))).visit(without_types(written))
        except NotInlined:
            raise Unsupported(f"{own} can't go along") from None
        self.helpers[name] = ast.fix_missing_locations(folded)
        return name

    def literal(self, value: Any) -> ast.expr:
        """A value that stands in a program as it is.

        Raises NotStatic if it has no such form.
        """
        for name, dtype in self._dtypes.items():
            if value is dtype or (type(value) is type(dtype) and value == dtype):
                return dotted(name)
        if isinstance(value, float) and not math.isfinite(value):
            name = ast.Name("nan" if math.isnan(value) else "inf")
            return ast.UnaryOp(ast.USub(), name) if value < 0 else name
        if isinstance(value, (int, float)) and (value < 0 or (value == 0 and math.copysign(1, value) < 0)):
            return ast.UnaryOp(ast.USub(), ast.Constant(-value))
        if value is None or isinstance(value, (bool, int, float, str, type(...))):
            return ast.Constant(value)
        if isinstance(value, (tuple, list)):
            kind = ast.Tuple if isinstance(value, tuple) else ast.List
            return kind([self.literal(item) for item in value], ast.Load())
        raise NotStatic(repr(value))

    def static(self, expression: ast.expr) -> Any:
        """The value of an expression that always has the same.

        Raises NotStatic for all others.
        """
        if isinstance(expression, ast.Constant):
            return expression.value
        if isinstance(expression, (ast.Tuple, ast.List)):
            items = [self.static(item) for item in expression.elts]
            return tuple(items) if isinstance(expression, ast.Tuple) else items
        if isinstance(expression, ast.UnaryOp) and isinstance(expression.op, ast.USub):
            return -self.static(expression.operand)
        if isinstance(expression, ast.Name) and expression.id in _FLOATS:
            return _FLOATS[expression.id]
        if isinstance(expression, ast.Attribute) and ast.unparse(expression) in self._dtypes:
            return self._dtypes[ast.unparse(expression)]
        raise NotStatic(type(expression).__name__)

    @staticmethod
    def call_of(function: ast.expr, args: Args, keywords: Keywords) -> ast.Call:
        return ast.Call(function, list(args), [ast.keyword(name, value) for name, value in keywords.items()])

    def library_value(self, value: Any) -> Optional[ast.expr]:
        """The name of a library's object or module, if it has one."""
        for name, module in self._modules.items():
            if value is module:
                return dotted(name)
        return self._library_name(value, "")

    def _library_name(self, value: Any, hint: str) -> Optional[ast.expr]:
        if getattr(builtins, getattr(value, "__name__", "") or "", None) is value:
            return dotted(value.__name__)
        for wanted in (hint, getattr(value, "__name__", "") or ""):
            for name, module in self._modules.items():
                if wanted and vars(module).get(wanted) is value:
                    return dotted(f"{name}.{wanted}")
        known = self._index().get(id(value))
        return None if known is None else dotted(known)

    def _index(self) -> Dict[int, str]:
        """The names of all that the modules hold; made once for modules that are the same."""
        key = tuple(self._modules)
        if key not in _INDEXES:
            index: Dict[int, str] = {}
            for name, module in self._modules.items():
                for attribute, value in list(vars(module).items()):
                    if callable(value) and not attribute.startswith("_"):
                        index.setdefault(id(value), f"{name}.{attribute}")
            _INDEXES[key] = index
        return _INDEXES[key]

    def _short(self, function: Callable, named: ast.expr, args: Args, keywords: Keywords) -> ast.expr:
        """A call without what the function takes by default."""
        try:
            parameters = list(inspect.signature(function).parameters.values())
        except (ValueError, TypeError):
            return self.call_of(named, args, keywords)
        defaults = {each.name: each.default for each in parameters}
        kept = {name: value for name, value in keywords.items() if not self._is(value, defaults.get(name))}
        args = list(args)
        positional = [each for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]
        while 0 < len(args) <= len(positional) and self._is(args[-1], positional[len(args) - 1].default):
            args.pop()
        return self.call_of(named, args, kept)

    def _is(self, expression: ast.expr, value: Any) -> bool:
        try:
            found = self.static(expression)
        except NotStatic:
            return False
        return type(found) is type(value) and found == value


_INDEXES: Dict[Tuple[str, ...], Dict[int, str]] = {}

#: Names that snippets import from math.
_FLOATS = {"nan": math.nan, "inf": math.inf}
