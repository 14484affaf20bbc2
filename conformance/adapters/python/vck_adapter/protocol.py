"""The conversation with the harness: one JSON object a line, on standard input and standard output, large tensors as bytes.

cases-json/schemas/wire.schema.json describes every message.
"""

import json
import os
import signal
import sys
import traceback
import warnings
from typing import Any, BinaryIO, Dict, List, Optional, Tuple

from . import observe
from .attachments import Attachment, NoAttachment, read_message, write_message
from .inputs import read_inputs
from .interpreter import RESULT, Execution, Interpreter
from .library import Library, Unsupported
from .loop import loop_vmap
from .values import BadMessage

#: The version of the wire protocol that this package speaks.
PROTOCOL = "1.2"

#: An answer is made of fresh containers, none of which can hold itself: nobody has to look for that.
_encode = json.JSONEncoder(allow_nan=False, check_circular=False).encode

#: What a process may ask for without privileges on Linux.
PIPE_BYTES = 1 << 20


def take_over_streams() -> Tuple[BinaryIO, BinaryIO]:
    """Keeps standard input and output for the protocol alone, and returns them.

    From then on whatever anybody prints, C libraries included, goes to standard error, and reading from standard input
    finds nothing. Ctrl-C on a terminal reaches harness and adapter alike; it is the harness that ends a run.
    """
    if not sys.stdin.isatty():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.stdout.flush()
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    for pipe in (requests, answers):
        widen(pipe)
    return requests, answers


def widen(pipe: BinaryIO) -> None:
    """Lets a pipe hold large messages, so that who writes one need not wait for who reads it, where that can be asked for."""
    try:
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    except (ImportError, AttributeError, OSError):
        return  # no such system, or no pipe: the messages are the same


def serve(library: Library, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests until `stop` or the end of input."""
    adapter = Adapter(library)
    while True:
        message = read_message(requests)
        answer = None if message is None else adapter.answer(*message)
        if answer is None:
            return
        write_message(answers, _encode(answer).encode("ascii"), adapter.attachment)


class Adapter:
    """Answers one message at a time. A message that makes no sense is answered too, with `failed`."""

    def __init__(self, library: Library):
        self._library = library
        self._attaches = False
        #: What is to follow the last answer.
        self.attachment: Attachment = NoAttachment()

    def answer(self, line: bytes, attached: memoryview = memoryview(b"")) -> Optional[Dict[str, Any]]:
        """The answer to a message, None to `stop`."""
        sequence: Dict[str, Any] = {}
        self.attachment = Attachment() if self._attaches else NoAttachment()
        try:
            message = _message(line)
            if isinstance(message.get("seq"), int):
                sequence = {"seq": message["seq"]}
            kind = message.get("type")
            if kind == "stop":
                return None
            if kind == "start":
                return self._started(message)
            if kind == "run":
                return self._run(message, attached)
            raise BadMessage(f"unknown type of message {kind!r}")
        except Exception as error:
            traceback.print_exc()
            self.attachment = NoAttachment()
            return {"type": "failed", **sequence, "message": f"{type(error).__name__}: {error}"}

    def _started(self, message: Dict[str, Any]) -> Dict[str, Any]:
        self._attaches = message.get("attachments") is True
        return {
            "type": "started",
            "protocol": PROTOCOL,
            "name": self._library.name,
            "version": self._library.version,
            "language": self._library.language,
            "capabilities": list(self._library.capabilities),
            **({"attachments": True} if self._attaches else {}),
            # Messages are read one after the other, so the next may come before this one is answered.
            **({"ahead": True} if message.get("ahead") is True else {}),
        }

    def _run(self, message: Dict[str, Any], attached: memoryview) -> Dict[str, Any]:
        try:
            vmap = self._vmap(message["vmap"])
            inputs = read_inputs(message["inputs"], message["storages"], self._library, attached)
            with warnings.catch_warnings(record=True) as caught, self._library.session(message["settings"]):
                warnings.simplefilter("always")
                execution = Interpreter(self._library, vmap).run(message["program"], inputs)
            return self._answer(message, execution, [str(warning.message) for warning in caught])
        except Unsupported as unsupported:
            self.attachment = NoAttachment()
            return {"type": "unsupported", "seq": message["seq"], "reason": str(unsupported)}

    def _vmap(self, mode: str) -> Any:
        if mode == "native":
            return self._library.vmap
        if mode == "loop":
            return loop_vmap(self._library)
        raise BadMessage(f"unknown way of doing vmap {mode!r}")

    def _answer(self, message: Dict[str, Any], execution: Execution, given: List[str]) -> Dict[str, Any]:
        wanted = message["observe"]
        shown = given if wanted["warnings"] else []
        failure = execution.failure
        if failure is not None:
            variables = {name: value for name, value in execution.variables.items() if name != RESULT}
            seen = self._see(variables, wanted)
            return self._raised(message, failure.step, failure.error, {**seen, "warnings": shown})
        try:
            return {
                "type": "returned",
                "seq": message["seq"],
                **self._see(execution.variables, wanted),
                "warnings": shown,
            }
        except Unsupported:
            raise
        except Exception as error:  # a lazy library finds out only when its values are wanted
            self.attachment = NoAttachment()
            nothing = {"values": {}, "aliases": {}, "warnings": shown}
            return self._raised(message, len(message["program"]) - 1, error, nothing)

    def _see(self, variables: Dict[str, Any], wanted: Dict[str, Any]) -> Dict[str, Any]:
        return {
            "values": observe.values(variables, wanted["values"], self._library, self.attachment),
            "aliases": observe.aliases(variables, wanted["aliases"], self._library),
        }

    def _raised(self, message: Dict[str, Any], step: int, error: BaseException, seen: Dict[str, Any]) -> Dict[str, Any]:
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind not in (object, BaseException)]
        text = self._library.message(error)
        return {"type": "raised", "seq": message["seq"], "step": step, "kinds": kinds, "message": text, **seen}


def _message(line: bytes) -> Dict[str, Any]:
    try:
        message = json.loads(str(line, "utf-8"))
    except ValueError as error:
        raise BadMessage(f"not JSON: {error}") from None
    if not isinstance(message, dict):
        raise BadMessage(f"a message is an object, got {type(message).__name__}")
    return message
