"""The judge of exported suites, with made-up answers: each kind of expectation is met by one and not by another."""

import unittest

from vck_suite.judge import Backend, judge
from vck_suite.values import difference

ALL = frozenset(["aliasing", "messages", "strides", "requires-grad", "warnings", "fallback-warnings", "loop"])
CLOSE = {"float32": {"relative": 1.3e-6, "absolute": 1e-5}, "float": {"relative": 1e-7, "absolute": 1e-7}}


def tensor(*values, dtype="float32", **more):
    return {"tensor": {"dtype": dtype, "shape": [len(values)], "values": list(values), **more}}


def alias(number, base, address):
    return {"alias": {"object": number, "base": base, "address": address}}


def expectation(key, *, needs=(), **data):
    return {"key": key, "describe": key, "capabilities": list(needs), **data}


def case(*expect, needs=(), steps=1):
    observe = {"values": ["result"], "aliases": ["result"], "warnings": True}
    return {
        "id": "a/b/c",
        "capabilities": list(needs),
        "program": [{}] * steps,
        "inputs": {},
        "storages": [],
        "settings": {},
        "observe": observe,
        "expect": list(expect),
    }


def returned(aliases=(), warnings=(), **values):
    return {"type": "returned", "seq": 1, "values": values, "aliases": dict(aliases), "warnings": list(warnings)}


def raised(kind, message, step=0):
    return {**returned(), "type": "raised", "step": step, "kinds": [kind, "Exception"], "message": message}


def verdict(judged, *answers, capabilities=ALL):
    given = iter(answers)
    return judge(judged, Backend(capabilities, lambda message: next(given)))


VALUES = {"values": {"result": tensor(1.0, 2.0)}, "tolerances": CLOSE}
INDEX = {"kind": "IndexError", "message": "out of (range|bounds)"}
SHARED = {"x": alias(1, 1, 5), "y": alias(2, 1, 5), "z": alias(3, 3, 6)}
MANY = {"xs": {"tuple": [alias(2, 1, 5), alias(3, 1, 6)]}, "x": alias(1, 1, 5)}

#: An expectation, an answer that meets it, one that doesn't.
KINDS = [
    (expectation("equals", **VALUES), returned(result=tensor(1.0, 2.000001)), returned(result=tensor(1.0, 2.1))),
    (expectation("inputs_after", **VALUES), returned(result=tensor(1, 2)), returned(result=tensor(1, 2, 3))),
    (expectation("equals_map_stack", **VALUES), returned(result=tensor(1, 2)), returned()),
    (expectation("raises", **INDEX), raised("IndexError", "7 is out of range"), raised("IndexError", "no")),
    (expectation("raises", **INDEX), raised("IndexError", "out of bounds"), raised("ValueError", "out of range")),
    (expectation("raises", **INDEX), raised("IndexError", "out of range"), returned(result=tensor(1.0))),
    (expectation("shape", tensors={"result": [1]}), returned(result=tensor(1)), returned(result=tensor(1, 2))),
    (
        expectation("dtype", tensors={"result[*]": "int64"}),
        returned(result={"list": [tensor(1, dtype="int64")]}),
        returned(result={"list": [tensor(1, dtype="int64"), tensor(1, dtype="int32")]}),
    ),
    (
        expectation("strides", tensors={"result": [1]}),
        returned(result=tensor(1, strides=[1])),
        returned(result=tensor(1)),
    ),
    (
        expectation("requires_grad", tensors={"result['k'][-1]": True}),
        returned(result={"dict": {"k": {"tuple": [tensor(1, requires_grad=True)]}}}),
        returned(result={"dict": {"k": {"tuple": [{"int": 1}]}}}),
    ),
    (expectation("same_data", pairs=[["x", "y"]]), returned(SHARED), returned({**SHARED, "y": alias(2, 1, 6)})),
    (expectation("same_object", pairs=[["x", "x"]]), returned(SHARED), returned()),
    (expectation("view_of", pairs=[["y", "x"]]), returned(SHARED), returned({**SHARED, "y": SHARED["x"]})),
    (expectation("view_of", pairs=[["xs[*]", "x"]]), returned(MANY), returned({**MANY, "x": alias(4, 4, 5)})),
    (expectation("warnings", pattern="slow", count=1), returned(warnings=["slow", "x"]), returned(warnings=["x"])),
    (expectation("fallback", pattern="slow", given=False), returned(warnings=["x"]), returned(warnings=["slow"])),
]


class KindsTest(unittest.TestCase):
    def test_each_kind_is_met_by_what_it_demands_and_by_nothing_else(self):
        for expected, good, bad in KINDS:
            with self.subTest(expected=expected, bad=bad):
                self.assertEqual(verdict(case(expected), good).outcome, "pass")
                judged = verdict(case(expected), bad)
                self.assertEqual(judged.outcome, "fail")
                self.assertTrue(judged.message.startswith(expected["key"] + ": "), judged.message)

    def test_a_backends_own_loop_can_be_the_oracle(self):
        law = case(expectation("equals_map_stack", by_backend=["result"], tolerances=CLOSE))
        self.assertEqual(verdict(law, returned(result=tensor(1)), returned(result=tensor(1))).outcome, "pass")
        self.assertEqual(verdict(law, returned(result=tensor(1)), returned(result=tensor(2))).outcome, "fail")
        self.assertEqual(verdict(law, returned(result=tensor(1)), raised("ValueError", "no")).outcome, "error")


class VerdictTest(unittest.TestCase):
    def test_an_error_that_nobody_expects_is_one(self):
        judged = verdict(case(expectation("equals", **VALUES)), raised("ValueError", "no"))
        self.assertEqual((judged.outcome, judged.message), ("error", "ValueError: no (step 1)"))

    def test_so_is_one_of_a_step_before_the_last(self):
        self.assertEqual(verdict(case(expectation("raises", **INDEX), steps=2), raised("IndexError", "")).outcome, "error")

    def test_a_backend_without_messages_only_has_to_raise(self):
        judged = verdict(case(expectation("raises", **INDEX)), raised("Oops", "no"), capabilities=frozenset())
        self.assertEqual(judged.outcome, "pass")

    def test_what_a_backend_cannot_tell_is_unchecked(self):
        strides = expectation("strides", needs=["strides"], tensors={"result": [1]})
        both = case(strides, expectation("shape", tensors={"result": [1]}))
        judged = verdict(both, returned(result=tensor(1)), capabilities=frozenset())
        self.assertEqual((judged.outcome, judged.unchecked), ("pass", 1))
        judged = verdict(case(strides), returned(result=tensor(1)), capabilities=frozenset())
        self.assertEqual((judged.outcome, judged.unchecked), ("unsupported", 1))

    def test_so_is_a_kind_of_a_later_version(self):
        judged = verdict(case(expectation("novel"), expectation("unvalued", reason="so")), returned())
        self.assertEqual(judged.unchecked, 1)

    def test_a_backend_that_lacks_a_capability_is_not_asked(self):
        judged = verdict(case(expectation("equals", **VALUES), needs=["random"]))
        self.assertEqual((judged.outcome, judged.message), ("unsupported", "the backend does not have: random"))


class ValuesTest(unittest.TestCase):
    def equal(self, expected, observed):
        return difference("v", expected, observed, CLOSE) is None

    def test_numbers_that_are_none(self):
        self.assertTrue(self.equal(tensor("NaN", "Infinity", 0.0), tensor("NaN", "Infinity", -0.0)))
        self.assertFalse(self.equal(tensor("Infinity"), tensor("-Infinity")))
        self.assertFalse(self.equal(tensor("Infinity"), tensor(1.0)))
        self.assertFalse(self.equal(tensor(1.0), tensor("NaN")))

    def test_complex_numbers_by_their_distance(self):
        one = {"complex64": {"relative": 0.0, "absolute": 1.0}}

        def parted(a, b):
            return difference("v", tensor(a, dtype="complex64"), tensor(b, dtype="complex64"), one)

        self.assertIsNone(parted([0.0, 0.0], [0.7, 0.7]))
        self.assertIsNotNone(parted([0.0, 0.0], [0.8, 0.8]))
        self.assertIsNone(parted(["NaN", 0.0], [1.0, "NaN"]))

    def test_integers_and_python_scalars_exactly_and_kinds_apart(self):
        self.assertFalse(self.equal(tensor(2**53, dtype="int64"), tensor(2**53 - 1, dtype="int64")))
        self.assertFalse(self.equal({"int": 1}, {"bool": True}))
        self.assertFalse(self.equal({"tuple": []}, {"list": []}))
        self.assertTrue(self.equal({"float": 0.1}, {"float": 0.1 + 1e-9}))
        self.assertFalse(self.equal({"dict": {"a": {"int": 1}}}, {"dict": {"b": {"int": 1}}}))


if __name__ == "__main__":
    unittest.main()
