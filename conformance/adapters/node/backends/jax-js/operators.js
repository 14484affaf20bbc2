// What stands for PyTorch's operators in jax-js, a table for each family. Each function is given references of its own to the arrays
// among its arguments, so it may use each array once, and takes a further `.ref` for each use more.

import { ELEMENTWISE } from "./operators/elementwise.js";
import { LINEAR_ALGEBRA } from "./operators/linear-algebra.js";
import { MAKING } from "./operators/making.js";
import { NETWORKS } from "./operators/networks.js";
import { OWN_NAMES } from "./operators/own-names.js";
import { REARRANGING } from "./operators/rearranging.js";
import { REDUCTIONS } from "./operators/reductions.js";
import { TRANSFORMATIONS } from "./operators/transformations.js";
import { VIEWS } from "./operators/views.js";

export { ATTRIBUTES, METHODS } from "./operators/making.js";
export { indexed } from "./operators/views.js";

/** By the names that programs call: `torch.sum`. A method that has no row of its own is the function of the same name. */
export const FUNCTIONS = {
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...VIEWS,
  ...REARRANGING,
  ...MAKING,
  ...LINEAR_ALGEBRA,
  ...NETWORKS,
  ...TRANSFORMATIONS,
  ...OWN_NAMES,
};
