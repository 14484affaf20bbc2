"""The sum of a lane without dimensions has the dtype of the lane, whatever dtype is asked for."""

import torch
from torch._vmap_internals import vmap

for dim in (0, ()):
    assert torch.tensor(1.0).sum(dim, dtype=torch.float64).dtype == torch.float64
    assert vmap(lambda t: t.sum(dim, dtype=torch.float64))(torch.ones(5)).dtype == torch.float32
