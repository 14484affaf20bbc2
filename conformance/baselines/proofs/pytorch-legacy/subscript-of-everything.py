"""A subscript that takes everything is an alias, for which there is no batching rule and no fallback."""

import torch
from torch._vmap_internals import vmap

for part in (..., (), (slice(None), slice(0, None)), (..., slice(None, 3))):
    assert torch.ones(2, 3)[part].shape == (2, 3)
    try:
        vmap(lambda t: t[part])(torch.ones(5, 2, 3))
    except RuntimeError as error:
        assert "aten::alias" in str(error), error
    else:
        raise SystemExit(f"{part} is taken of a lane")
