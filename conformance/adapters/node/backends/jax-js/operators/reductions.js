// Operators that reduce dims, that accumulate along one, and that sort.

import { lax, nn, numpy as np } from "@jax-js/jax";
import { PythonError, Unsupported } from "../../../vck_adapter/errors.js";
import { axesOf, rows, taking } from "./arguments.js";

const reduced = (fn) =>
  taking("x dim keepdim dtype", ({ x, dim, keepdim, dtype }) => fn(dtype ? x.astype(dtype) : x, axesOf(dim), { keepdims: keepdim ?? false }));

/** What has no dims stays without, where NumPy makes it a vector. */
const along = (fn) =>
  taking("x dim dtype", ({ x, dim, dtype }) => {
    if (dim === undefined) throw new PythonError("TypeError", "what accumulates does so along a dim");
    return np.reshape(fn(dtype ? x.astype(dtype) : x, dim), x.shape);
  });

/** The place of an extreme, in the flattened array where no dim is named. */
const placed = (fn) => taking("x dim keepdim", ({ x, dim, keepdim: keepdims = false }) => fn(x, dim ?? undefined, { keepdims }));

/** `max` and `min`: of all elements, elementwise of two arrays, or of a dim, with their places. */
const extreme = (reduce, place, ofTwo) =>
  taking("x dim keepdim", ({ x, dim, keepdim: keepdims = false }) => {
    if (dim === undefined) return reduce(x);
    if (typeof dim !== "number") return ofTwo(x, dim);
    return [reduce(x.ref, dim, { keepdims }), place(x, dim, { keepdims })];
  });

/** `unbiased` is a correction of 1, and stands in the place of `correction` in older code. */
const spread = (fn) =>
  taking("x dim unbiased keepdim correction", ({ x, dim, unbiased, keepdim: keepdims = false, correction }) => {
    const isFirst = typeof dim === "boolean";
    return fn(x, axesOf(isFirst ? null : dim), { correction: correction ?? Number((isFirst ? dim : unbiased) ?? true), keepdims });
  });

const withMean = (fn) => spread((x, axes, options) => [fn(x.ref, axes, options), np.mean(x, axes, { keepdims: options.keepdims })]);

const descending = (sorted, dim) => np.flip(sorted, dim);

function sort({ x, dim = -1, descending: falls = false }) {
  const parts = [np.sort(x.ref, dim), np.argsort(x, dim)];
  return falls ? parts.map((part) => descending(part, dim)) : parts;
}

function topk({ x, k, dim = -1, largest = true }) {
  if (!largest) throw new Unsupported("jax-js has no topK of the smallest");
  return lax.topK(x, k, dim);
}

export const REDUCTIONS = {
  ...rows("torch.", np, "corrcoef cov"),
  "torch.all": reduced(np.all),
  "torch.amax": reduced(np.max),
  "torch.amin": reduced(np.min),
  "torch.aminmax": taking("x dim keepdim", ({ x, dim = null, keepdim: keepdims = false }) => [np.min(x.ref, dim, { keepdims }), np.max(x, dim, { keepdims })]),
  "torch.any": reduced(np.any),
  "torch.argmax": placed(np.argmax),
  "torch.argmin": placed(np.argmin),
  "torch.argsort": taking("x dim descending stable", ({ x, dim = -1, descending: falls = false }) =>
    falls ? descending(np.argsort(x, dim), dim) : np.argsort(x, dim)),
  "torch.count_nonzero": reduced(np.countNonzero),
  "torch.cumprod": along(np.cumprod),
  "torch.cumsum": along(np.cumsum),
  "torch.diff": taking("x n dim prepend append", ({ x, n = 1, dim = -1, ...edges }) => np.diff(x, n, dim, edges)),
  "torch.isin": taking("x others invert", ({ x, others, invert = false }) => np.isin(x, others, { invert })),
  "torch.logsumexp": reduced(nn.logsumexp),
  "torch.max": extreme(np.max, np.argmax, np.maximum),
  "torch.mean": reduced(np.mean),
  "torch.min": extreme(np.min, np.argmin, np.minimum),
  "torch.msort": (x) => np.sort(x, 0),
  "torch.nanmean": reduced(np.nanmean),
  "torch.nansum": reduced(np.nansum),
  "torch.prod": reduced(np.prod),
  "torch.sort": taking("x dim descending stable", sort),
  "torch.std": spread(np.std),
  "torch.std_mean": withMean(np.std),
  "torch.sum": reduced(np.sum),
  "torch.topk": taking("x k dim largest sorted", topk),
  "torch.trapezoid": taking("y x dx dim", ({ y, x = null, dx, dim: axis = -1 }) => np.trapezoid(y, x, { dx, axis })),
  "torch.var": spread(np.var_),
  "torch.var_mean": withMean(np.var_),
};
