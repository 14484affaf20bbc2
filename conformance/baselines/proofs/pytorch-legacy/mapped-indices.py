"""Indices that are mapped tensors trip an assertion of the fallback, whether places are taken or written to."""

import torch
from torch._vmap_internals import vmap


def write(t, index):
    t[index] = 0.0
    return t


x = torch.rand(4, 5)
index = torch.tensor([[0, 2], [3, 1], [1, 1], [2, 0]])
for function, in_dims in ((lambda t, i: t[i], (0, 0)), (lambda t, i: t[i], (None, 0)), (write, (0, 0))):
    try:
        vmap(function, in_dims)(x, index)
    except RuntimeError as error:
        assert "INTERNAL ASSERT FAILED" in str(error), error
    else:
        raise SystemExit("mapped indices are taken")
