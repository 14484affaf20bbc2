"""Snippets in the words of TensorFlow."""

import ast
from typing import Any, Callable, Dict, List, Optional, Tuple

import tensorflow as tf
from tensorflow.experimental import numpy as tnp

from ..backends import tensorflow_vmap
from .program import Json, ProgramWriter, Scope, without_parameters
from .rows import Rows
from .words import Words

#: Operators that return several tensors, so that it is each of them whose batch dim is moved to out_dims.
_SEVERAL = frozenset("chunk grad max min split split_with_sizes tensor_split unbind var_mean vmap".split())


class TensorFlowWords(Words):
    backend = tensorflow_vmap
    imports = {
        "tf": "import tensorflow as tf",
        "tnp": "from tensorflow.experimental import numpy as tnp",
    }

    def __init__(self) -> None:
        self.modules = {"tf": tf, "tf.math": tf.math, "tf.linalg": tf.linalg, "tf.nn": tf.nn, "tnp": tnp}

    def dtype(self, name: str) -> str:
        return f"tf.{name}"

    def tensor(self, content: str, dtype: str) -> str:
        inferred = dtype in ("bool", "int32", "float32", "complex128")
        return f"tf.constant({content})" if inferred else f"tf.constant({content}, {self.dtype(dtype)})"

    def from_array(self, array: str, dtype: str) -> str:
        return f"tf.constant({array})"

    def vmap(self, rows: Rows, args: List[ast.expr], keywords: Dict[str, ast.expr]) -> ast.expr:
        return rows.short_call(rows.helper(tensorflow_vmap.vmap), tensorflow_vmap.vmap, args, keywords)

    def native(self, rows: Rows) -> ast.expr:
        return ast.Name(rows.helper(tensorflow_vmap.vmap))

    def operators(self) -> Dict[str, Tuple[Callable, List[ast.expr]]]:
        return {"torch.autograd.grad": (tensorflow_vmap.grad, [ast.Name("tape")])}

    def tape(self, leaves: List[str]) -> List[str]:
        watched = f"tape.watch([{', '.join(leaves)}])"
        return ["with tf.GradientTape(persistent=True) as tape:", watched] if leaves else []

    def leaves(self, value: str) -> str:
        return f"tf.nest.flatten({value})"

    def mapped(self, writer: ProgramWriter, vmap: Json, call: Json, scope: Scope, block: Any) -> Optional[ast.expr]:
        """`tf.vectorized_map` over the first axes of tensors, moved there where in_dims say so."""
        plan = _Plan.of(vmap, call)
        if plan is None:
            return None
        args = [writer.expression(arg, scope, block) for arg in call["args"]]
        lanes = [
            arg if dim == 0 else writer.rows.call(tnp.moveaxis, [arg, ast.Constant(dim), ast.Constant(0)], {})
            for arg, dim in zip(args, plan.in_dims)
            if dim is not None
        ]
        function = self._over_lanes(writer, plan, args, scope, block)
        if function is None:
            return None
        over = lanes[0] if len(lanes) == 1 else ast.Tuple(lanes, ast.Load())
        result = writer.rows.call(tf.vectorized_map, [function, over], {})
        if plan.out_dim == 0:
            return result
        return writer.rows.call(tnp.moveaxis, [result, ast.Constant(0), writer.constant({"int": plan.out_dim})], {})

    @staticmethod
    def _over_lanes(
        writer: ProgramWriter, plan: "_Plan", args: List[ast.expr], scope: Scope, block: Any
    ) -> Optional[ast.expr]:
        """The function of all lanes at a time, which are one tensor or a tuple of them."""
        if len(args) == 1:
            return writer.expression(plan.function, scope, block)
        free = {each.id for arg in (*args, *scope.values()) for each in ast.walk(arg) if isinstance(each, ast.Name)}
        name = next(each for each in ("lanes", *(f"lanes{i}" for i in range(2, 99))) if each not in free)
        places = [dim is not None for dim in plan.in_dims]
        one = sum(places) == 1
        given = [
            ast.Name(name) if one and mapped else _item(name, sum(places[:i])) if mapped else arg
            for i, (mapped, arg) in enumerate(zip(places, args))
        ]
        inside: List[ast.stmt] = []
        if "lambda" in plan.function:
            function = plan.function["lambda"]
            if _parameters(function["steps"][0]) & free:
                return None  # a name would change its meaning
            inner = {**without_parameters(scope, function), **dict(zip(function["parameters"], given))}
            body = writer.expression(function["steps"][0], inner, inside)
        else:
            body = writer.applied(plan.function, given, scope, inside)
        if inside:
            return None
        return ast.Lambda(ast.arguments([], [ast.arg(name)], None, [], [], None, []), body)


class _Plan:
    """A vmap whose dims are known, over tensors."""

    def __init__(self, function: Json, in_dims: List[Optional[int]], out_dim: int):
        self.function = function
        self.in_dims = in_dims
        self.out_dim = out_dim

    @staticmethod
    def of(vmap: Json, call: Json) -> Optional["_Plan"]:
        """None if something in it is not as simple as that."""
        given = dict(zip(("func", "in_dims", "out_dims"), vmap.get("args", ())))
        given.update(vmap.get("keywords", {}))
        args = call.get("args", [])
        if "func" not in given or call.get("keywords") or not args or len(vmap.get("args", ())) > 3:
            return None
        if any(key in arg for arg in args for key in ("star", "tuple", "list", "dict", "set", "lambda", "operator")):
            return None
        in_dims = _in_dims(given.get("in_dims", {"const": {"int": 0}}), len(args))
        out_dim = given.get("out_dims", {"const": {"int": 0}}).get("const", {}).get("int")
        function = given["func"]
        if in_dims is None or out_dim is None or not _is_plain(function, len(args)):
            return None
        if out_dim != 0 and not _is_single(function):
            return None
        return _Plan(function, in_dims, out_dim)


def _in_dims(node: Json, count: int) -> Optional[List[Optional[int]]]:
    """The in_dim of each argument, if they are ints and None, and not None alone."""
    each = node["tuple"] if "tuple" in node else [node] * count
    consts = [item.get("const", {}) for item in each]
    if len(each) != count or not all("int" in const or "none" in const for const in consts):
        return None
    dims = [const.get("int") for const in consts]
    return dims if any(dim is not None for dim in dims) else None


def _is_plain(function: Json, count: int) -> bool:
    if "lambda" not in function:
        return "operator" in function or "name" in function
    inner = function["lambda"]
    return len(inner["parameters"]) == count and "rest" not in inner and len(inner["steps"]) == 1


def _is_single(function: Json) -> bool:
    """Whether a function returns one tensor."""
    if "operator" in function:
        return function["operator"] not in _SEVERAL
    if "lambda" not in function:
        return False
    last = function["lambda"]["steps"][-1]
    return isinstance(last.get("call"), str) and last["call"] not in _SEVERAL


def _parameters(node: Any) -> set:
    """The parameters of all functions in a tree."""
    if isinstance(node, list):
        return set().union(*map(_parameters, node))
    if isinstance(node, dict):
        return {*node.get("parameters", ())}.union(*map(_parameters, node.values()))
    return set()


def _item(name: str, index: int) -> ast.expr:
    return ast.Subscript(ast.Name(name), ast.Constant(index), ast.Load())
