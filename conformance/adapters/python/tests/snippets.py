"""What snippets of every library have to do, for the tests of each."""

import contextlib
import io
import json
from unittest import mock

from tests.tables import SIX
from tests.trees import call, const, fn, name, op, tensor
from vck_adapter.library import Unsupported
from vck_adapter.snippets.__main__ import answer
from vck_adapter.snippets.snippet import snippet
from vck_adapter.snippets.words import words as written

TOLERANCES = {"float32": {"relative": 1.3e-06, "absolute": 1e-05}}


def exported(program, expect, requires_grad=False, capabilities=()):
    """An exported case over a float32 tensor x of shape (2, 3), 0 to 5."""
    return {
        "id": "some/case",
        "capabilities": list(capabilities),
        "program": program,
        "storages": SIX,
        "inputs": {"x": tensor(0, [2, 3], [3, 1], requires_grad=requires_grad)},
        "settings": {"fallback_warnings": False},
        "expect": expect,
    }


def shaped(*shape):
    return {"key": "shape", "capabilities": [], "tensors": {"result": list(shape)}}


def valued(shape, values):
    result = {"tensor": {"dtype": "float32", "shape": shape, "values": values}}
    return {"key": "equals", "capabilities": [], "values": {"result": result}, "tolerances": TOLERANCES}


def executed(text):
    """Runs a snippet; what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(text, "snippet", "exec"), {"__name__": "snippet"})
    return printed.getvalue()


class SnippetTests:
    """Tests of the backend with that name and the library."""

    def text(self, program, expect=None, **more):
        case = exported(program, [shaped(1)] if expect is None else expect, **more)
        return snippet(case, self.library, written(self.backend))

    def test_it_holds_if_what_is_expected_comes_out_and_fails_if_not(self):
        program = [call(op("vmap", fn(["a"], op("Tensor.sum", name("a")))), name("x"))]
        executed(self.text(program, [valued([2], [3.0, 12.0]), shaped(2)]))
        for wrong in ([valued([2], [3.0, 13.0])], [shaped(3)], [valued([1, 2], [3.0, 12.0])]):
            with self.assertRaises(AssertionError):
                executed(self.text(program, wrong))

    def test_a_dtype_counts(self):
        with self.assertRaises(AssertionError):
            executed(self.text([op("Tensor.double", name("x"))], [valued([2, 3], SIX[0]["values"])]))

    def test_an_error_is_waited_for(self):
        raises = [{"key": "raises", "capabilities": ["messages"], "kind": "ValueError", "message": "no such"}]
        wrong = call(op("vmap", fn(["a"], name("a")), in_dims=const(7)), name("x"))
        self.assertIn("Error", executed(self.text([wrong], raises)))
        with self.assertRaisesRegex(AssertionError, "it did not raise"):
            executed(self.text([name("x")], raises))

    def test_what_the_backend_judges_itself_is_compared_with_a_loop(self):
        by_backend = {
            "key": "equals_map_stack", "capabilities": ["loop"], "by_backend": ["result", "x"], "tolerances": TOLERANCES,
        }
        program = [call(op("vmap", fn(["a"], op("Tensor.sum", name("a"))), const(1)), name("x"))]
        text = self.text(program, [by_backend])
        self.assertIn("def run(vmap):", text)
        executed(text)
        with self.assertRaises(AssertionError):
            executed(text.replace("tolerances = ", "vectorised = vectorised[0] + 1, vectorised[1]\ntolerances = "))

    def test_a_function_of_several_steps_is_defined(self):
        steps = fn(["a"], {"assign": "b", "value": op("*", name("a"), const(2))}, op("Tensor.sum", name("b")), called="f")
        text = self.text([{"assign": "f", "value": steps}, call(op("vmap", name("f")), name("x"))], [valued([2], [6.0, 24.0])])
        self.assertIn("def f(a):\n    b = a * 2\n", text)
        executed(text)
        executed(self.text([call(op("vmap", steps), name("x"))], [valued([2], [6.0, 24.0])]))

    def test_what_it_can_not_say_has_a_reason(self):
        with self.assertRaisesRegex(Unsupported, "has no operator torch.nothing"):
            self.text([op("torch.nothing", name("x"))])
        with self.assertRaisesRegex(Unsupported, "nothing of what is expected"):
            self.text([name("x")], [{"key": "strides", "capabilities": ["strides"], "tensors": {"result": [3, 1]}}])
        in_place = exported([op("Tensor.acos_", name("x"))], [shaped(2, 3)], capabilities=["in-place"])
        self.assertEqual(answer(in_place, self.library, self.backend), {"unsupported": f"{self.backend} does not have: in-place"})

    def test_what_is_known_to_run_is_not_run(self):
        fails = exported([op("torch.reshape", name("x"), {"tuple": [const(5)]})], [shaped(2, 3)])
        with mock.patch("vck_adapter.snippets.__main__.Adapter") as adapter:
            answered = answer(fails, self.library, self.backend, runs=False)
        self.assertIn("snippet", answered)
        adapter.assert_not_called()

    def test_an_answer_is_json(self):
        answered = answer(exported([name("x")], [shaped(2, 3)]), self.library, self.backend)
        self.assertTrue(json.dumps(answered).startswith('{"snippet": "# some/case\\n'))
