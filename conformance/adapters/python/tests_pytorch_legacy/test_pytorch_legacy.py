"""The original behind the protocol. Needs the environment that `setup pytorch-legacy` makes."""

import json
import math
import os
import unittest

import torch

from tests.trees import assign, call, const, fn, name, op, run, tensor
from vck_adapter.inputs import read_inputs
from vck_adapter.protocol import Adapter
from vck_adapter.backends.pytorch_legacy import PyTorchLegacy

LIBRARY = PyTorchLegacy()
REPOSITORY = os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 4)
DEPRECATED = "Please use `torch.vmap` instead of `torch._vmap_internals.vmap`."

SIX = [{"dtype": "float32", "values": [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]}]
WHOLE = {"x": tensor(0, [2, 3], [3, 1])}


def answer(message):
    return Adapter(LIBRARY).answer(json.dumps(message).encode())


def mapped(function, *args, **keywords):
    return call(op("vmap", function, **keywords), *args)


def content(tensor_value):
    return (tensor_value["tensor"]["shape"], tensor_value["tensor"]["values"])


class IdentityOfTheBackendTest(unittest.TestCase):
    def test_it_is_the_pinned_version_and_can_all_that_its_profile_names(self):
        started = answer({"type": "start", "protocol": "1.0"})
        with open(os.path.join(REPOSITORY, "cases-json", "profiles.json"), encoding="utf-8") as file:
            profile = json.load(file)["profiles"]["pytorch-legacy"]
        self.assertEqual((started["name"], started["version"]), ("pytorch-legacy", "2.13.0"))
        self.assertEqual(started["capabilities"], profile["capabilities"])


class GuardTest(unittest.TestCase):
    """What would spoil the process is not called."""

    def answer(self, body, out_dim):
        """That of a function of the rows of x; y is captured."""
        inputs = {"x": tensor(0, [2, 3], [3, 1]), "y": tensor(0, [6], [1])}
        return answer(run([mapped(fn(["t"], body), name("x"), out_dims=const(out_dim))], inputs, SIX))

    def shape(self, body, out_dim):
        return self.answer(body, out_dim)["values"]["result"]["tensor"]["shape"]

    def test_an_output_that_is_not_mapped_has_an_out_dim_in_range_or_is_unsupported(self):
        for out_dim in (-1, 2):
            answered = self.answer(name("y"), out_dim)
            self.assertEqual(answered["type"], "unsupported", answered)
            self.assertIn(f"out_dims={out_dim} of an output that is not mapped", answered["reason"])
        self.assertEqual(self.shape(name("y"), 0), [2, 6])

    def test_a_mapped_output_has_any(self):
        self.assertEqual(self.shape(name("t"), -1), [3, 2])
        self.assertEqual(self.shape(mapped(fn(["u"], name("t")), name("y")), -1), [6, 3, 2])


class InputsTest(unittest.TestCase):
    def inputs(self, **tensors):
        return read_inputs(tensors, SIX, LIBRARY)

    def test_a_tensor_that_is_alone_on_its_storage_is_no_view(self):
        x = self.inputs(x=tensor(0, [2], [2], offset=1))["x"]
        self.assertEqual((x.tolist(), x.stride(), x._base), ([1.0, 3.0], (2,), None))

    def test_tensors_over_one_storage_share_memory_and_the_whole_one_is_the_base(self):
        made = self.inputs(t=tensor(0, [3, 2], [1, 3]), x=tensor(0, [2, 3], [3, 1]))
        made["x"][0, 1] = 9
        self.assertEqual(made["t"].tolist(), [[0.0, 3.0], [9.0, 4.0], [2.0, 5.0]])
        self.assertIs(made["t"]._base, made["x"])
        self.assertIsNone(made["x"]._base)

    def test_parts_of_one_storage_have_an_unseen_base(self):
        made = self.inputs(a=tensor(0, [2], [1]), b=tensor(0, [2], [1], offset=4))
        self.assertEqual(made["b"].tolist(), [4.0, 5.0])
        self.assertIs(made["a"]._base, made["b"]._base)

    def test_the_same_id_is_the_same_object(self):
        first, second = tensor(0, [6], [1], id=1), tensor(0, [6], [1], id=2)
        made = self.inputs(a=first, b={"list": [dict(first)]}, c=second)
        self.assertIs(made["a"], made["b"][0])
        self.assertIsNot(made["a"], made["c"])

    def test_requires_grad_makes_a_leaf_whatever_the_layout(self):
        made = self.inputs(a=tensor(0, [2], [3], requires_grad=True), b=tensor(0, [6], [1]))
        self.assertTrue(made["a"].is_leaf and made["a"].requires_grad)
        self.assertFalse(made["b"].requires_grad)

    def test_every_dtype_and_an_empty_tensor(self):
        for dtype, values in [
            ("bool", [True]),
            ("int32", [-1]),
            ("int64", [3]),
            ("float64", [0.1]),
            ("complex64", [[1, 2]]),
            ("complex128", [["NaN", -0.0]]),
            ("float32", []),
        ]:
            with self.subTest(dtype=dtype):
                storages = [{"dtype": dtype, "values": values}]
                x = read_inputs({"x": tensor(0, [len(values)], [1])}, storages, LIBRARY)["x"]
                self.assertEqual(x.dtype, getattr(torch, dtype))
                written = answer(run([name("x")], {"x": tensor(0, [len(values)], [1])}, storages))
                self.assertEqual(content(written["values"]["result"]), ([len(values)], values))


class ProgramsTest(unittest.TestCase):
    def test_functions_methods_attributes_and_symbols(self):
        for step, expected in [
            (op("torch.sum", name("x")), ([], [15.0])),
            (op("Tensor.sum", name("x"), dim=const(1)), ([2], [3.0, 12.0])),
            (op(".T", name("x")), ([3, 2], [0.0, 3.0, 1.0, 4.0, 2.0, 5.0])),
            (op("-", const(1), op("[]", name("x"), const(0))), ([3], [1.0, 0.0, -1.0])),
            (op("torch.nn.functional.relu", op("-", name("x"))), ([2, 3], [0.0] * 6)),
            (op("Tensor.to", name("x"), {"const": {"dtype": "bool"}}), ([2, 3], [False] + [True] * 5)),
        ]:
            with self.subTest(step=step["as"]):
                returned = answer(run([step], WHOLE, SIX))
                shape, values = content(returned["values"]["result"])
                self.assertEqual((shape, [abs(value) if value == 0 else value for value in values]), expected)

    def test_a_method_as_a_value_has_the_name_that_messages_quote(self):
        raised = answer(run([mapped({"operator": "acos_", "as": "Tensor.acos_"}, const(3))]))
        self.assertTrue(raised["message"].startswith("vmap(acos_, in_dims=0, ...)"), raised["message"])

    def test_an_unknown_operator_is_unsupported(self):
        for spelling in ["torch.nothing", "Tensor.nothing", "numpy.sum"]:
            with self.subTest(spelling=spelling):
                answered = answer(run([op(spelling, name("x"))], WHOLE, SIX))
                self.assertEqual(answered["reason"], f"PyTorch has no operator {spelling}")

    def test_native_and_loop_agree(self):
        program = [mapped(fn(["x"], op("Tensor.sum", name("x"))), name("x"), in_dims=const(1))]
        native, loop = (answer(run(program, WHOLE, SIX, vmap=vmap)) for vmap in ["native", "loop"])
        self.assertEqual(content(native["values"]["result"]), ([3], [3.0, 5.0, 7.0]))
        self.assertEqual(native["values"], loop["values"])

    def test_random_numbers_are_the_same_in_every_run(self):
        first, second = (answer(run([op("torch.rand", const(3))])) for _ in range(2))
        self.assertEqual(first, second)


class ObservationsTest(unittest.TestCase):
    def test_values_are_row_major_whatever_the_strides(self):
        returned = answer(run([op("Tensor.t", name("x"))], {"x": tensor(0, [2, 3], [3, 1], requires_grad=True)}, SIX))
        self.assertEqual(
            returned["values"]["result"]["tensor"],
            {
                "dtype": "float32",
                "shape": [3, 2],
                "strides": [1, 3],
                "requires_grad": True,
                "values": [0.0, 3.0, 1.0, 4.0, 2.0, 5.0],
            },
        )

    def test_conjugate_and_negative_views_are_resolved(self):
        storages = [{"dtype": "complex64", "values": [[1.0, 2.0]]}]
        conjugate = op("Tensor.conj", name("z"))
        for step, expected in [(conjugate, [[1.0, -2.0]]), (op(".imag", conjugate), [-2.0])]:
            returned = answer(run([step], {"z": tensor(0, [1], [1])}, storages))
            self.assertEqual(content(returned["values"]["result"])[1], expected)

    def test_aliases_tell_object_base_and_address(self):
        program = [
            assign("same", mapped(fn(["x"], name("x")), name("x"))),
            assign("view", mapped(fn(["x"], name("x")), name("x"), out_dims=const(1))),
            assign("part", op("[]", name("x"), const(1))),
            assign("copy", op("Tensor.clone", name("x"))),
        ]
        seen = answer(run(program, WHOLE, SIX, values=[], aliases=["x", "same", "view", "part", "copy"]))["aliases"]
        numbers = {key: tuple(value["alias"].values()) for key, value in seen.items()}
        expected = {"x": (1, 1, 1), "same": (1, 1, 1), "view": (2, 1, 1), "part": (3, 1, 2), "copy": (4, 4, 3)}
        self.assertEqual(numbers, expected)

    def test_every_vmap_call_warns_that_it_is_deprecated(self):
        step = mapped(fn(["x"], name("x")), name("x"))
        self.assertEqual(answer(run([step, step], WHOLE, SIX, warnings=True))["warnings"], [DEPRECATED] * 2)

    def test_the_fallback_warns_only_when_asked_and_every_time(self):
        step = mapped({"operator": "atan2", "as": "torch.atan2"}, name("x"), name("x"))
        for fallback, expected in [(True, 1), (False, 0), (True, 1)]:
            warnings = answer(run([step], WHOLE, SIX, warnings=True, fallback=fallback))["warnings"]
            found = [text for text in warnings if text.startswith("There is a performance drop")]
            self.assertEqual(len(found), expected)

    def test_an_in_place_write_before_the_error_stays(self):
        program = [op("Tensor.add_", name("x"), const(1)), op("Tensor.view", name("x"), const(7))]
        raised = answer(run(program, WHOLE, SIX, values=["x", "result"]))
        self.assertEqual((raised["step"], raised["kinds"]), (1, ["RuntimeError", "Exception"]))
        self.assertEqual(raised["message"], "shape '[7]' is invalid for input of size 6")
        self.assertEqual(content(raised["values"]["x"])[1], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
        self.assertNotIn("result", raised["values"])

    def test_numbers_and_containers_come_back_as_what_they_are(self):
        program = [{"tuple": [op("Tensor.size", name("x")), {"list": [op("Tensor.dim", name("x"))]}, const(math.pi)]}]
        value = answer(run(program, WHOLE, SIX))["values"]["result"]
        size = {"tuple": [{"int": 2}, {"int": 3}]}
        self.assertEqual(value, {"tuple": [size, {"list": [{"int": 2}]}, {"float": math.pi}]})

    def test_a_foreign_dtype_is_an_error(self):
        raised = answer(run([op("Tensor.half", name("x"))], WHOLE, SIX))
        self.assertEqual(raised["message"][:38], "the dtype float16 is none of the suite")
