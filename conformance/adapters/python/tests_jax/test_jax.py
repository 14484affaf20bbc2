"""JAX behind the protocol. Needs the environment that `setup jax` makes."""

import json
import unittest

from tests.trees import call, const, fn, name, op, run, tensor
from vck_adapter.backends.jax_vmap import Jax
from vck_adapter.protocol import Adapter

SIX = [{"dtype": "float32", "values": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]}]
WHOLE = {"x": tensor(0, [2, 3], [3, 1])}


def answer(message):
    return Adapter(Jax()).answer(json.dumps(message).encode())


def mapped(function, **keywords):
    return call(op("vmap", function, **keywords), name("x"))


def content(answered):
    seen = answered["values"]["result"]["tensor"]
    return seen["dtype"], seen["shape"], seen["values"]


class JaxTest(unittest.TestCase):
    def test_it_is_the_pinned_version(self):
        started = answer({"type": "start", "protocol": "1.0"})
        self.assertEqual((started["name"], started["version"]), ("jax", "0.10.2"))

    def test_every_row_of_the_table_is_something_to_call(self):
        for spelling, function in Jax.table.items():
            self.assertTrue(callable(function), spelling)
            self.assertRegex(spelling, r"^(torch\.|Tensor\.|\.)")

    def test_it_reads_and_writes_any_layout_and_64_bits(self):
        storages = [{"dtype": "float64", "values": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]}]
        for inputs, expected in [
            (tensor(0, [3, 2], [1, 3]), ([3, 2], [0.1, 0.4, 0.2, 0.5, 0.3, 0.6])),
            (tensor(0, [2, 2], [0, 2], offset=1), ([2, 2], [0.2, 0.4, 0.2, 0.4])),
            (tensor(0, [], [], offset=5), ([], [0.6])),
            (tensor(0, [0, 2], [2, 1]), ([0, 2], [])),
        ]:
            self.assertEqual(content(answer(run([name("x")], {"x": inputs}, storages))), ("float64", *expected))

    def test_native_and_loop_agree(self):
        program = [mapped(fn(["x"], op("Tensor.sum", name("x"))), in_dims=const(1))]
        for vmap in ["native", "loop"]:
            self.assertEqual(content(answer(run(program, WHOLE, SIX, vmap=vmap))), ("float32", [3], [3.0, 5.0, 7.0]))

    def test_what_it_has_no_row_for_is_unsupported(self):
        for spelling in ["torch.nothing", "Tensor.nothing", ".nothing"]:
            answered = answer(run([op(spelling, name("x"))], WHOLE, SIX))
            self.assertEqual(answered["reason"], f"jax has no operator {spelling}")

    def test_parts_of_a_tensor_are_those_of_the_original(self):
        for step, expected in [
            (op("torch.chunk", name("x"), const(2), const(1)), [[2, 2], [2, 1]]),
            (op("torch.split", name("x"), const(2), const(1)), [[2, 2], [2, 1]]),
            (op("torch.tensor_split", name("x"), const(2), const(1)), [[2, 2], [2, 1]]),
            (op("torch.unbind", name("x"), const(1)), [[2], [2], [2]]),
        ]:
            parts = answer(run([step], WHOLE, SIX))["values"]["result"]["tuple"]
            self.assertEqual([part["tensor"]["shape"] for part in parts], expected)

    def test_keywords_of_the_original_mean_what_they_mean_there(self):
        whole = [{"dtype": "int64", "values": [-7, 7, 5]}]
        x = {"x": tensor(0, [3], [1])}
        for step, expected in [
            (op("torch.add", name("x"), name("x"), alpha=const(2)), ("int64", [3], [-21, 21, 15])),
            (op("torch.div", name("x"), const(2), rounding_mode=const("trunc")), ("int64", [3], [-3, 3, 2])),
            (op("torch.div", name("x"), const(2), rounding_mode=const("floor")), ("int64", [3], [-4, 3, 2])),
            (op("torch.sum", name("x"), {"list": []}), ("int64", [], [5])),
        ]:
            self.assertEqual(content(answer(run([step], x, whole))), expected)
