"""The conjugate of a lane is lazy, but says of itself that it isn't one."""

import torch
from torch._vmap_internals import vmap

batch = torch.ones(3, 2, dtype=torch.complex64)
if not batch[0].conj().is_conj():
    raise SystemExit("outside of vmap a conjugate does not say so either")
said = []
vmap(lambda t: (said.append(t.conj().is_conj()), t.conj())[1])(batch)
assert said == [False]
