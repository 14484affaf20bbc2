"""cat passes over a vector without elements, whatever the dimensions of the others; of lanes it does not."""

import torch
from torch._vmap_internals import vmap

x = torch.rand(5, 2, 3)
assert torch.cat([x[0], torch.ones(0)]).equal(x[0])
try:
    vmap(lambda t: torch.cat([t, torch.ones(0)]))(x)
except RuntimeError as error:
    assert "same number of dimensions" in str(error), error
else:
    raise SystemExit("cat passes over an empty vector under vmap too")
