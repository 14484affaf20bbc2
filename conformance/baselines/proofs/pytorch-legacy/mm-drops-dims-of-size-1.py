"""The product of two mapped matrices loses dimensions of size 1."""

import torch
from torch._vmap_internals import vmap

assert torch.mm(torch.ones(1, 3), torch.ones(3, 1)).shape == (1, 1)
assert vmap(torch.mm)(torch.ones(5, 1, 3), torch.ones(5, 3, 1)).shape == (5,)
assert vmap(torch.mm)(torch.ones(5, 2, 3), torch.ones(5, 3, 1)).shape == (5, 2)
