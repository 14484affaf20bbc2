"""`python -m vck_adapter BACKEND`: speaks the wire protocol on standard input and output."""

import gc
import importlib
import os
import sys
from typing import List, NoReturn

from .library import Library
from .protocol import serve, take_over_streams

#: Backends by name: the module to import, and the class in it.
BACKENDS = {
    "pytorch-legacy": ("vck_adapter.backends.pytorch_legacy", "PyTorchLegacy"),
    "pytorch-func": ("vck_adapter.backends.pytorch_func", "PyTorchFunc"),
    "jax": ("vck_adapter.backends.jax_vmap", "Jax"),
    "tensorflow": ("vck_adapter.backends.tensorflow_vmap", "TensorFlow"),
}

#: After how many collections of what is middle-aged garbage is looked for everywhere.
SELDOM = 100

WRONG_USAGE = 2
UNAVAILABLE = 3


def main(arguments: List[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in BACKENDS:
        print(f"usage: python -m vck_adapter {{{','.join(BACKENDS)}}}", file=sys.stderr)
        return WRONG_USAGE
    requests, answers = take_over_streams()
    name = arguments[0]
    try:
        backend = load(name)
    except ImportError as error:
        explain_absence(name, error)
        return UNAVAILABLE
    serve(backend, requests, answers)
    end_at_once()


def load(name: str) -> Library:
    """Makes the backend of that name.

    The collector of garbage leaves alone what importing a large library makes, now and later: it has nothing to find
    there, and takes long to see that. Much of what a library makes while programs run stays as well, for it imports parts of
    itself when they are first used: that is looked through less often than Python would. What is young is looked through as ever.
    """
    module, library = BACKENDS[name]
    gc.disable()
    try:
        return getattr(importlib.import_module(module), library)()
    finally:
        gc.freeze()
        young, middle_aged, _ = gc.get_threshold()
        gc.set_threshold(young, middle_aged, SELDOM)
        gc.enable()


def explain_absence(name: str, error: ImportError) -> None:
    """Says on standard error what a backend lacks, and the remedy."""
    print(
        f"the backend {name} can't start: {error} (with {sys.executable})\n"
        f"make its environment: {_setup()} {name}",
        file=sys.stderr,
    )


def _setup() -> str:
    return os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "setup")


def end_at_once() -> NoReturn:
    """Leaves without Python's own clean-up, which takes a large library longer than many a run of the suite."""
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
