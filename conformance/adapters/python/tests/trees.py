"""Short ways to write program trees and requests."""


def const(value):
    if isinstance(value, bool):
        return {"const": {"bool": value}}
    if isinstance(value, int):
        return {"const": {"int": value}}
    if isinstance(value, float):
        return {"const": {"float": value}}
    return {"const": {"none": True} if value is None else {"str": value}}


def name(variable):
    return {"name": variable}


def op(spelling, *args, **keywords):
    """A call of an operator; its canonical name is never looked at, except that of the minus sign."""
    canonical = {"-": "neg" if len(args) == 1 else "sub"}.get(spelling, spelling)
    return {"call": canonical, "as": spelling, "args": list(args), "keywords": keywords}


def call(function, *args, **keywords):
    return {"call": function, "args": list(args), "keywords": keywords}


def fn(parameters, *steps, rest=None, called="<lambda>"):
    node = {"name": called, "parameters": parameters, "steps": list(steps)}
    return {"lambda": node if rest is None else {**node, "rest": rest}}


def assign(variable, value):
    return {"assign": variable, "value": value}


def tensor(storage, shape, strides, offset=0, **more):
    return {"tensor": {"storage": storage, "shape": shape, "strides": strides, "offset": offset, **more}}


def run(
    program,
    inputs=None,
    storages=(),
    values=("result",),
    aliases=(),
    warnings=False,
    vmap="native",
    fallback=False,
):
    return {
        "type": "run",
        "seq": 1,
        "program": program,
        "inputs": inputs or {},
        "storages": list(storages),
        "settings": {"fallback_warnings": fallback},
        "vmap": vmap,
        "observe": {"values": list(values), "aliases": list(aliases), "warnings": warnings},
    }
