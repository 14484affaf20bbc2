"""bmm refuses factors with another number of matrices, but stretches the one matrix of a lane to meet them."""

import torch
from torch._vmap_internals import vmap

many, one = torch.rand(5, 2, 2, 3), torch.rand(5, 1, 3, 2)
try:
    torch.bmm(many[0], one[0])
except RuntimeError:
    pass
else:
    raise SystemExit("bmm stretches a matrix outside of vmap too")
assert vmap(torch.bmm)(many, one).shape == (5, 2, 2, 2)
assert vmap(torch.bmm, (0, None))(many, one[0]).shape == (5, 2, 2, 2)
assert vmap(torch.bmm, (None, 0))(many[0], one).shape == (5, 2, 2, 2)
