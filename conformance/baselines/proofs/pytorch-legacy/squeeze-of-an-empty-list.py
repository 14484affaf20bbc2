"""squeeze over an empty list of dims drops none; of a lane it drops all of size 1."""

import torch
from torch._vmap_internals import vmap

assert torch.ones(1).squeeze(()).shape == (1,)
assert vmap(lambda t: t.squeeze(()))(torch.ones(5, 1)).shape == (5,)
