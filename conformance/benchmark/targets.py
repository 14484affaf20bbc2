"""What ratios of the benchmarks are to reach. A ratio that does not is said to have missed, and fails nothing: times tell of the
machine too, and of what else it does."""

import operator
from typing import NamedTuple

RELATIONS = {"at most": operator.le, "at least": operator.ge, "less than": operator.lt}


class Target(NamedTuple):
    """A number that a ratio is compared with."""

    relation: str
    number: float

    def reached(self, ratio):
        return RELATIONS[self.relation](ratio, self.number)

    def __str__(self):
        return f"{self.relation} {self.number:g}"


def verdict(ratio, target, of=""):
    """What stands beside a ratio. A ratio that shares its line with others says of what it is."""
    return f"{of}{' ' if of else ''}{target}: {'reached' if target.reached(ratio) else 'MISSED'}"
