"""In-place operators that change the shape of a tensor do nothing to a lane, and say nothing."""

import torch
from torch._vmap_internals import vmap

operators = (
    (lambda t: t.squeeze_(), (1, 3), (3,)),
    (lambda t: t.unsqueeze_(0), (2, 3), (1, 2, 3)),
    (lambda t: t.transpose_(0, 1), (2, 3), (3, 2)),
    (lambda t: t.swapaxes_(0, 1), (2, 3), (3, 2)),
    (lambda t: t.t_(), (2, 3), (3, 2)),
)
for operator, shape, expected in operators:
    assert operator(torch.ones(shape)).shape == expected
    assert vmap(lambda t: operator(t.clone()))(torch.ones(5, *shape)).shape == (5, *shape)
