"""fill_ refuses a value with dimensions, unless the value is mapped."""

import torch
from torch._vmap_internals import vmap

x, values = torch.zeros(5, 3), torch.ones(5, 3)
try:
    x[0].fill_(values[0])
except RuntimeError:
    pass
else:
    raise SystemExit("fill_ takes a vector outside of vmap too")
vmap(torch.Tensor.fill_)(x, values)
assert x.equal(values)
