"""Runs program trees on any library.

Python does by itself what the language of cases takes from it: numbers, containers, functions. What touches a tensor
is the library's.
"""

from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from .library import Library, Unsupported
from .values import BadMessage, read_value

#: The variable that holds a program's value.
RESULT = "result"


class Scope(Dict[str, Any]):
    """The variables of a program or of one call of a function, which also sees those of where it was made."""

    def __init__(self, variables: Dict[str, Any], enclosing: Optional["Scope"] = None):
        super().__init__(variables)
        self._enclosing = enclosing

    def __missing__(self, name: str) -> Any:
        if self._enclosing is None:
            raise NameError(f"name '{name}' is not defined")
        return self._enclosing[name]


class Failure(NamedTuple):
    """The error that ended a program, and the index of the step that raised it."""

    step: int
    error: BaseException


class Execution(NamedTuple):
    """How a program ended: its variables, and its failure if it raised."""

    variables: Dict[str, Any]
    failure: Optional[Failure]


class Interpreter:
    """Runs programs with a library's operators and a vmap that is plugged in."""

    def __init__(self, library: Library, vmap: Callable):
        self._library = library
        self._vmap = vmap

    def run(self, program: List[Dict[str, Any]], inputs: Dict[str, Any]) -> Execution:
        """Runs a program to its end or to the step that raises; errors of the program are part of the answer.

        Raises Unsupported if the library can't run the program, BadMessage if the tree isn't one.
        """
        scope = Scope(inputs)
        last = None
        for step, node in enumerate(program):
            try:
                last = self._evaluate(node, scope)
            except (Unsupported, BadMessage, KeyboardInterrupt):
                raise
            except BaseException as error:  # a library that calls sys.exit() must not end the adapter
                return Execution(scope, Failure(step, error))
        scope.setdefault(RESULT, last)
        return Execution(scope, None)

    def _evaluate(self, node: Dict[str, Any], scope: Scope) -> Any:
        if "name" in node:
            return scope[node["name"]]
        for key in node:
            evaluate = _KINDS.get(key)
            if evaluate is not None:
                return evaluate(self, node, scope)
        raise BadMessage(f"unknown kind of node, keys {list(node)}")

    def _constant(self, node: Dict[str, Any], scope: Scope) -> Any:
        return read_value(node["const"], self._library, _no_tensor)

    def _all(self, nodes: Sequence[Dict[str, Any]], scope: Scope) -> List[Any]:
        values: List[Any] = []
        for node in nodes:
            if "star" in node:
                values.extend(self._evaluate(node["star"], scope))
            else:
                values.append(self._evaluate(node, scope))
        return values

    def _named(self, nodes: Dict[str, Dict[str, Any]], scope: Scope) -> Dict[str, Any]:
        return {name: self._evaluate(node, scope) for name, node in nodes.items()}

    def _call(self, node: Dict[str, Any], scope: Scope) -> Any:
        called = node["call"]
        if isinstance(called, str):
            function = self._operator(called, node["as"])
        else:
            function = self._evaluate(called, scope)
        args = self._all(node["args"], scope) if "args" in node else ()
        if "keywords" in node:
            return function(*args, **self._named(node["keywords"], scope))
        return function(*args)

    def _operator(self, name: str, spelling: str) -> Callable:
        return self._vmap if spelling == "vmap" else self._library.operator(name, spelling)

    def _if(self, node: Dict[str, Any], scope: Scope) -> Any:
        return self._evaluate(node["then"] if self._evaluate(node["if"], scope) else node["else"], scope)

    def _assign(self, node: Dict[str, Any], scope: Scope) -> Any:
        value = self._evaluate(node["value"], scope)
        scope[node["assign"]] = value
        return value

    def _function(self, node: Dict[str, Any], defining: Scope) -> Callable:
        parameters: List[str] = node.get("parameters", [])
        rest: Optional[str] = node.get("rest")
        steps = node["steps"]

        def function(*args: Any, **keywords: Any) -> Any:
            scope = Scope(_bind(node["name"], parameters, rest, args, keywords), defining)
            last = None
            for step in steps:
                last = self._evaluate(step, scope)
            return last

        function.__name__ = node["name"]
        function.__qualname__ = node["name"]
        return function


#: How to evaluate a node, by the key that says its kind.
_KINDS: Dict[str, Callable[[Interpreter, Dict[str, Any], Scope], Any]] = {
    "const": Interpreter._constant,
    "operator": lambda interpreter, node, _: interpreter._operator(node["operator"], node["as"]),
    "call": Interpreter._call,
    "tuple": lambda interpreter, node, scope: tuple(interpreter._all(node["tuple"], scope)),
    "list": lambda interpreter, node, scope: interpreter._all(node["list"], scope),
    "set": lambda interpreter, node, scope: set(interpreter._all(node["set"], scope)),
    "dict": lambda interpreter, node, scope: interpreter._named(node["dict"], scope),
    "lambda": lambda interpreter, node, scope: interpreter._function(node["lambda"], scope),
    "if": Interpreter._if,
    "assign": Interpreter._assign,
}


def _bind(
    name: str, parameters: List[str], rest: Optional[str], args: Tuple[Any, ...], keywords: Dict[str, Any]
) -> Dict[str, Any]:
    """Binds the arguments of a call to parameters, with Python's messages where they don't fit."""
    bound = dict(zip(parameters, args))
    if len(args) == len(parameters) and rest is None and not keywords:
        return bound
    for keyword, value in keywords.items():
        if keyword not in parameters:
            raise TypeError(f"{name}() got an unexpected keyword argument '{keyword}'")
        if keyword in bound:
            raise TypeError(f"{name}() got multiple values for argument '{keyword}'")
        bound[keyword] = value
    if rest is not None:
        bound[rest] = args[len(parameters) :]
    elif len(args) > len(parameters):
        takes = f"{len(parameters)} positional argument{'' if len(parameters) == 1 else 's'}"
        given = f"{len(args)} {'was' if len(args) == 1 else 'were'} given"
        raise TypeError(f"{name}() takes {takes} but {given}")
    missing = [f"'{parameter}'" for parameter in parameters if parameter not in bound]
    if missing:
        plural = "" if len(missing) == 1 else "s"
        raise TypeError(f"{name}() missing {len(missing)} required positional argument{plural}: {', '.join(missing)}")
    return bound


def _no_tensor(json: Dict[str, Any]) -> Any:
    raise BadMessage("a constant of a program holds no tensor")
