"""The text of functions and classes of this package, as syntax trees."""

import ast
import copy
import functools
import inspect
from types import CodeType, FunctionType, ModuleType
from typing import Any, Callable, Dict, Iterator, Optional, Union

PACKAGE = __name__.partition(".")[0]

Defined = Union[ast.FunctionDef, ast.Lambda, ast.ClassDef]


def is_ours(value: Any) -> bool:
    """Whether a function, class or module is this package's, not a library's."""
    name = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", None) or ""
    return isinstance(value, (FunctionType, type, ModuleType)) and name.partition(".")[0] == PACKAGE


def definition(value: Callable) -> Defined:
    """The definition of a function, lambda or class: a tree of one's own."""
    return copy.deepcopy(_definition(value))


@functools.lru_cache(maxsize=None)
def _definition(value: Callable) -> Any:
    module = inspect.getmodule(value)
    assert module is not None, value
    if isinstance(value, type):
        found = [node for node in _nodes(module) if isinstance(node, ast.ClassDef) and node.name == value.__name__]
    else:
        found = [node for node in _nodes(module) if _stands_at(node, value.__code__)]
    return found[0]


def free_values(function: FunctionType) -> Dict[str, Any]:
    """What the names mean that a function does not bind itself: those of its module, and those that it closes over."""
    closed = zip(function.__code__.co_freevars, (cell.cell_contents for cell in function.__closure__ or ()))
    return {**function.__globals__, **dict(closed)}


def bound_names(node: ast.AST) -> Iterator[str]:
    """All names that a definition binds anywhere within: parameters, variables, functions."""
    for each in ast.walk(node):
        if isinstance(each, ast.arg):
            yield each.arg
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id
        elif isinstance(each, ast.FunctionDef) and each is not node:
            yield each.name
        elif isinstance(each, ast.ExceptHandler) and each.name:
            yield each.name


def as_statement(node: Any, name: str) -> Any:
    """A function or class by another name; a lambda becomes a function."""
    if isinstance(node, ast.Lambda):
        return ast.FunctionDef(name, node.args, [ast.Return(node.body)], [])
    node.name = name
    return node


def without_types(node: Any) -> Any:
    """A definition without annotations."""
    return _TypeStripper().visit(node)


class _TypeStripper(ast.NodeTransformer):
    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.returns = None
        self.generic_visit(node)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Optional[ast.stmt]:
        return None if node.value is None else ast.Assign([node.target], node.value, lineno=0)


@functools.lru_cache(maxsize=None)
def _nodes(module: ModuleType) -> tuple:
    kinds = (ast.FunctionDef, ast.Lambda, ast.ClassDef)
    return tuple(node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, kinds))


def _stands_at(node: ast.AST, code: CodeType) -> bool:
    """Several lambdas can stand on one line: which it is shows in what it compiles to."""
    name = "<lambda>" if isinstance(node, ast.Lambda) else getattr(node, "name", "")
    first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])  # type: ignore[attr-defined]
    if isinstance(node, ast.ClassDef) or name != code.co_name or first != code.co_firstlineno:
        return False
    if not isinstance(node, ast.Lambda):
        return True
    arguments = [each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    compiled = compile(ast.Expression(body=node), "", "eval")
    inner = next(each for each in compiled.co_consts if isinstance(each, CodeType))
    same_arguments = list(code.co_varnames[: len(arguments)]) == arguments
    # Names of an enclosing function are loaded otherwise than those of a module, so that it is all names that are compared.
    names = sorted((*inner.co_names, *inner.co_freevars))
    return same_arguments and names == sorted((*code.co_names, *code.co_freevars))
