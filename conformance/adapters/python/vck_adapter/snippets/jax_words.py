"""Snippets in the words of JAX."""

import ast

import jax
import jax.numpy as jnp
from jax import lax
from jax.scipy import special

from ..backends import jax_vmap
from .rows import Rows, dotted
from .words import Words


class JaxWords(Words):
    backend = jax_vmap
    imports = {
        "jax": "import jax",
        "jnp": "import jax.numpy as jnp",
        "lax": "from jax import lax",
        "special": "from jax.scipy import special",
    }
    prelude = ['jax.config.update("jax_enable_x64", True)']

    def __init__(self) -> None:
        self.modules = {"jnp": jnp, "jax.nn": jax.nn, "lax": lax, "special": special, "jax": jax}

    def dtype(self, name: str) -> str:
        return f"jnp.{'bool_' if name == 'bool' else name}"

    def tensor(self, content: str, dtype: str) -> str:
        # Of a number alone, without a dtype, JAX makes a scalar that gives way to other dtypes.
        inferred = content.startswith("[") and dtype in ("bool", "int64", "float64", "complex128")
        return f"jnp.array({content})" if inferred else f"jnp.array({content}, {self.dtype(dtype)})"

    def from_array(self, array: str, dtype: str) -> str:
        return f"jnp.array({array})"

    def native(self, rows: Rows) -> ast.expr:
        return dotted("jax.vmap")

    def leaves(self, value: str) -> str:
        return f"jax.tree.leaves({value})"
