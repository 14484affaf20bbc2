"""torch.func.vmap behind the protocol. It shares PyTorch's tensors with the original, whose tests are for both."""

import json
import unittest

from tests.trees import call, const, fn, name, op, run, tensor
from vck_adapter.backends.pytorch_func import PyTorchFunc
from vck_adapter.protocol import Adapter

SIX = [{"dtype": "float32", "values": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]}]
WHOLE = {"x": tensor(0, [2, 3], [3, 1])}


def answer(message):
    return Adapter(PyTorchFunc()).answer(json.dumps(message).encode())


def mapped(function, **keywords):
    return call(op("vmap", function, **keywords), name("x"))


class PyTorchFuncTest(unittest.TestCase):
    def test_it_is_the_pinned_version_of_a_backend_of_its_own(self):
        started = answer({"type": "start", "protocol": "1.0"})
        self.assertEqual((started["name"], started["version"]), ("pytorch-func", "2.13.0"))

    def test_it_is_the_vmap_that_takes_negative_in_dims(self):
        program = [mapped(fn(["x"], op("Tensor.sum", name("x"))), in_dims=const(-1))]
        value = answer(run(program, WHOLE, SIX))["values"]["result"]["tensor"]
        self.assertEqual((value["shape"], value["values"]), ([3], [3.0, 5.0, 7.0]))

    def test_a_program_that_raised_inside_of_vmap_leaves_no_level_behind(self):
        raised = answer(run([mapped(fn(["x"], op("torch.rand", const(3))))], WHOLE, SIX))
        self.assertIn("randomness", raised["message"])
        self.assertEqual(answer(run([op("torch.rand", const(3))]))["type"], "returned")

    def test_the_slow_fallback_warns_of_itself_in_no_program(self):
        step = mapped(fn(["x"], op("torch.atan2", name("x"), name("x"))))
        self.assertEqual(answer(run([step], WHOLE, SIX, warnings=True))["warnings"], [])
