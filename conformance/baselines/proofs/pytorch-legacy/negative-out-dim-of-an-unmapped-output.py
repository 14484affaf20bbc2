"""A negative `out_dims` for an output that no mapped input went into writes outside of the memory of its sizes.

What follows is chance: the process dies, or sizes are whatever lay there. The adapter does not let a case do that.
"""

import subprocess
import sys

PROGRAM = """
import torch
from torch._vmap_internals import vmap
shapes = {tuple(vmap(lambda t: torch.rand(3, 4), 0, -2)(torch.ones(5)).shape) for _ in range(100)}
assert shapes == {(3, 5, 4)}, shapes
"""

if subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True).returncode == 0:
    sys.exit("a negative out_dims is taken for an output that is not mapped")
