import math
import struct
import unittest

from tests.toy import ToyLibrary
from vck_adapter.library import ObservedTensor, Unsupported
from vck_adapter.attachments import NoAttachment
from vck_adapter.values import FORMATS, BadMessage, Unwritable, read_storage, read_value, write_observed, write_value

LIBRARY = ToyLibrary()

PAIRS = [
    (3, {"int": 3}),
    (-(2**63), {"int": -(2**63)}),
    (1.5, {"float": 1.5}),
    (-0.0, {"float": -0.0}),
    (math.inf, {"float": "Infinity"}),
    (-math.inf, {"float": "-Infinity"}),
    (True, {"bool": True}),
    ("lol", {"str": "lol"}),
    (None, {"none": True}),
    (..., {"ellipsis": True}),
    ((1, [2]), {"tuple": [{"int": 1}, {"list": [{"int": 2}]}]}),
    ({1}, {"set": [{"int": 1}]}),
    ({"a": ()}, {"dict": {"a": {"tuple": []}}}),
    (slice(1, None, 2), {"slice": [{"int": 1}, {"none": True}, {"int": 2}]}),
]

# dtype, numbers, their bytes
CONTENTS = [
    ("bool", [True, False], b"\x01\x00"),
    ("int32", [-1, 2**31 - 1], struct.pack("<2i", -1, 2**31 - 1)),
    ("int64", [2**53, -(2**53)], struct.pack("<2q", 2**53, -(2**53))),
    ("float32", [-0.0, 1e-45, "Infinity"], struct.pack("<3f", -0.0, 1e-45, math.inf)),
    ("float64", [5e-324, 0.1, "-Infinity"], struct.pack("<3d", 5e-324, 0.1, -math.inf)),
    ("complex64", [[1.0, -0.0]], struct.pack("<2f", 1.0, -0.0)),
    ("complex128", [["NaN", 0.1]], struct.pack("<2d", math.nan, 0.1)),
]


class ValuesTest(unittest.TestCase):
    def test_values_and_json_stand_for_each_other(self):
        for value, json in PAIRS:
            with self.subTest(json=json):
                self.assertEqual(repr(write_value(value, LIBRARY, None)), repr(json))
                read = read_value(json, LIBRARY, None)
                self.assertEqual((repr(read), type(read)), (repr(value), type(value)))

    def test_nan_is_written_as_text(self):
        self.assertEqual(write_value(math.nan, LIBRARY, None), {"float": "NaN"})
        self.assertTrue(math.isnan(read_value({"float": "NaN"}, LIBRARY, None)))

    def test_dtypes_are_the_library_s(self):
        self.assertIs(read_value({"dtype": "float64"}, LIBRARY, None), float)
        self.assertEqual(write_value(float, LIBRARY, None), {"dtype": "float64"})
        with self.assertRaisesRegex(Unsupported, "toy has no dtype bool"):
            read_value({"dtype": "bool"}, LIBRARY, None)

    def test_a_value_has_exactly_one_known_kind(self):
        for json in [{}, {"int": 1, "float": 1.0}, {"what": 1}, [1]]:
            with self.subTest(json=json), self.assertRaises(BadMessage):
                read_value(json, LIBRARY, None)

    def test_what_the_suite_has_no_form_for_is_refused(self):
        for value in [2**63, 1j, object(), {1: 2}]:
            with self.subTest(value=value), self.assertRaises(Unwritable):
                write_value(value, LIBRARY, None)

    def test_storages_of_numbers_become_little_endian_bytes(self):
        for dtype, numbers, data in CONTENTS:
            with self.subTest(dtype=dtype):
                self.assertEqual(read_storage({"dtype": dtype, "values": numbers}).data, data)

    def test_storages_of_base64_are_taken_as_they_are(self):
        storage = read_storage({"dtype": "int64", "base64": "//////////8="})
        self.assertEqual(storage.data, b"\xff" * 8)

    def test_small_tensors_travel_as_numbers(self):
        for dtype, numbers, data in CONTENTS:
            with self.subTest(dtype=dtype):
                written = write_observed(ObservedTensor(dtype, (len(numbers),), data), NoAttachment())
                self.assertEqual(written["shape"], [len(numbers)])
                self.assertEqual(read_storage({"dtype": dtype, "values": written["values"]}).data, data)

    def test_large_tensors_and_large_integers_travel_as_base64(self):
        large = ObservedTensor("float32", (33,), bytes(33 * 4))
        exact = ObservedTensor("int64", (1,), struct.pack("<q", 2**53 + 1))
        for tensor in [large, exact]:
            written = write_observed(tensor, NoAttachment())
            self.assertNotIn("values", written)
            self.assertEqual(read_storage({"dtype": tensor.dtype, "base64": written["base64"]}).data, tensor.data)

    def test_how_many_elements_are_numbers_is_the_same_for_all_dtypes(self):
        for dtype, _, data in CONTENTS:
            for length, form in [(0, "values"), (32, "values"), (33, "base64")]:
                with self.subTest(dtype=dtype, length=length):
                    element = data[: struct.calcsize("<" + FORMATS[dtype])]
                    written = write_observed(ObservedTensor(dtype, (length,), length * element), NoAttachment())
                    self.assertEqual(set(written) - {"dtype", "shape"}, {form})

    def test_one_element_that_is_no_number_leaves_the_others_as_they_are(self):
        data = struct.pack("<4d", 0.5, math.inf, -0.0, math.nan)
        for dtype, expected in [
            ("float64", [0.5, "Infinity", -0.0, "NaN"]),
            ("complex128", [[0.5, "Infinity"], [-0.0, "NaN"]]),
        ]:
            written = write_observed(ObservedTensor(dtype, (len(expected),), data), NoAttachment())
            self.assertEqual(repr(written["values"]), repr(expected))

    def test_strides_and_requires_grad_are_left_out_where_unknown(self):
        least = write_observed(ObservedTensor("bool", (), b"\x01"), NoAttachment())
        self.assertEqual(set(least), {"dtype", "shape", "values"})
        known = write_observed(ObservedTensor("bool", (1,), b"\x01", strides=(1,), requires_grad=False), NoAttachment())
        self.assertEqual((known["strides"], known["requires_grad"]), ([1], False))

    def test_a_foreign_dtype_is_refused(self):
        with self.assertRaisesRegex(Unwritable, "float16"):
            write_observed(ObservedTensor("float16", (), b"\x00\x00"), NoAttachment())
