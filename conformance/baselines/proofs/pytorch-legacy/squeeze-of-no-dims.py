"""squeeze takes dims 0 and -1 of a tensor without dimensions, and refuses them of a lane without dimensions."""

import torch
from torch._vmap_internals import vmap

for dim in (0, -1, (0,)):
    assert torch.tensor(1.0).squeeze(dim).shape == ()
    try:
        vmap(lambda t: t.squeeze(dim))(torch.ones(5))
    except IndexError:
        pass
    else:
        raise SystemExit(f"squeeze({dim}) takes a lane without dimensions")
