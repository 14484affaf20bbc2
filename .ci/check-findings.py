"""Runs the programs of FINDINGS.md that are about PyTorch, with its vmap and with a loop, and compares with what stands there.

    check-findings.py [--update] [FILE]

A finding is a heading such as "### F01 `roll`: values", a sentence or two, a program whose last line is what it gives, and lines
that say what vmap gave (got) and what the loop gave (law). With --update the lines are written, from what is so now.
Findings whose kind is "dies" run in a process of their own.

Says last which findings no baseline names, of any implementation: what the suite does not show, or what nobody has linked.
"""

import ast
import json
import pathlib
import re
import subprocess
import sys
from typing import Any, Dict, Iterable, List, Set, Tuple

import torch

FILE = pathlib.Path(__file__).parent.parent / "FINDINGS.md"
FINDING = re.compile(r"^### (\w+) ([^\n]*)\n.*?```python\n(.*?)```\n\n((?:- (?:got|law): [^\n]*\n)*)", re.MULTILINE | re.DOTALL)
VMAP = re.compile(r"^from torch\.(func|_vmap_internals) import vmap$", re.MULTILINE)
LONGEST = 400
BASELINES = FILE.parent / "conformance" / "baselines"
FOUND = FILE.parent / "conformance" / "found" / "baselines"
NAMED = re.compile(r"FINDINGS\.md,\s+([A-Z]+\d+(?:(?:,\s+|\s+and\s+)[A-Z]+\d+)*)")


def first(numbers: Iterable[Any]) -> Any:
    return next((number for number in numbers if number is not None), None)


def number_of_lanes(value: Any, dim: Any) -> Any:
    if isinstance(dim, dict):
        return first(number_of_lanes(value[key], dim[key]) for key in dim)
    return None if dim is None else value.size(dim)


def lane_of(value: Any, dim: Any, lane: int) -> Any:
    if isinstance(dim, dict):
        return {key: lane_of(value[key], dim[key], lane) for key in value}
    return value if dim is None else value.select(dim, lane)


def with_a_lane(value: Any, dim: Any) -> Any:
    """Of no lanes only shape and dtype are told, and those a lane of ones tells as well."""
    return value if dim is None else value.new_ones([*value.shape[:dim], 1, *value.shape[dim + 1 :]])


def loop_vmap(function: Any, in_dims: Any = 0, out_dims: Any = 0) -> Any:
    """The law: slice, call, stack."""

    def mapped(*args: Any) -> Any:
        dims = in_dims if isinstance(in_dims, tuple) else (in_dims,) * len(args)
        lanes = first(map(number_of_lanes, args, dims))
        if lanes == 0:
            one_lane = loop_vmap(function, in_dims, out_dims)(*(with_a_lane(arg, dim) for arg, dim in zip(args, dims)))
            return one_lane.narrow(out_dims, 0, 0)
        results = [function(*(lane_of(arg, dim, lane) for arg, dim in zip(args, dims))) for lane in range(lanes)]
        if not isinstance(results[0], (tuple, list)):
            return torch.stack(results, dim=out_dims[0] if isinstance(out_dims, tuple) else out_dims)
        outputs = list(zip(*results))
        places = out_dims if isinstance(out_dims, tuple) else (out_dims,) * len(outputs)
        return tuple(torch.stack(output, dim=place) for output, place in zip(outputs, places))

    return mapped


def text(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(text(item) for item in value) + ")"
    if not isinstance(value, torch.Tensor):
        return repr(value)
    zero = value._is_zerotensor()  # which has no memory to read
    shown = torch.zeros_like(value.detach()) if zero else value.detach().resolve_conj().resolve_neg()
    dtype = str(value.dtype).partition(".")[2]
    return f"{dtype}{list(value.shape)} {shown.tolist()}"


def run(program: str, loop: bool) -> Tuple[str, Dict[str, str]]:
    """What the last line gives, and what the tensors that the program made before its vmap hold afterwards."""
    steps = ast.parse(VMAP.sub("", program) if loop else program).body
    scope: Dict[str, Any] = {"vmap": loop_vmap}
    try:
        for step in steps[:-1]:
            exec(compile(ast.Module([step], []), "finding", "exec"), scope)
        value = eval(compile(ast.Expression(steps[-1].value), "finding", "eval"), scope)  # type: ignore[attr-defined]
        result = text(value)
    except Exception as error:
        line = (str(error).splitlines() or [""])[0]
        result = f"raises {type(error).__name__}: {line}"
    tensors = {name: text(value) for name, value in scope.items() if isinstance(value, torch.Tensor)}
    return result[:LONGEST].strip(), tensors


def lines(heading: str, program: str) -> str:
    if heading.endswith("dies"):
        ended = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True)
        got = "the process dies" if ended.returncode < 0 else f"the process ends with {ended.returncode}"
        return f"- got: `{got}`\n- law: `{run(program, True)[0]}`\n"
    (got, after), (law, after_loop) = run(program, False), run(program, True)
    said = []
    if got != law:
        said += [f"- got: `{got}`", f"- law: `{law}`"]
    for name in after:
        if not law.startswith("raises") and after[name] != after_loop.get(name):
            said += [
                f"- got: `afterwards {name} is {after[name]}`",
                f"- law: `afterwards {name} is {after_loop.get(name)}`",
            ]
    return "".join(line + "\n" for line in said)


def named() -> Set[str]:
    """The findings that reasons of baselines name, as the report reads them; that each of them exists is a test of the build."""
    return {
        number
        for baseline in [*BASELINES.glob("*.json"), *FOUND.glob("*.json")]
        for entry in json.loads(baseline.read_text(encoding="utf-8"))["entries"]
        for numbers in NAMED.findall(entry["reason"])
        for number in re.findall(r"[A-Z]+\d+", numbers)
    }


def main(args: List[str]) -> int:
    update = "--update" in args
    file = pathlib.Path(next((arg for arg in args if not arg.startswith("-")), FILE))
    content = file.read_text(encoding="utf-8")
    wrong, ran = [], set()
    for finding in list(FINDING.finditer(content)):
        number, heading, program, claimed = finding.groups()
        if not VMAP.search(program):
            continue
        ran.add(number)
        found = lines(heading, program)
        if update:
            content = content.replace(f"```python\n{program}```\n\n{claimed}", f"```python\n{program}```\n\n{found}")
        elif not found or found != claimed:
            wrong.append(f"{number} {heading}\n  FINDINGS.md says\n{claimed}  and it is\n{found}")
    if update:
        file.write_text(content, encoding="utf-8")
    listed = re.findall(r"^### ([FL]\d+)", content, re.MULTILINE)
    wrong += [f"{number}: its program was not run" for number in listed if number not in ran]
    unnamed = [number for number in re.findall(r"^### ([A-Z]+\d+) ", content, re.MULTILINE) if number not in named()]
    print(f"no baseline names {', '.join(unnamed)}" if unnamed else "baselines name all findings")
    print("\n".join(wrong) or f"{len(ran)} findings in PyTorch are still so")
    return 1 if wrong else 0


if __name__ == "__main__":
    torch.set_num_threads(1)
    sys.exit(main(sys.argv[1:]))
