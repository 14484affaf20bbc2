"""expand refuses to keep the size of a dimension that a tensor lacks; of a lane that lacks it, it makes one of size 1."""

import torch
from torch._vmap_internals import vmap

try:
    torch.tensor(1.0).expand(2, -1)
except RuntimeError:
    pass
else:
    raise SystemExit("expand keeps a missing dimension outside of vmap too")
assert vmap(lambda t: t.expand(2, -1))(torch.ones(5)).shape == (5, 2, 1)
assert vmap(lambda t: t.expand(-1, -1))(torch.ones(5, 3)).shape == (5, 1, 3)
