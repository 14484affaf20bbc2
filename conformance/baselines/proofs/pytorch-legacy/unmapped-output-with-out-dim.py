"""An output that no mapped input went into is not given a batch dim at `out_dims`: it is refused, or its values are mixed up."""

import torch
from torch._vmap_internals import vmap

constant = torch.rand(3, 4)
for out_dim in (1, 2):
    try:
        vmap(lambda t: constant, 0, out_dim)(torch.ones(5))
    except RuntimeError as error:
        assert "expanded size" in str(error), error
    else:
        raise SystemExit(f"out_dims={out_dim} is taken for an output that is not mapped")

x = torch.arange(9.0).reshape(3, 3)
mixed = vmap(lambda t: vmap(lambda u: (t, u * t), 0, 1)(t)[0])(x)
assert mixed.shape == (3, 3, 3)
assert not mixed.equal(x.unsqueeze(2).expand(3, 3, 3))
