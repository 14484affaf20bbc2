"""JAX behind the protocol. Needs the environment that `setup jax` makes."""

import unittest

from tests.tables import SIX, WHOLE, TableTests, answering
from tests.trees import const, name, op, run, tensor
from vck_adapter.backends.jax_vmap import Jax

answer = answering(Jax)


class JaxTest(TableTests, unittest.TestCase):
    backend = Jax

    def test_it_is_the_pinned_version(self):
        started = answer({"type": "start", "protocol": "1.0"})
        self.assertEqual((started["name"], started["version"]), ("jax", "0.10.2"))

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
