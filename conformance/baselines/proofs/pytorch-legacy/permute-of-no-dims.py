"""permute refuses an empty list of dims for a matrix, and takes it for a lane that is one."""

import torch
from torch._vmap_internals import vmap

x = torch.rand(5, 2, 3)
try:
    x[0].permute(())
except RuntimeError:
    pass
else:
    raise SystemExit("permute takes no dims outside of vmap too")
assert vmap(lambda t: t.permute(()))(x).shape == (5, 2, 3)
