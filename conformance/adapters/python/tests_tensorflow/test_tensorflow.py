"""TensorFlow behind the protocol. Needs the environment that `setup tensorflow` makes."""

import unittest

from tests.tables import SIX, WHOLE, TableTests, answering, content, mapped
from tests.trees import call, const, fn, name, op, run, tensor
from vck_adapter.backends.tensorflow_vmap import TensorFlow

LEAF = {"x": {"tensor": {**tensor(0, [3], [1])["tensor"], "requires_grad": True}}}
answer = answering(TensorFlow)


class TensorFlowTest(TableTests, unittest.TestCase):
    backend = TensorFlow

    def test_it_is_the_pinned_version(self):
        started = answer({"type": "start", "protocol": "1.0"})
        self.assertEqual((started["name"], started["version"]), ("tensorflow", "2.21.0"))

    def test_dims_are_moved_for_a_map_over_axis_zero(self):
        program = [mapped(fn(["x"], op("*", name("x"), const(2))), in_dims=const(1), out_dims=const(-1))]
        self.assertEqual(content(answer(run(program, WHOLE, SIX)))[1:], ([2, 3], [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]))

    def test_what_is_not_mapped_is_captured(self):
        function = fn(["x", "y"], op("Tensor.sum", op("*", name("x"), name("y"))))
        dims = {"tuple": [const(0), {"const": {"none": True}}]}
        program = [call(op("vmap", function, dims), name("x"), op("Tensor.select", name("x"), const(0), const(1)))]
        self.assertEqual(content(answer(run(program, WHOLE, SIX))), ("float32", [2], [14.0, 50.0]))

    def test_dtypes_are_not_promoted(self):
        program = [op("+", name("x"), op("Tensor.double", name("x")))]
        self.assertEqual(
            answer(run(program, WHOLE, SIX))["reason"], "tensorflow promotes no dtypes: float32 with float64"
        )

    def test_an_error_of_the_mapped_function_comes_as_it_was(self):
        answered = answer(run([mapped(fn(["x"], op("Tensor.select", name("x"), const(0), const(7))))], WHOLE, SIX))
        self.assertEqual(answered["kinds"][0], "IndexError")
        self.assertEqual(answered["message"], "index 7 is out of range for a dim of size 3")

    def test_a_message_of_tensorflow_is_the_same_in_every_run(self):
        pair = {"x": tensor(0, [2, 3], [3, 1]), "y": tensor(0, [3], [1])}
        for _ in range(2):
            answered = answer(run([call(op("vmap", {"operator": "mul", "as": "torch.mul"}), name("x"), name("y"))], pair, SIX))
            self.assertEqual(answered["message"], "indices[2] = 2 is not in [0, 2)")

    def test_gradients_are_those_of_the_leaves(self):
        square = op("Tensor.sum", op("*", name("x"), name("x")))
        answered = answer(run([op("torch.autograd.grad", square, {"list": [name("x")]})], LEAF, SIX))
        (gradient,) = answered["values"]["result"]["tuple"]
        self.assertEqual(gradient["tensor"]["values"], [0.0, 2.0, 4.0])
        without = answer(run([op("torch.autograd.grad", square, name("x"))], WHOLE, SIX))
        self.assertEqual(without["kinds"][0], "RuntimeError")

    def test_gradients_of_what_was_gathered_are_tensors(self):
        second = op("Tensor.select", name("x"), const(0), const(1))
        answered = answer(run([op("torch.autograd.grad", second, {"list": [name("x")]})], LEAF, SIX))
        (gradient,) = answered["values"]["result"]["tuple"]
        self.assertEqual(gradient["tensor"]["values"], [0.0, 1.0, 0.0])

    def test_tensors_are_filled_with_the_number_of_each_lane(self):
        program = [mapped(fn(["x"], op("Tensor.new_full", name("x"), {"tuple": [const(2)]}, name("x"))))]
        answered = answer(run(program, {"x": tensor(0, [3], [1])}, SIX))
        self.assertEqual(content(answered), ("float32", [3, 2], [0.0, 0.0, 1.0, 1.0, 2.0, 2.0]))

    def test_a_number_makes_an_integer_tensor(self):
        answered = answer(run([op("torch.tensor", const(3))], {"x": tensor(0, [3], [1])}, SIX))
        self.assertEqual(content(answered), ("int64", [], [3]))
