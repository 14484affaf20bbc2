"""Snippets in the words of JAX. Needs the environment that `setup jax` makes."""

import unittest

import jax.numpy as jnp

from tests.snippets import SnippetTests, written
from tests.trees import call, const, fn, name, op
from vck_adapter.backends.jax_vmap import Jax


class JaxSnippetsTest(SnippetTests, unittest.TestCase):
    backend = "jax"
    library = Jax()

    def test_a_program_is_said_as_a_user_of_jax_would_say_it(self):
        dims = {"in_dims": const(1), "out_dims": const(-1)}
        for node, expected in [
            (op("torch.mul", name("x"), const(2)), "jnp.multiply(x, 2)"),
            (op("torch.add", name("x"), name("x"), alpha=const(3)), "jnp.add(x, 3 * x)"),
            (op("torch.add", name("x"), name("x")), "jnp.add(x, x)"),
            (op("Tensor.sum", name("x"), dim=const(0)), "jnp.sum(x, axis=0)"),
            (op("Tensor.sum", name("x")), "jnp.sum(x)"),
            (op("torch.div", name("x"), const(2), rounding_mode=const("floor")), "jnp.floor_divide(x, 2)"),
            (op("Tensor.view", name("x"), const(3), const(2)), "jnp.reshape(x, (3, 2))"),
            (op("Tensor.double", name("x")), "x.astype(jnp.float64)"),
            (op("[]", name("x"), op("slice", const(None), const(1), const(None))), "x[:1]"),
            (op("torch.stack", {"list": [name("x"), name("x")]}, dim=const(1)), "jnp.stack([x, x], axis=1)"),
            (call(op("vmap", {"operator": "acos", "as": "torch.acos"}), name("x")), "jax.vmap(jnp.acos)(x)"),
            (
                call(op("vmap", fn(["a"], op("-", name("a"))), **dims), name("x")),
                "jax.vmap(lambda a: -a, in_axes=1, out_axes=-1)(x)",
            ),
        ]:
            self.assertIn(f"\nresult = {expected}\n", self.text([node]))

    def test_a_function_of_the_adapter_goes_along(self):
        text = self.text([op("Tensor.select", name("x"), const(1), const(-1))])
        self.assertIn("def _in_range(index, length):", text)
        self.assertIn("lax.dynamic_index_in_dim(x, _in_range(-1, x.shape[1]), 1, keepdims=False)", text)
        self.assertNotIn("vck_adapter", text)

    def test_a_number_is_an_array_whose_dtype_does_not_give_way(self):
        self.assertEqual(written("jax").tensor("2.0", "float64"), "jnp.array(2.0, jnp.float64)")
        self.assertEqual(jnp.result_type(jnp.array(2.0, jnp.float64), jnp.ones(1, jnp.float32)), jnp.float64)


if __name__ == "__main__":
    unittest.main()
