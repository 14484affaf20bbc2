"""`python -m vck_adapter.snippets BACKEND [--without-running]`: reads exported cases, one JSON object a line, and answers
each with a line.

The answer is an object with `snippet`, or with `unsupported`, the reason why there is none. What is unsupported shows
when the program runs, so that each is run once, except `--without-running`: for cases that the backend is known to run,
among them some that end its process.
"""

import json
import sys
import traceback
from typing import Any, Dict, List

from ..__main__ import UNAVAILABLE, WRONG_USAGE, end_at_once, explain_absence, load
from ..library import Unsupported
from ..protocol import Adapter, take_over_streams
from .snippet import snippet
from .words import WORDS, words

_UNRUN = "--without-running"
_CONTENT = ("program", "inputs", "storages", "settings")


def main(arguments: List[str]) -> int:
    backends = [each for each in arguments if each != _UNRUN]
    if len(backends) != 1 or backends[0] not in WORDS:
        print(f"usage: python -m vck_adapter.snippets {{{','.join(WORDS)}}} [{_UNRUN}]", file=sys.stderr)
        return WRONG_USAGE
    backend = backends[0]
    cases, answers = take_over_streams()
    try:
        library = load(backend)
    except ImportError as error:
        explain_absence(backend, error)
        return UNAVAILABLE
    for line in cases:
        answered = answer(json.loads(line), library, backend, runs=_UNRUN not in arguments)
        answers.write(json.dumps(answered).encode("ascii") + b"\n")
        answers.flush()
    end_at_once()


def answer(case: Dict[str, Any], library: Any, backend: str, runs: bool = True) -> Dict[str, Any]:
    """The answer to a case, whose program is run if `runs`."""
    try:
        lacking = sorted(set(case["capabilities"]) - set(library.capabilities))
        if lacking:
            raise Unsupported(f"{library.name} does not have: {', '.join(lacking)}")
        text = snippet(case, library, words(backend))
        if not runs:
            return {"snippet": text}
        message = {key: case[key] for key in _CONTENT}
        observe = {"values": [], "aliases": [], "warnings": False}
        request = {"type": "run", "seq": 1, "vmap": "native", "observe": observe, **message}
        ran = Adapter(library).answer(json.dumps(request).encode()) or {}
        return {"unsupported": ran["reason"]} if ran["type"] == "unsupported" else {"snippet": text}
    except Unsupported as unsupported:
        return {"unsupported": str(unsupported)}
    except Exception:
        return {"failed": traceback.format_exc()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
