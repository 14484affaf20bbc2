"""A case as a program that runs by itself."""

import ast
from typing import Any, List

from ..library import Unsupported
from ..loop import LoopVmap
from ..table import TableLibrary
from .checks import Checks
from .literals import Literals
from .program import Json, ProgramWriter, names
from .rows import Rows
from .words import COMMON, Words

_INDENT = "    "

#: What the kit judges no more than that it raised, where a backend doesn't word errors as the original does.
_JUDGED = ("equals", "inputs_after", "equals_map_stack", "raises", "shape", "dtype")


def snippet(case: Json, library: TableLibrary, words: Words) -> str:
    """The text of a program that does what an exported case does.

    Raises Unsupported if it can't be said in the words of the library.
    """
    return _Snippet(case, library, words).text()


class _Snippet:
    def __init__(self, case: Json, library: TableLibrary, words: Words):
        self._case = case
        self._library = library
        self._words = words
        self._taken = {*names(case["program"]), *case["inputs"], *words.imports, *COMMON}
        dtypes = {words.dtype(name): dtype for name, dtype in library.dtypes.items()}
        self._rows = Rows(words.modules, dtypes, sorted(self._taken))
        self._literals = Literals(words)

    def text(self) -> str:
        expected = [each for each in self._case["expect"] if each["key"] in _JUDGED]
        if not expected:
            raise Unsupported("nothing of what is expected can be seen with this library")
        by_loop = next((each["by_backend"] for each in expected if "by_backend" in each), None)
        body = self._once(expected) if by_loop is None else self._twice(expected, by_loop)
        helpers = [ast.unparse(each) for each in self._rows.helpers.values()]
        parts = ["\n".join(self._words.prelude), *helpers, "\n".join(body)]
        text = ("\n\n\n" if helpers else "\n\n").join(part for part in parts if part)
        return "\n".join([f"# {self._case['id']}", *self._imports(text), "", text]) + "\n"

    def _once(self, expected: List[Json]) -> List[str]:
        lines = self._inputs()
        if lines:
            lines.append("")
        program = self._program(lambda args, keywords: self._words.vmap(self._rows, args, keywords), True)
        if any(each["key"] == "raises" for each in expected):
            lines += _taped(self._tape_lines(), _raising(program))
        else:
            lines += _taped(self._tape_lines(), [line for step in program for line in step])
        checks = self._checks(expected)
        return [*lines, "", *checks] if checks else lines

    def _twice(self, expected: List[Json], variables: List[str]) -> List[str]:
        """With vmap and with a loop in its place, on inputs of their own."""
        name = "vmap"
        if name in self._taken:
            raise Unsupported("a variable of the case is called vmap")
        program = self._program(lambda args, keywords: self._rows.short_call(name, self._words.backend.vmap, args, keywords))
        loop = self._rows.call_of(
            ast.Name(self._rows.helper(LoopVmap)),
            [
                self._rows.value(self._words.backend.is_tensor),
                self._rows.value(self._library.method("size"), "size"),
                self._rows.value(self._library.method("select"), "select"),
                self._rows.value(self._library.function("torch.stack"), "stack"),
            ],
            {},
        )
        native = ast.unparse(self._words.native(self._rows))
        body = [*self._inputs(), *_taped(self._tape_lines(), [line for step in program for line in step])]
        results = ", ".join(variables)
        lines = [f"def run({name}):", *_indented([*body, f"return {results}"]), "", ""]
        lines.append(f"vectorised, looped = run({native}), run({ast.unparse(loop)})")
        lines += self._compared("vectorised", "looped", next(each for each in expected if "by_backend" in each))
        checks = self._checks(expected)
        return [*lines, f"{results} = vectorised", *checks] if checks else lines

    def _compared(self, one: str, other: str, expectation: Json) -> List[str]:
        tolerances = {dtype: (each["relative"], each["absolute"]) for dtype, each in expectation["tolerances"].items()}
        return [
            f"tolerances = {tolerances!r}",
            f"for one, other in zip({self._words.leaves(one)}, {self._words.leaves(other)}, strict=True):",
            f"{_INDENT}rtol, atol = tolerances.get(numpy.asarray(one).dtype.name, (0, 0))",
            f"{_INDENT}assert_allclose(one, other, rtol=rtol, atol=atol, strict=True)",
        ]

    def _inputs(self) -> List[str]:
        return self._literals.inputs(self._case["inputs"], self._case["storages"])

    def _checks(self, expected: List[Json]) -> List[str]:
        checks = Checks(self._literals, self._words.dtype)
        for each in expected:
            checks.check(each)
        return checks.lines

    def _tape_lines(self) -> List[str]:
        inputs = self._case["inputs"]
        leaves = [name for name, value in inputs.items() if value.get("tensor", {}).get("requires_grad", False)]
        if str(inputs).count("'requires_grad': True") != len(leaves):
            raise Unsupported("a leaf within a container is not written")
        return self._words.tape(leaves)

    def _program(self, vmap: Any, whole: bool = False) -> List[List[str]]:
        """The lines of each step."""
        mapped = self._words.mapped if whole and self._is_flat() else None
        writer = ProgramWriter(self._library, self._rows, self._words.operators(), vmap, mapped)
        steps = writer.lines(self._case["program"])
        return [[line for each in step for line in ast.unparse(each).split("\n")] for step in steps]

    def _is_flat(self) -> bool:
        """Whether inputs are tensors and numbers alone."""
        return not any(key in value for value in self._case["inputs"].values() for key in ("tuple", "list", "dict", "set"))

    def _imports(self, text: str) -> List[str]:
        used = {each.id for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Name)}
        known = {**COMMON, **self._words.imports}
        lines = [line for name, line in known.items() if name in used]
        return sorted(lines, key=lambda line: (line.startswith("from"), line))


def _raising(program: List[List[str]]) -> List[str]:
    """The program, its last step in a `try`."""
    last = program[-1]
    before = [line for step in program[:-1] for line in step]
    return [
        *before,
        "try:",
        *_indented(last),
        "except Exception as error:",
        f'{_INDENT}print(f"{{type(error).__name__}}: {{error}}")',
        "else:",
        f'{_INDENT}raise AssertionError("it did not raise")',
    ]


def _taped(tape: List[str], lines: List[str]) -> List[str]:
    return lines if not tape else [tape[0], *_indented([*tape[1:], *lines])]


def _indented(lines: List[str]) -> List[str]:
    return [_INDENT + line.replace("\n", "\n" + _INDENT) if line else "" for line in lines]
