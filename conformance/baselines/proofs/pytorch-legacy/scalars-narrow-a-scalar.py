"""A lane without dimensions meets a tensor without dimensions of a wider dtype; the result has the narrower one.

The batch of lanes has a dimension, and that tensor has none, so type promotion takes it for the weaker one.
"""

import torch
from torch._vmap_internals import vmap

wide = torch.tensor(3.0, dtype=torch.float64)
for operator in (torch.add, torch.sub, torch.mul, torch.div, torch.pow, torch.rsub):
    assert operator(torch.tensor(2.0), wide).dtype == torch.float64
    assert vmap(operator, (0, None))(torch.ones(5), wide).dtype == torch.float32
    assert vmap(operator, (None, 0))(wide, torch.ones(5)).dtype == torch.float32
