"""trace refuses a tensor of three dimensions, and gives a vector for a lane that is one."""

import torch
from torch._vmap_internals import vmap

x = torch.rand(5, 2, 3, 3)
try:
    torch.trace(x[0])
except RuntimeError:
    pass
else:
    raise SystemExit("trace takes three dimensions outside of vmap too")
assert vmap(torch.trace)(x).shape == (5, 2)
