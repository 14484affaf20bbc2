"""`out_dims` below zero or out of range are taken for an output that no mapped input went into.

Below zero, it writes outside of the memory of its sizes. What follows is chance: the process dies, or sizes are whatever lay
there. The adapter does not let a case do that.
"""

import subprocess
import sys

import torch
from torch._vmap_internals import vmap

PROGRAM = """
import torch
from torch._vmap_internals import vmap
try:
    shapes = {tuple(vmap(lambda t: torch.ones(3, 4), 0, -2)(torch.ones(5)).shape) for _ in range(100)}
except BaseException as error:
    assert "negative dimension" in str(error) or "numel" in str(error), error
    shapes = {"an error of no refusal"}
assert shapes != {(3, 5, 4)}, "right"
print("wrong")
"""

ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
if ran.returncode >= 0 and ran.stdout != "wrong\n":
    sys.exit("a negative out_dims is taken for an output that is not mapped: " + ran.stdout + ran.stderr)

shape = tuple(vmap(lambda a: torch.ones(3), out_dims=2)(torch.ones(3)).shape)
if shape != (3, 3):
    sys.exit(f"an out_dims out of range is not taken for an output that is not mapped: {shape}")
