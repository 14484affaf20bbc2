"""An infinite gradient of max or median gives NaN to elements that were not chosen, if it is mapped; else 0, as it should."""

import torch
from torch._vmap_internals import vmap

infinite = torch.tensor([float("inf")])
for extreme in (torch.max, torch.min, torch.median):
    x = torch.tensor([1.0, 3.0, 2.0], requires_grad=True)
    y = extreme(x)
    gradient = lambda v: torch.autograd.grad(y, x, v, retain_graph=True)[0]
    assert not gradient(infinite[0]).isnan().any()
    assert vmap(gradient)(infinite).isnan().sum() == 2
