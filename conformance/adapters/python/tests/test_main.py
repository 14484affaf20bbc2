import gc
import unittest
from unittest import mock

from tests.toy import ToyLibrary
from vck_adapter import __main__ as main


class LoadTest(unittest.TestCase):
    def setUp(self):
        self.addCleanup(gc.set_threshold, *gc.get_threshold())
        self.addCleanup(gc.unfreeze)

    def test_garbage_is_collected_but_seldom_among_what_is_old(self):
        before = gc.get_threshold()
        # From 3.14 on, Python says of the last one that it is 0.
        with mock.patch.object(gc, "set_threshold") as changed:
            with mock.patch.dict(main.BACKENDS, toy=("tests.toy", "ToyLibrary")):
                self.assertIsInstance(main.load("toy"), ToyLibrary)
        self.assertTrue(gc.isenabled())
        changed.assert_called_once_with(*before[:2], main.SELDOM)

    def test_garbage_is_collected_after_a_backend_that_is_not_there(self):
        with mock.patch.dict(main.BACKENDS, missing=("no.such.module", "Nothing")), self.assertRaises(ImportError):
            main.load("missing")
        self.assertTrue(gc.isenabled())
