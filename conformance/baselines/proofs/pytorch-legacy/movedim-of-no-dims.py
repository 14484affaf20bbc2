"""movedim takes dims 0 and -1 of a tensor without dimensions, and refuses them of a lane without dimensions."""

import torch
from torch._vmap_internals import vmap

assert torch.movedim(torch.tensor(1.0), 0, -1).shape == ()
try:
    vmap(lambda t: torch.movedim(t, 0, -1))(torch.ones(5))
except IndexError:
    pass
else:
    raise SystemExit("movedim takes a lane without dimensions")
