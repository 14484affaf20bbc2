// What programs call as JAX does, by its own names: transformations of functions, and functions that PyTorch has no word for.

import * as jax from "@jax-js/jax";
import { taking } from "./arguments.js";

/** Which argument a derivative is by. Only those of jax-js that give a number at each place can say so. */
const byArgument = (fn) => taking("f argnums", ({ f, argnums = 0 }) => fn(f, { argnums }));

/** jax-js differentiates functions of one vector here; another argument is reached by leaving the others as they are. */
const jacobian = (fn) =>
  taking("f argnums", ({ f, argnums = 0 }) => (...args) => {
    const alone = (x) => f(...args.map((arg, i) => (i === argnums ? x : arg.ref)));
    return fn(alone)(args[argnums]);
  });

const tangents = taking("f primals tangents", ({ f, primals, tangents: directions }) => jax.jvp(f, primals, directions));

export const TRANSFORMATIONS = {
  "jax.grad": byArgument(jax.grad),
  "jax.hessian": jacobian(jax.hessian),
  "jax.jacfwd": jacobian(jax.jacfwd),
  "jax.jacrev": jacobian(jax.jacrev),
  "jax.jit": taking("f", ({ f }) => jax.jit(f)),
  "jax.jvp": tangents,
  "jax.linearize": (f, ...primals) => jax.linearize(f, primals),
  "jax.value_and_grad": byArgument(jax.valueAndGrad),
  "jax.vjp": (f, ...primals) => jax.vjp(f, primals),
  "jax.vmap": taking("f in_axes", ({ f, in_axes: inAxes = 0 }) => jax.vmap(f, inAxes)),
  "torch.func.grad": byArgument(jax.grad),
  "torch.func.hessian": jacobian(jax.hessian),
  "torch.func.jacfwd": jacobian(jax.jacfwd),
  "torch.func.jacrev": jacobian(jax.jacrev),
  "torch.func.jvp": tangents,
};
