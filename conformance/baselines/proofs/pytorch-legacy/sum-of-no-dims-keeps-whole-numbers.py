"""The sum of a lane without dimensions keeps the dtype of bools and int32; that of any other tensor is an int64."""

import torch
from torch._vmap_internals import vmap

for dtype in (torch.bool, torch.int32):
    x = torch.ones(5, dtype=dtype)
    assert x[0].sum(0).dtype == torch.int64
    for dims in (0, ()):
        assert vmap(lambda t: t.sum(dims))(x).dtype == dtype
