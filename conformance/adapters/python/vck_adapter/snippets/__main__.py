"""`python -m vck_adapter.snippets BACKEND`: reads exported cases, one JSON object a line, and answers each with a line.

The answer is an object with `snippet`, or with `unsupported`, the reason why there is none. What is unsupported shows
when the program runs, so that each is run once.
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

_CONTENT = ("program", "inputs", "storages", "settings")


def main(arguments: List[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in WORDS:
        print(f"usage: python -m vck_adapter.snippets {{{','.join(WORDS)}}}", file=sys.stderr)
        return WRONG_USAGE
    cases, answers = take_over_streams()
    try:
        library = load(arguments[0])
    except ImportError as error:
        explain_absence(arguments[0], error)
        return UNAVAILABLE
    for line in cases:
        answers.write(json.dumps(answer(json.loads(line), library, arguments[0])).encode("ascii") + b"\n")
        answers.flush()
    end_at_once()


def answer(case: Dict[str, Any], library: Any, backend: str) -> Dict[str, Any]:
    """The answer to a case."""
    try:
        lacking = sorted(set(case["capabilities"]) - set(library.capabilities))
        if lacking:
            raise Unsupported(f"{library.name} does not have: {', '.join(lacking)}")
        text = snippet(case, library, words(backend))
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
