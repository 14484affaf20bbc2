import json
import os
import subprocess
import sys
import unittest

from tests.toy import ToyLibrary
from tests.trees import assign, call, const, fn, name, op, run, tensor
from vck_adapter.protocol import Adapter

X = {"x": tensor(0, [2], [2], offset=1)}
STORAGES = [{"dtype": "float64", "values": [0.0, 1.0, 2.0, 3.0]}]
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SERVE = """
from tests.toy import ToyLibrary
from vck_adapter.protocol import serve, take_over_streams
serve(ToyLibrary(), *take_over_streams())
"""


def answer(message):
    line = message if isinstance(message, bytes) else json.dumps(message).encode()
    return Adapter(ToyLibrary()).answer(line)


def floats(*values):
    return {"tensor": {"dtype": "float64", "shape": [len(values)], "values": list(values)}}


class AdapterTest(unittest.TestCase):
    def test_start_says_who_answers(self):
        started = answer({"type": "start", "protocol": "1.0"})
        self.assertEqual(started.pop("language")[:7], "Python ")
        expected = {"type": "started", "protocol": "1.2", "name": "toy", "version": "0.1", "capabilities": ["loop"]}
        self.assertEqual(started, expected)

    def test_attachments_and_messages_ahead_are_taken_if_they_are_offered(self):
        for extra in ["attachments", "ahead"]:
            for offered, expected in [({extra: True}, True), ({extra: False}, None), ({}, None)]:
                with self.subTest(offered=offered):
                    started = answer({"type": "start", "protocol": "1.2", **offered})
                    self.assertEqual(started.get(extra), expected)

    def test_a_program_that_returns(self):
        program = [call(op("vmap", fn(["x"], op("*", name("x"), const(2.0)))), name("x"))]
        for vmap in ["native", "loop"]:
            with self.subTest(vmap=vmap):
                returned = answer(run(program, X, STORAGES, values=["result", "x", "unknown"], vmap=vmap))
                values = {"result": floats(2.0, 6.0), "x": floats(1.0, 3.0)}
                expected = {"type": "returned", "seq": 1, "values": values, "aliases": {}, "warnings": []}
                self.assertEqual(returned, expected)

    def test_a_program_that_raises_still_shows_its_inputs(self):
        program = [assign("result", const(1)), op("torch.refuse", name("x"))]
        raised = answer(run(program, X, STORAGES, values=["result", "x"]))
        self.assertEqual((raised["type"], raised["seq"], raised["step"]), ("raised", 1, 1))
        self.assertEqual(raised["kinds"], ["IndexError", "LookupError", "Exception"])
        self.assertEqual(raised["message"], "refused by the library")
        self.assertEqual(raised["values"], {"x": floats(1.0, 3.0)})

    def test_warnings_are_reported_when_wanted_every_time(self):
        for wanted, expected in [(True, ["a warning by the library"] * 2), (False, [])]:
            program = [op("torch.noisy", name("x")), op("torch.noisy", name("x"))]
            with self.subTest(wanted=wanted):
                self.assertEqual(answer(run(program, X, STORAGES, warnings=wanted))["warnings"], expected)

    def test_a_function_can_not_leave_its_program(self):
        self.assertEqual(answer(run([fn(["x"], name("x"))]))["values"], {})

    def test_a_result_without_a_form_is_an_error_of_the_last_step(self):
        raised = answer(run([const(1), op("torch.object")]))
        self.assertEqual((raised["type"], raised["step"]), ("raised", 1))
        self.assertEqual(raised["kinds"][:2], ["Unwritable", "TypeError"])

    def test_a_missing_operator_is_unsupported(self):
        unsupported = {"type": "unsupported", "seq": 1, "reason": "toy has no torch.nothing"}
        self.assertEqual(answer(run([op("torch.nothing")])), unsupported)

    def test_bad_messages_are_answered(self):
        for message, text in [
            (b"{", "BadMessage: not JSON"),
            (b"[]", "BadMessage: a message is an object, got list"),
            ({"type": "dance", "seq": 7}, "BadMessage: unknown type of message 'dance'"),
            ({"type": "run", "seq": 7}, "KeyError: 'vmap'"),
            ({**run([]), "vmap": "fast", "seq": 7}, "BadMessage: unknown way of doing vmap 'fast'"),
        ]:
            with self.subTest(message=message):
                failed = answer(message)
                sequence = 7 if isinstance(message, dict) else None
                self.assertEqual((failed["type"], failed.get("seq")), ("failed", sequence))
                self.assertTrue(failed["message"].startswith(text), failed["message"])


class ServeTest(unittest.TestCase):
    """A real process: what is printed goes to standard error, and nothing ends the conversation but stop."""

    def converse(self, *messages):
        lines = b"".join(json.dumps(message).encode() + b"\n" for message in messages)
        done = subprocess.run([sys.executable, "-c", SERVE], input=lines, capture_output=True, cwd=PACKAGE, timeout=60)
        return done.returncode, [json.loads(line)["type"] for line in done.stdout.splitlines()], done.stderr.decode()

    def test_standard_output_belongs_to_the_protocol(self):
        code, types, errors = self.converse(run([op("torch.noisy", name("x"))], X, STORAGES))
        self.assertEqual((code, types), (0, ["returned"]))
        self.assertIn("printed by the library", errors)

    def test_a_library_that_exits_is_an_error_of_its_program(self):
        exits = run([op("torch.exit", const(1))])
        code, types, _ = self.converse(exits, "nonsense", run([const(1)]), {"type": "stop"}, "late")
        self.assertEqual((code, types), (0, ["raised", "failed", "returned"]))


class CommandLineTest(unittest.TestCase):
    def test_an_unknown_backend_is_wrong_usage(self):
        unknown = [sys.executable, "-m", "vck_adapter", "nobody"]
        done = subprocess.run(unknown, capture_output=True, cwd=PACKAGE, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"usage: python -m vck_adapter {pytorch-legacy,pytorch-func,jax,tensorflow}", done.stderr)

    def test_a_missing_package_is_named_with_the_remedy(self):
        without = [sys.executable, "-S", "-E", "-m", "vck_adapter", "pytorch-legacy"]  # -S: no installed packages
        done = subprocess.run(without, capture_output=True, cwd=PACKAGE, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (3, b""))
        self.assertIn(b"the backend pytorch-legacy can't start: No module named 'torch'", done.stderr)
        self.assertIn(b"conformance/adapters/python/setup pytorch-legacy", done.stderr)
