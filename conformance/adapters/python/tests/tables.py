"""What every library on a table of names has to do, for the tests of each."""

import json

from tests.trees import call, const, fn, name, op, run, tensor
from vck_adapter.protocol import Adapter

SIX = [{"dtype": "float32", "values": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]}]
WHOLE = {"x": tensor(0, [2, 3], [3, 1])}


def answering(backend):
    return lambda message: Adapter(backend()).answer(json.dumps(message).encode())


def mapped(function, **keywords):
    return call(op("vmap", function, **keywords), name("x"))


def content(answered):
    seen = answered["values"]["result"]["tensor"]
    return seen["dtype"], seen["shape"], seen["values"]


class TableTests:
    """Tests of the class `backend`."""

    def answer(self, message):
        return answering(self.backend)(message)

    def test_every_row_of_the_table_is_something_to_call(self):
        for spelling, function in self.backend.table.items():
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
            self.assertEqual(content(self.answer(run([name("x")], {"x": inputs}, storages))), ("float64", *expected))

    def test_native_and_loop_agree(self):
        program = [mapped(fn(["x"], op("Tensor.sum", name("x"))), in_dims=const(1))]
        for vmap in ["native", "loop"]:
            answered = self.answer(run(program, WHOLE, SIX, vmap=vmap))
            self.assertEqual(content(answered), ("float32", [3], [3.0, 5.0, 7.0]))

    def test_keywords_of_the_original_mean_what_they_mean_there(self):
        whole = [{"dtype": "int64", "values": [-7, 7, 5]}]
        x = {"x": tensor(0, [3], [1])}
        for step, expected in [
            (op("torch.add", name("x"), name("x"), alpha=const(2)), ("int64", [3], [-21, 21, 15])),
            (op("torch.div", name("x"), const(2), rounding_mode=const("trunc")), ("int64", [3], [-3, 3, 2])),
            (op("torch.div", name("x"), const(2), rounding_mode=const("floor")), ("int64", [3], [-4, 3, 2])),
            (op("torch.sum", name("x"), {"list": []}), ("int64", [], [5])),
        ]:
            self.assertEqual(content(self.answer(run([step], x, whole))), expected)

    def test_shapes_of_the_original_are_taken_as_it_takes_them(self):
        flat = ("float32", [6], SIX[0]["values"])
        for step, expected in [
            (op("Tensor.flatten", name("x")), flat),
            (op("Tensor.flatten", name("x"), const(0), const(-1)), flat),
            (op("Tensor.narrow", name("x"), const(1), const(-2), const(1)), ("float32", [2, 1], [1.0, 4.0])),
            (op("Tensor.t", name("x")), ("float32", [3, 2], [0.0, 3.0, 1.0, 4.0, 2.0, 5.0])),
            (op("Tensor.sub", name("x"), other=name("x")), ("float32", [2, 3], [0.0] * 6)),
        ]:
            self.assertEqual(content(self.answer(run([step], WHOLE, SIX))), expected)

    def test_shapes_that_the_original_refuses_are_refused(self):
        for step in [
            op("Tensor.flatten", name("x"), const(1), const(0)),
            op("Tensor.narrow", name("x"), const(1), const(2), const(2)),
            op("Tensor.narrow", name("x"), const(1), const(-4), const(1)),
            op("Tensor.split", name("x"), const(0)),
            op("Tensor.split", name("x"), const(-1)),
            op("Tensor.split", name("x"), {"list": [const(1), const(2)]}),
            op("Tensor.chunk", name("x"), const(0)),
            op("Tensor.tensor_split", name("x"), const(0)),
            op("Tensor.t", op("Tensor.unsqueeze", name("x"), const(0))),
        ]:
            self.assertEqual(self.answer(run([step], WHOLE, SIX))["type"], "raised", step)

    def test_in_dims_have_the_structure_of_the_input(self):
        first = fn(["x"], op("[]", name("x"), const(0)))
        for in_dims in [{"tuple": [{"tuple": [const(0)]}]}, {"tuple": [{"list": [const(0), const(0)]}]}]:
            step = call(op("vmap", first, in_dims=in_dims), {"list": [name("x")]})
            for vmap in ["native", "loop"]:
                answered = self.answer(run([step], WHOLE, SIX, vmap=vmap))
                self.assertEqual(answered["type"], "raised", in_dims)
                self.assertRegex(answered["message"], "structure|length|prefix|pytree|dims were given")
