"""TensorFlow behind the protocol. Needs the environment that `setup tensorflow` makes."""

import json
import unittest

from tests.trees import call, const, fn, name, op, run, tensor
from vck_adapter.backends.tensorflow_vmap import TensorFlow
from vck_adapter.protocol import Adapter

SIX = [{"dtype": "float32", "values": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]}]
WHOLE = {"x": tensor(0, [2, 3], [3, 1])}
LEAF = {"x": {"tensor": {**tensor(0, [3], [1])["tensor"], "requires_grad": True}}}


def answer(message):
    return Adapter(TensorFlow()).answer(json.dumps(message).encode())


def mapped(function, **keywords):
    return call(op("vmap", function, **keywords), name("x"))


def content(answered):
    seen = answered["values"]["result"]["tensor"]
    return seen["dtype"], seen["shape"], seen["values"]


class TensorFlowTest(unittest.TestCase):
    def test_it_is_the_pinned_version(self):
        started = answer({"type": "start", "protocol": "1.0"})
        self.assertEqual((started["name"], started["version"]), ("tensorflow", "2.21.0"))

    def test_every_row_of_the_table_is_something_to_call(self):
        for spelling, function in TensorFlow.table.items():
            self.assertTrue(callable(function), spelling)
            self.assertRegex(spelling, r"^(torch\.|Tensor\.|\.)")

    def test_it_reads_and_writes_any_layout(self):
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

    def test_keywords_of_the_original_mean_what_they_mean_there(self):
        whole = [{"dtype": "int64", "values": [-7, 7, 5]}]
        x = {"x": tensor(0, [3], [1])}
        for step, expected in [
            (op("torch.add", name("x"), name("x"), alpha=const(2)), ("int64", [3], [-21, 21, 15])),
            (op("torch.div", name("x"), const(2), rounding_mode=const("trunc")), ("int64", [3], [-3, 3, 2])),
            (op("torch.div", name("x"), const(2), rounding_mode=const("floor")), ("int64", [3], [-4, 3, 2])),
            (op("torch.sum", name("x"), {"list": []}), ("int64", [], [5])),
            (op("torch.tensor", const(3)), ("int64", [], [3])),
        ]:
            self.assertEqual(content(answer(run([step], x, whole))), expected)
