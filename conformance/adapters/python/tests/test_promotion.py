"""What a library does that promotes no dtypes."""

import unittest

from vck_adapter.library import Unsupported
from vck_adapter.promotion import OneDType


class Named:
    def __init__(self, name):
        self.name = name


class Typed:
    """A tensor of which nothing but its dtype counts."""

    def __init__(self, dtype):
        self.dtype = Named(dtype)


WHOLE, REAL, TRUTH = (Typed(dtype) for dtype in ("int64", "float32", "bool"))
of_one_dtype = OneDType("mine", lambda value: isinstance(value, Typed))


class PromotionTest(unittest.TestCase):
    def test_what_needs_no_promotion_reaches_the_function(self):
        for operands in [(REAL, REAL), (REAL, 2), (REAL, 0.5), (REAL, True), (WHOLE, 2), (TRUTH, False), ([REAL, REAL],), ([],), ()]:
            self.assertEqual(of_one_dtype(lambda *given: given)(*operands), operands)

    def test_what_would_be_promoted_is_unsupported_and_says_why(self):
        for operands, dtypes in [
            ((REAL, WHOLE), "float32 with int64"),
            (([WHOLE, REAL, WHOLE],), "float32 with int64"),
            ((WHOLE, 0.5), "a float with int64"),
            ((TRUTH, 2), "a int with bool"),
        ]:
            with self.assertRaisesRegex(Unsupported, f"^mine promotes no dtypes: {dtypes}$"):
                of_one_dtype(self.fail)(*operands)

    def test_arguments_before_the_operands_may_be_of_another(self):
        where = of_one_dtype(lambda *given: given, after=1)
        self.assertEqual(where(TRUTH, REAL, REAL), (TRUTH, REAL, REAL))
        with self.assertRaises(Unsupported):
            where(TRUTH, REAL, WHOLE)

    def test_keywords_go_along(self):
        self.assertEqual(of_one_dtype(lambda x, alpha: alpha)(REAL, alpha=3), 3)


if __name__ == "__main__":
    unittest.main()
