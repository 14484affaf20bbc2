"""Runs the programs of FINDINGS.md that are about JAX, TensorFlow and jax-js, and compares with what stands there as got.

    check-foreign-findings.py [BACKEND]...        jax, tensorflow, jax-js; all of them if none is named

A program is what `.ci/check-findings.py` says; its last expression is what it gives. Of an error the class counts, and that its
message has the words that stand there. Each runs in the environment of its adapter and in a process of its own, since what some
leave in memory or in the configuration would spoil the next; but TensorFlow, which is slow to start, in one for all.
"""

import json
import pathlib
import re
import subprocess
import sys
from typing import List, NamedTuple

ROOT = pathlib.Path(__file__).parent.parent
ADAPTERS = ROOT / "conformance" / "adapters"
SECTIONS = {
    "jax": "## `jax.vmap`, JAX",
    "tensorflow": "## `tf.vectorized_map`, TensorFlow",
    "jax-js": "## `jax.vmap` of jax-js",
}
FINDING = re.compile(r"^### (\w+) ([^\n]*)\n.*?```(?:python|js)\n(.*?)```\n\n- got: `([^\n]*)`\n", re.MULTILINE | re.DOTALL)

#: Reads programs from standard input, and prints for each what it gave, or the class and message of its error.
IN_PYTHON = r'''
import ast, json, logging, sys
logging.disable(logging.CRITICAL)

def text(value):
    if hasattr(value, "dtype") and hasattr(value, "tolist" if not hasattr(value, "numpy") else "numpy"):
        array = value.numpy() if hasattr(value, "numpy") else value
        return f"{array.dtype}{list(array.shape)} {array.tolist()}"
    if hasattr(value, "as_list"):
        return str(tuple(value.as_list()))
    if isinstance(value, tuple) and any(hasattr(item, "dtype") for item in value):
        return "(" + ", ".join(map(text, value)) + ")"
    return repr(value)

def run(program):
    *steps, last = ast.parse(program).body
    scope = {}
    try:
        exec(compile(ast.Module(steps, []), "finding", "exec"), scope)
        return [text(eval(compile(ast.Expression(last.value), "finding", "eval"), scope))]
    except Exception as error:
        return [type(error).__name__, str(error)]

print(json.dumps([run(program) for program in json.load(sys.stdin)]))
'''

#: The same for one program in JavaScript, whose last expression stands in the place of LAST.
IN_JAVASCRIPT = r"""
import * as jax from "@jax-js/jax";
await jax.init("wasm");
jax.defaultDevice("wasm");
const np = jax.numpy;
const nested = (value) => (Array.isArray(value) ? `[${value.map(nested).join(", ")}]` : String(value));
const text = (value) =>
  value instanceof np.Array ? `${value.dtype}[${value.shape.join(", ")}] ${nested(value.ref.js())}` : nested(value);
let said;
try {
  FIRST
  said = [text(LAST)];
} catch (error) {
  said = [error.constructor.name, error.message];
}
console.log(JSON.stringify(said));
process.exit(0);
"""


class Finding(NamedTuple):
    number: str
    heading: str
    program: str
    got: str


def findings(backend: str) -> List[Finding]:
    content = (ROOT / "FINDINGS.md").read_text(encoding="utf-8")
    (section,) = [each for each in re.split(r"^(?=## )", content, flags=re.MULTILINE) if each.startswith(SECTIONS[backend])]
    found = [Finding(*match) for match in FINDING.findall(section)]
    if len(found) != section.count("\n### "):
        sys.exit(f"{backend}: a finding has no program, or does not say what it got")
    return found


def in_python(backend: str, programs: List[str]) -> List[List[str]]:
    python = ADAPTERS / "python" / ".venv" / backend / "bin" / "python"
    ran = subprocess.run([python, "-W", "ignore", "-c", IN_PYTHON], input=json.dumps(programs), capture_output=True, text=True)
    return json.loads(ran.stdout.splitlines()[-1]) if ran.returncode == 0 else sys.exit(ran.stderr)


def in_javascript(program: str) -> List[str]:
    lines = program.rstrip().splitlines()
    start = max(i for i, line in enumerate(lines) if re.match(r"[^\s)}\]]", line))
    first, last = "\n".join(lines[:start]), "\n".join(lines[start:]).rstrip(";")
    module = IN_JAVASCRIPT.replace("FIRST", first).replace("LAST", last)
    home = ADAPTERS / "node" / "backends" / "jax-js"
    ran = subprocess.run(["node", "--input-type=module", "-e", module], cwd=home, capture_output=True, text=True)
    return json.loads(ran.stdout.splitlines()[-1]) if ran.returncode == 0 else ["died", ran.stderr[-300:]]


def run(backend: str, programs: List[str]) -> List[List[str]]:
    if backend == "jax-js":
        return list(map(in_javascript, programs))
    if backend == "jax":
        return [in_python(backend, [program])[0] for program in programs]
    return in_python(backend, programs)


def is_so(claimed: str, said: List[str]) -> bool:
    if len(said) == 1:
        return claimed == said[0]
    kind, message = said
    return claimed.startswith(f"raises {kind}: ") and claimed.partition(": ")[2] in message


def main(backends: List[str]) -> int:
    wrong: List[str] = []
    for backend in backends or list(SECTIONS):
        found = findings(backend)
        said = run(backend, [each.program for each in found])
        wrong += [
            f"{each.number} {each.heading}\n  FINDINGS.md says {each.got}\n  and it is       {': '.join(now)[:400]}"
            for each, now in zip(found, said)
            if not is_so(each.got, now)
        ]
        print(f"{backend}: {len(found)} findings were run")
    print("\n".join(wrong) or "all of them are still so")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
