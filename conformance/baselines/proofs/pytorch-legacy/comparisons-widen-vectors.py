"""Vectors of float32 are compared with a lane without dimensions of float64 as float64, which should give way to them."""

import torch
from torch._vmap_internals import vmap

tenth = torch.tensor([[0.1]])
wide = torch.tensor([0.1], dtype=torch.float64)
assert (tenth[0] == wide[0]).tolist() == [True]
assert vmap(torch.eq)(tenth, wide).tolist() == [[False]]
assert vmap(torch.eq, (0, None))(tenth, wide[0]).tolist() == [[False]]
assert vmap(torch.eq, (None, 0))(tenth[0], wide).tolist() == [[False]]
