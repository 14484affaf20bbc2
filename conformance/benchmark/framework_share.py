"""Runs what a wire log asked of an adapter once more, in this process, and says where the time goes.

    PYTHONPATH=conformance/adapters/python PYTHON framework_share.py BACKEND WIRE_LOG

Prints a JSON object of seconds. `import` is the import of the backend with its library; `framework` is what operators and vmap take,
without the functions that vmap calls back, but with what the library imports when it is first used; `tensors` is making inputs and
reading results, half Python and half the library; `adapter` is the rest: reading messages with their attachments, running trees,
writing answers. Together they are what a run would take if the kit took no time. What it takes to measure is in none of them.
"""

import base64
import functools
import json
import os
import sys
import tempfile
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
        before = self.switch("measuring")

        @functools.wraps(function, updated=())
        def timed(*args, **keywords):
            before = self.switch("measuring")
            args = [self._called_back(arg) for arg in args]
            self.switch(who)
            try:
                result = function(*args, **keywords)
                self.switch("measuring")
                return self.timed(who, result) if callable(result) and getattr(result, "__name__", "") else result
            finally:
                self.switch(before)

        self.switch(before)
        return timed

    def _called_back(self, value):
        is_ours = callable(value) and getattr(value, "__module__", "").startswith("vck_adapter")
        return self.timed("adapter", value) if is_ours else value


def requests_of(wire_log):
    """A file of what the adapter was sent, as it was sent."""
    requests = tempfile.TemporaryFile()
    with open(wire_log, encoding="utf-8") as lines:
        for entry in map(json.loads, lines):
            if entry["event"] == "sent":
                attachment = base64.b64decode(entry.get("attachment", ""))
                announcement = b"@%d " % len(attachment) if attachment else b""
                message = json.dumps(entry["message"], separators=(",", ":")).encode()
                requests.write(announcement + message + b"\n" + attachment)
    requests.seek(0)
    return requests


def main(backend, wire_log):
    requests = requests_of(wire_log)
    clock = Clock("import")
    from vck_adapter.__main__ import load
    from vck_adapter.protocol import serve

    library = load(backend)
    clock.switch("measuring")
    operator = library.operator
    library.operator = lambda name, spelling: clock.timed("framework", operator(name, spelling))
    library.vmap = clock.timed("framework", library.vmap)
    library.tensors = clock.timed("tensors", library.tensors)
    library.read = clock.timed("tensors", library.read)
    with open(os.devnull, "wb") as answers:
        clock.switch("adapter")
        serve(library, requests, answers)
        clock.switch("measuring")
    del clock.seconds["measuring"]
    print(json.dumps(clock.seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
