"""What a function of the adapter does, written out where it is called."""

import ast
import builtins
import copy
import inspect
from types import FunctionType, ModuleType
from typing import Any, Callable, Dict, FrozenSet, List, Optional, Sequence

from .sources import bound_names, definition, free_values, is_ours, without_types

Args = Sequence[ast.expr]
Keywords = Dict[str, ast.expr]


class NotStatic(Exception):
    """An expression has a value only when the program runs."""


class NotInlined(Exception):
    """A call can't be replaced by what the function does."""


class Renaming(ast.NodeTransformer):
    """Puts in what the adapter's names stand for.

    values   what they stand for
    bound    what names are replaced by
    local    names that stay as they are
    """

    def __init__(self, rows: Any, values: Dict[str, Any], bound: Dict[str, ast.expr], local: FrozenSet[str]):
        self._rows = rows
        self._values = values
        self._bound = bound
        self._locals = local

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in self._bound:
            return copy.deepcopy(self._bound[node.id])
        if node.id in self._locals or not isinstance(node.ctx, ast.Load):
            return node
        meant = self._meaning(node)
        if meant is _NOTHING:
            return node
        if isinstance(meant, ModuleType):
            return self._rows.library_value(meant) or node
        return self._written(meant, node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        meant = self._meaning(node)
        if meant is not _NOTHING and is_ours(meant):
            return self._written(meant, node)
        self.generic_visit(node)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.expr:
        inner = self._inside(bound_names(node.args))
        node.args.defaults = [self.visit(each) for each in node.args.defaults]
        node.body = inner.visit(node.body)
        return node

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        return self._comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.expr:
        return self._comprehension(node)

    def _comprehension(self, node: Any) -> ast.expr:
        names = list(bound_names(node))
        node.generators[0].iter = self.visit(node.generators[0].iter)
        inner = self._inside(names)
        node.elt = inner.visit(node.elt)
        for i, each in enumerate(node.generators):
            each.ifs = [inner.visit(test) for test in each.ifs]
            if i > 0:
                each.iter = inner.visit(each.iter)
        return node

    def _is_bound(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and (node.id in self._bound or node.id in self._locals)

    def _meaning(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Name):
            if self._is_bound(node):
                return _NOTHING
            return self._values.get(node.id, getattr(builtins, node.id, _NOTHING))
        if isinstance(node, ast.Attribute):
            holder = self._meaning(node.value)
            return getattr(holder, node.attr, _NOTHING) if isinstance(holder, ModuleType) else _NOTHING
        return _NOTHING

    def _written(self, meant: Any, node: ast.expr) -> ast.expr:
        named = self._rows.library_value(meant)
        if named is not None:
            return named
        if is_ours(meant):
            return ast.Name(self._rows.helper(meant)) if isinstance(meant, type) else self._rows.value(meant)
        if callable(meant) and not isinstance(meant, type):
            return self._rows.value(meant)
        try:
            return self._rows.literal(meant)
        except NotStatic:
            raise NotInlined from None

    def _inside(self, names: Any) -> "Renaming":
        inner = frozenset(names)
        bound = {name: value for name, value in self._bound.items() if name not in inner}
        return type(self)(self._rows, self._values, bound, self._locals | inner)


class Folding(Renaming):
    """Puts in arguments too, and computes all that can be computed already."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        args = list(_spliced([self.visit(arg) for arg in node.args]))
        keywords = [(each.arg, self.visit(each.value)) for each in node.keywords]
        named: Keywords = {}
        for name, value in keywords:
            if name is not None:
                named[name] = value
            elif isinstance(value, ast.Dict) and all(isinstance(key, ast.Constant) for key in value.keys):
                named.update({key.value: item for key, item in zip(value.keys, value.values)})  # type: ignore[union-attr]
            else:
                node.func = self.visit(node.func)
                node.args, node.keywords = args, [ast.keyword(each, item) for each, item in keywords]
                return node
        function = _NOTHING if self._is_bound(node.func) else self._meaning(node.func)
        if function is _NOTHING:
            return self._rows.call_of(self.visit(node.func), args, named)
        if not any(isinstance(arg, ast.Starred) for arg in args):
            computed = self._computed(function, args, named)
            if computed is not None:
                return computed
            if not isinstance(function, type) and (is_ours(function) or self._rows.library_value(function) is not None):
                return self._rows.call(function, args, named)
        return self._rows.call_of(self.visit(node.func), args, named)

    def _computed(self, function: Callable, args: Args, keywords: Keywords) -> Optional[ast.expr]:
        """The value of a call whose arguments are known; of an exception, nothing."""
        if function is isinstance and len(args) == 2 and isinstance(args[0], (ast.Tuple, ast.List)):
            kinds = ast.unparse(args[1])
            return ast.Constant(type(args[0]).__name__.lower() in kinds)
        if function is len and len(args) == 1 and isinstance(args[0], (ast.Tuple, ast.List)):
            return ast.Constant(len(args[0].elts))
        if function is tuple and len(args) == 1 and isinstance(args[0], (ast.Tuple, ast.List)):
            return ast.Tuple(args[0].elts, ast.Load())
        if function is isinstance and len(args) == 2:
            try:
                return ast.Constant(isinstance(self._rows.static(args[0]), eval(ast.unparse(args[1]))))  # noqa: S307
            except (NotStatic, NameError):
                return None
        if not (is_ours(function) or function in (int, bool, tuple, len, getattr)):
            return None
        try:
            given = [self._rows.static(arg) for arg in args]
            named = {name: self._rows.static(value) for name, value in keywords.items()}
            return self._rows.literal(function(*given, **named))
        except Exception:
            return None

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        node.test = self.visit(node.test)
        try:
            chosen = node.body if self._rows.static(node.test) else node.orelse
        except NotStatic:
            node.body, node.orelse = self.visit(node.body), self.visit(node.orelse)
            return node
        return self.visit(chosen)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        stops = isinstance(node.op, ast.Or)
        kept: List[ast.expr] = []
        for value in node.values:
            folded = self.visit(value)
            try:
                if bool(self._rows.static(folded)) == stops:
                    kept.append(folded)
                    break
            except NotStatic:
                kept.append(folded)
        if len(kept) < 2:
            return kept[0] if kept else folded
        return ast.BoolOp(node.op, kept)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        self.generic_visit(node)
        right = node.comparators[0]
        if isinstance(node.ops[0], (ast.Is, ast.IsNot)) and isinstance(right, ast.Constant) and right.value is None:
            return ast.Constant(self._is_none(node.left) == isinstance(node.ops[0], ast.Is))
        try:
            values = [self._rows.static(node.left), self._rows.static(right)]
        except NotStatic:
            return node
        test = ast.Compare(ast.Name("left"), node.ops, [ast.Name("right")])
        return ast.Constant(eval(ast.unparse(test), {"left": values[0], "right": values[1]}))  # noqa: S307

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.value, (ast.Tuple, ast.List)) and isinstance(node.slice, ast.Constant):
            return node.value.elts[node.slice.value]
        return node

    @staticmethod
    def _is_none(expression: ast.expr) -> bool:
        """Whether a value is None. What a program computes never is."""
        return isinstance(expression, ast.Constant) and expression.value is None


class Inlined:
    """What a function of the adapter does, as an expression of its arguments."""

    def __init__(self, rows: Any, function: Callable):
        if not isinstance(function, FunctionType):
            raise NotInlined
        self._rows = rows
        self._function = function
        self._values = free_values(function)

    def call(self, args: Args, keywords: Keywords) -> ast.expr:
        node = definition(self._function)
        bound = {name: _tagged(value, name) for name, value in self._bound(node, args, keywords).items()}  # type: ignore[arg-type]
        body = [ast.Return(node.body)] if isinstance(node, ast.Lambda) else without_types(node).body  # type: ignore[union-attr]
        result = self._run(body, bound)
        uses: Dict[str, int] = {}
        for each in ast.walk(result):
            for tag in getattr(each, "tags", ()):
                uses[tag] = uses.get(tag, 0) + 1
        for each in ast.walk(result):
            each.__dict__.pop("tags", None)
        if any(count > 1 for count in uses.values()):
            raise NotInlined
        return result

    def _bound(self, node: Any, args: Args, keywords: Keywords) -> Dict[str, ast.expr]:
        if any(isinstance(arg, ast.Starred) for arg in args):
            raise NotInlined
        try:
            bound = inspect.signature(self._function).bind(*args, **keywords)
        except TypeError:
            raise NotInlined from None
        given: Dict[str, ast.expr] = {}
        for name, parameter in inspect.signature(self._function).parameters.items():
            if name not in bound.arguments:
                given[name] = self._default(parameter)
            elif parameter.kind is parameter.VAR_POSITIONAL:
                given[name] = ast.Tuple(list(bound.arguments[name]), ast.Load())
            elif parameter.kind is parameter.VAR_KEYWORD:
                given[name] = _dict(bound.arguments[name])
            else:
                given[name] = bound.arguments[name]
        return given

    def _default(self, parameter: inspect.Parameter) -> ast.expr:
        if parameter.kind is parameter.VAR_POSITIONAL:
            return ast.Tuple([], ast.Load())
        if parameter.kind is parameter.VAR_KEYWORD:
            return _dict({})
        try:
            return self._rows.literal(parameter.default)
        except NotStatic:
            raise NotInlined from None

    def _run(self, statements: List[ast.stmt], bound: Dict[str, ast.expr]) -> ast.expr:
        """What a list of statements returns."""
        for i, statement in enumerate(statements):
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                continue  # a text that documents
            if isinstance(statement, ast.Return) and statement.value is not None:
                return self._folded(statement.value, bound)
            if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                name = statement.targets[0].id
                bound = {**bound, name: _tagged(self._folded(statement.value, bound), f"{name} {i}")}
            elif isinstance(statement, ast.If):
                test = self._rows.static(self._folded(statement.test, bound)) if self._can(statement.test, bound) else None
                if test is None:
                    raise NotInlined
                return self._run([*(statement.body if test else statement.orelse), *statements[i + 1 :]], bound)
            else:
                raise NotInlined
        raise NotInlined

    def _can(self, test: ast.expr, bound: Dict[str, ast.expr]) -> bool:
        try:
            return self._rows.static(self._folded(test, bound)) is not None
        except NotStatic:
            return False

    def _folded(self, expression: ast.expr, bound: Dict[str, ast.expr]) -> ast.expr:
        return Folding(self._rows, self._values, bound, frozenset()).visit(copy.deepcopy(expression))


_NOTHING = object()


def _spliced(args: List[ast.expr]) -> Any:
    for arg in args:
        if isinstance(arg, ast.Starred) and isinstance(arg.value, (ast.Tuple, ast.List)):
            yield from arg.value.elts
        else:
            yield arg


def _dict(items: Keywords) -> ast.Dict:
    return ast.Dict([ast.Constant(name) for name in items], list(items.values()))


def _tagged(value: ast.expr, name: str) -> ast.expr:
    """An argument, so that it can be counted how often it is used; a name or a constant can be as often as one likes."""
    tagged = copy.deepcopy(value)
    if not isinstance(value, (ast.Name, ast.Constant)) and not _is_small(value):
        tagged.tags = (*getattr(value, "tags", ()), name)  # type: ignore[attr-defined]
    return tagged


def _is_small(value: ast.expr) -> bool:
    return len(ast.unparse(ast.fix_missing_locations(copy.deepcopy(value)))) <= 8
