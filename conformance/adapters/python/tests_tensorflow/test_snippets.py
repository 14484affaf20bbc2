"""Snippets in the words of TensorFlow. Needs the environment that `setup tensorflow` makes."""

import unittest

from tests.snippets import SnippetTests
from tests.trees import call, const, fn, name, op
from vck_adapter.backends.tensorflow_vmap import TensorFlow


class TensorFlowSnippetsTest(SnippetTests, unittest.TestCase):
    backend = "tensorflow"
    library = TensorFlow()

    def test_a_program_is_said_as_a_user_of_tensorflow_would_say_it(self):
        twice = fn(["a"], op("*", name("a"), const(2)))
        both = fn(["a", "b"], op("*", name("a"), name("b")))
        one = {"tuple": [const(0), const(None)]}
        for node, expected in [
            (op("torch.mul", name("x"), const(2)), "tf.multiply(x, 2)"),
            (op("Tensor.sum", name("x"), const(0)), "tf.reduce_sum(x, 0)"),
            (op("torch.atleast_1d", name("x")), "tnp.atleast_1d(*(x if isinstance(x, (list, tuple)) else [x]))"),
            (call(op("vmap", twice), name("x")), "tf.vectorized_map(lambda a: a * 2, x)"),
            (
                call(op("vmap", twice, in_dims=const(1), out_dims=const(1)), name("x")),
                "tnp.moveaxis(tf.vectorized_map(lambda a: a * 2, tnp.moveaxis(x, 1, 0)), 0, 1)",
            ),
            (
                call(op("vmap", both), name("x"), name("x")),
                "tf.vectorized_map(lambda lanes: lanes[0] * lanes[1], (x, x))",
            ),
            (call(op("vmap", both, one), name("x"), const(3)), "tf.vectorized_map(lambda lanes: lanes * 3, x)"),
        ]:
            self.assertIn(f"\nresult = {expected}\n", self.text([node]))

    def test_a_name_within_keeps_its_meaning(self):
        inner = call(op("vmap", fn(["x"], op("*", name("x"), name("b")))), name("a"))
        node = call(op("vmap", fn(["a", "b"], inner), {"tuple": [const(0), const(None)]}), name("x"), name("x"))
        self.assertIn("_vmap(lambda a, b: tf.vectorized_map(lambda x: x * b, a), (0, None))(x, x)", self.text([node]))

    def test_gradients_are_those_of_a_tape(self):
        square = op("Tensor.sum", op("*", name("x"), name("x")))
        text = self.text([op("torch.autograd.grad", square, name("x"))], requires_grad=True)
        self.assertIn("with tf.GradientTape(persistent=True) as tape:\n    tape.watch([x])\n", text)


if __name__ == "__main__":
    unittest.main()
