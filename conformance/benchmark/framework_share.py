"""Runs what a wire log asked of an adapter once more, in this process, and says where the time goes.

    PYTHONPATH=conformance/adapters/python PYTHON framework_share.py BACKEND WIRE_LOG

Prints a JSON object of seconds. `import` is the import of the backend with its library; `framework` is what operators and vmap take,
without the functions that vmap calls back; `tensors` is making inputs and reading results, half Python and half the library;
`adapter` is the rest: reading messages, running trees, writing answers.
"""

import functools
import json
import sys
import time


class Clock:
    """Adds time up by who has it; there is always somebody."""

    def __init__(self, first):
        self.seconds = {}
        self._who = first
        self._since = time.perf_counter()

    def switch(self, who):
        """Gives the time to somebody; returns who had it."""
        now = time.perf_counter()
        before = self._who
        self.seconds[before] = self.seconds.get(before, 0.0) + now - self._since
        self._who, self._since = who, now
        return before

    def timed(self, who, function):
        """A function whose time is somebody's, but for that of the functions that it is given and calls."""

        @functools.wraps(function, updated=())
        def timed(*args, **keywords):
            before = self.switch(who)
            try:
                result = function(*map(self._called_back, args), **keywords)
            finally:
                self.switch(before)
            return self.timed(who, result) if getattr(result, "__name__", "") and callable(result) else result

        return timed

    def _called_back(self, value):
        is_ours = callable(value) and getattr(value, "__module__", "").startswith("vck_adapter")
        return self.timed("adapter", value) if is_ours else value


def main(backend, wire_log):
    clock = Clock("import")
    from vck_adapter.__main__ import load
    from vck_adapter.protocol import Adapter

    library = load(backend)
    clock.switch("log")
    operator = library.operator
    library.operator = lambda name, spelling: clock.timed("framework", operator(name, spelling))
    library.vmap = clock.timed("framework", library.vmap)
    library.tensors = clock.timed("tensors", library.tensors)
    library.read = clock.timed("tensors", library.read)
    adapter = Adapter(library)
    with open(wire_log, encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["event"] == "sent":
                message = json.dumps(entry["message"]).encode()
                clock.switch("adapter")
                adapter.answer(message)
                clock.switch("log")
    clock.seconds.pop("log", None)
    print(json.dumps(clock.seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
