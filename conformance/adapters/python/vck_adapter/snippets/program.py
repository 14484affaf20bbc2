"""A program tree as lines of Python."""

import ast
import copy
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

from ..interpreter import RESULT
from ..library import Unsupported
from ..table import TableLibrary
from .rows import Rows, dotted

Json = Dict[str, Any]
Scope = Dict[str, ast.expr]

_BINARY = {"+": ast.Add, "-": ast.Sub, "*": ast.Mult, "/": ast.Div, "**": ast.Pow}
_COMPARISONS = {"==": ast.Eq, "!=": ast.NotEq, "<": ast.Lt, "<=": ast.LtE, ">": ast.Gt, ">=": ast.GtE}


class ProgramWriter:
    """Writes programs of one library.

    table      the rows of its operators
    operators  functions by spelling that come before those of the table, and what they are given first
    vmap       writes `vmap(function, in_dims, out_dims)` as a value
    mapped     writes the call of such a function whole, or gives None
    """

    def __init__(
        self,
        library: TableLibrary,
        rows: Rows,
        operators: Dict[str, Tuple[Callable, List[ast.expr]]],
        vmap: Callable[[List[ast.expr], Dict[str, ast.expr]], ast.expr],
        mapped: Optional[Callable[..., Optional[ast.expr]]] = None,
    ):
        self._library = library
        self.rows = rows
        self._operators = operators
        self._vmap = vmap
        self._mapped = mapped

    def lines(self, program: List[Json]) -> List[List[ast.stmt]]:
        """The statements of each step, so that `result` has the program's value."""
        steps = []
        assigned = any(step.get("assign") == RESULT for step in program)
        for step in program:
            block: List[ast.stmt] = []
            if step is program[-1] and not assigned:
                step = {"assign": RESULT, "value": step}
            self.statement(step, {}, block)
            steps.append([ast.fix_missing_locations(each) for each in block])
        return steps

    def statement(self, step: Json, scope: Scope, block: List[ast.stmt]) -> None:
        if "assign" not in step:
            block.append(ast.Expr(self.expression(step, scope, block)))
            return
        value = step["value"]
        if "assign" in value:
            self.statement(value, scope, block)
            value = {"name": value["assign"]}
        if "lambda" in value and len(value["lambda"]["steps"]) > 1:
            self._define(step["assign"], value["lambda"], scope, block)
        else:
            block.append(ast.Assign([ast.Name(step["assign"])], self.expression(value, scope, block), lineno=0))

    def expression(self, node: Json, scope: Scope, block: List[ast.stmt]) -> ast.expr:
        """An expression; functions that it needs are defined at the end of the block."""
        if "const" in node:
            return self.constant(node["const"])
        if "name" in node:
            return copy.deepcopy(scope.get(node["name"], ast.Name(node["name"])))
        if "operator" in node:
            return self.rows.value(self._row(node["operator"], node["as"]), node["operator"])
        if "call" in node:
            return self._call(node, scope, block)
        if "lambda" in node:
            return self._lambda(node["lambda"], scope, block)
        if "if" in node:
            return ast.IfExp(*(self.expression(node[part], scope, block) for part in ("if", "then", "else")))
        if "dict" in node:
            values = [self.expression(value, scope, block) for value in node["dict"].values()]
            return ast.Dict([ast.Constant(key) for key in node["dict"]], values)
        for kind, display in (("tuple", ast.Tuple), ("list", ast.List)):
            if kind in node:
                return display(self._all(node[kind], scope, block), ast.Load())
        if "set" in node:
            return ast.Set(self._all(node["set"], scope, block))
        raise Unsupported(f"a node with the keys {list(node)} is not written")

    def constant(self, value: Json) -> ast.expr:
        ((kind, content),) = value.items()
        if kind == "dtype":
            return self.rows.literal(self._library.dtypes[content])
        if kind == "memory_format":
            raise Unsupported(f"{self._library.name} has no memory format {content}")
        special = {"none": None, "ellipsis": ..., "float": float(content) if kind == "float" else None}
        return self.rows.literal(special.get(kind, content))

    def _all(self, nodes: List[Json], scope: Scope, block: List[ast.stmt]) -> List[ast.expr]:
        return [
            ast.Starred(self.expression(node["star"], scope, block), ast.Load())
            if "star" in node
            else self.expression(node, scope, block)
            for node in nodes
        ]

    def _call(self, node: Json, scope: Scope, block: List[ast.stmt]) -> ast.expr:
        called = node["call"]
        if self._mapped is not None and isinstance(called, dict) and called.get("as") == "vmap":
            whole = self._mapped(self, called, node, scope, block)
            if whole is not None:
                return whole
        args = self._all(node.get("args", []), scope, block)
        keywords = {name: self.expression(each, scope, block) for name, each in node.get("keywords", {}).items()}
        if isinstance(called, str):
            return self._operation(called, node["as"], args, keywords)
        return self.rows.call_of(self.expression(called, scope, block), args, keywords)

    def _operation(self, name: str, spelling: str, args: List[ast.expr], keywords: Dict[str, ast.expr]) -> ast.expr:
        if spelling == "vmap":
            return self._vmap(args, keywords)
        if spelling == "partial":
            return self.rows.call_of(ast.Name("partial"), args, keywords)
        if spelling == "-" and len(args) == 1:
            return ast.UnaryOp(ast.USub(), args[0])
        if spelling in _BINARY:
            return ast.BinOp(args[0], _BINARY[spelling](), args[1])
        if spelling in _COMPARISONS:
            return ast.Compare(args[0], [_COMPARISONS[spelling]()], [args[1]])
        if spelling == "slice":
            return self.rows.call_of(ast.Name("slice"), args, keywords)
        if spelling == "[]":
            return ast.Subscript(args[0], _sliced(args[1]), ast.Load())
        if spelling == "[]=":
            raise Unsupported(f"{self._library.name} can't write into a tensor")
        if spelling.startswith("Tensor.") and isinstance(args[0], (ast.Tuple, ast.List, ast.Dict, ast.Constant)):
            return self.rows.call_of(ast.Attribute(args[0], spelling[len("Tensor.") :], ast.Load()), args[1:], keywords)
        if spelling in self._operators:
            function, first = self._operators[spelling]
            return self.rows.call(function, [*first, *args], keywords, name)
        return self.rows.call(self._row(name, spelling), args, keywords, name)

    def applied(self, function: Json, args: List[ast.expr], scope: Scope, block: List[ast.stmt]) -> ast.expr:
        """A call of a function that is given as a node, of arguments that are written already."""
        if "operator" in function:
            return self._operation(function["operator"], function["as"], args, {})
        return self.rows.call_of(self.expression(function, scope, block), args, {})

    def _row(self, name: str, spelling: str) -> Callable:
        """The function in the table. What methods do to values that are no tensors is Python's."""
        if spelling.startswith("Tensor."):
            return self._library.method(spelling[len("Tensor.") :])
        if not spelling[0].isalpha() and not spelling.startswith("."):
            raise Unsupported(f"{spelling} as a value is not written")
        return self._library.operator(name, spelling)

    def _lambda(self, function: Json, scope: Scope, block: List[ast.stmt]) -> ast.expr:
        inner = without_parameters(scope, function)
        inside: List[ast.stmt] = []
        if len(function["steps"]) == 1 and "assign" not in function["steps"][0]:
            body = self.expression(function["steps"][0], inner, inside)
            if not inside:
                return ast.Lambda(parameters(function), body)
        name = _free_name(function["name"], block)
        self._define(name, function, scope, block)
        return ast.Name(name)

    def _define(self, name: str, function: Json, scope: Scope, block: List[ast.stmt]) -> None:
        inner = without_parameters(scope, function)
        inside: List[ast.stmt] = []
        for step in function["steps"][:-1]:
            self.statement(step, inner, inside)
            inner.pop(step.get("assign", ""), None)
        last = function["steps"][-1]
        if "assign" in last:
            self.statement(last, inner, inside)
            last = {"name": last["assign"]}
        inside.append(ast.Return(self.expression(last, inner, inside)))
        block.append(ast.FunctionDef(name, parameters(function), inside, [], lineno=0))


def parameters(function: Json) -> ast.arguments:
    """The parameters of a function, as it declares them."""
    rest = function.get("rest")
    args = [ast.arg(each) for each in function["parameters"]]
    return ast.arguments([], args, ast.arg(rest) if rest else None, [], [], None, [])


def without_parameters(scope: Scope, function: Json) -> Scope:
    """What names mean within a function."""
    own = {*function["parameters"], function.get("rest")}
    return {name: value for name, value in scope.items() if name not in own}


def names(node: Any) -> Iterator[str]:
    """All names that occur in a tree."""
    if isinstance(node, list):
        for each in node:
            yield from names(each)
    elif isinstance(node, dict):
        for key in ("name", "assign", "rest"):
            if isinstance(node.get(key), str):
                yield node[key]
        yield from (each for each in node.get("parameters", ()))
        for each in node.values():
            yield from names(each)


def _free_name(wanted: str, block: List[ast.stmt]) -> str:
    """A name for a function that has to be defined before it is used."""
    base = wanted if wanted.isidentifier() else "function"
    used = {each.name for each in block if isinstance(each, ast.FunctionDef)}
    name, number = base, 1
    while name in used:
        number += 1
        name = f"{base}{number}"
    return name


def _sliced(index: ast.expr) -> ast.expr:
    """`slice(1, None)` within brackets is `1:`."""
    if isinstance(index, ast.Tuple) and index.elts:
        return ast.Tuple([_sliced(each) for each in index.elts], ast.Load())
    if isinstance(index, ast.Call) and isinstance(index.func, ast.Name) and index.func.id == "slice" and len(index.args) == 3:
        ends = [None if isinstance(each, ast.Constant) and each.value is None else each for each in index.args]
        return ast.Slice(*ends)
    return index
