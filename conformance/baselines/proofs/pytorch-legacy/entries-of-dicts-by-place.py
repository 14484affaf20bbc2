"""The entries of a dict in `in_dims` are matched with the items of a dict by their places, not by their keys."""

import torch
from torch._vmap_internals import vmap

x, y = torch.rand(3, 3), torch.rand(3, 3)
subtract = lambda z: z["a"] - z["b"]
assert vmap(subtract, ({"a": 0, "b": 1},))({"a": x, "b": y}).equal(x - y.t())
for in_dims, argument in (({"b": 1, "a": 0}, {"a": x, "b": y}), ({"a": 0, "b": 1}, {"b": y, "a": x})):
    assert vmap(subtract, (in_dims,))(argument).equal(x.t() - y)
