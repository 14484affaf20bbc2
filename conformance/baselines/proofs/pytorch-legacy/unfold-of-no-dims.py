"""unfold takes dims 0 and -1 of a tensor without dimensions, and refuses them of a lane without dimensions."""

import torch
from torch._vmap_internals import vmap

for dim in (0, -1):
    assert torch.tensor(1.0).unfold(dim, 1, 1).shape == (1,)
    try:
        vmap(lambda t: t.unfold(dim, 1, 1))(torch.ones(5))
    except IndexError:
        pass
    else:
        raise SystemExit(f"unfold takes dim {dim} of a lane without dimensions")
