import unittest
import weakref

from tests.toy import ToyLibrary
from tests.trees import tensor
from vck_adapter.inputs import read_inputs
from vck_adapter.library import Storage, TensorData

STORAGES = [{"dtype": "float64", "values": [0.0, 1.0, 2.0, 3.0]}] * 2


class InputsTest(unittest.TestCase):
    def test_equal_ids_are_one_object_and_tensors_without_an_id_are_each_their_own(self):
        same, other = (tensor(0, [2], [1], id=0) for _ in range(2))
        inputs = {"a": same, "b": {"list": [other, tensor(0, [2], [1])]}, "c": tensor(0, [2], [1])}
        made = read_inputs(inputs, STORAGES, ToyLibrary())
        self.assertIs(made["a"], made["b"][0])
        self.assertEqual(len({id(each) for each in (made["a"], made["b"][1], made["c"])}), 3)
        self.assertEqual(made["c"].content, [0.0, 1.0])

    def test_the_library_makes_all_tensors_at_once_and_each_is_where_it_was(self):
        library = ToyLibrary()
        asked = []
        library.tensors = lambda data: asked.append(data) or ["first", "second"]
        inputs = {"a": {"tuple": [{"int": 1}, tensor(0, [1], [1])]}, "b": tensor(1, [4], [1])}
        made = read_inputs(inputs, STORAGES, library)
        self.assertEqual(made, {"a": (1, "first"), "b": "second"})
        ((first, second),) = asked
        self.assertEqual((first.shape, second.shape), ((1,), (4,)))

    def test_equal_storages_are_not_the_same_memory_and_equal_windows_not_the_same_tensor(self):
        one, other = Storage("bool", b"\x01"), Storage("bool", b"\x01")
        self.assertEqual(len({one, other}), 2)
        self.assertEqual(len({TensorData(one, (), (), 0, False), TensorData(one, (), (), 0, False)}), 2)

    def test_what_is_made_of_a_storage_can_be_kept_as_long_as_that(self):
        storage = Storage("bool", b"\x01")
        made = weakref.WeakKeyDictionary({storage: "memory"})
        self.assertEqual(made[storage], "memory")
        self.assertEqual(repr(TensorData(storage, (1,), (1,), 0, False)), "TensorData(Storage('bool', b'\\x01'), (1,), (1,), 0, False)")
