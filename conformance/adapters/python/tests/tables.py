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
