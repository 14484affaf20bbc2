// Arrays that are made, cast, and asked about.

import { numpy as np } from "@jax-js/jax";
import { PythonError, Unsupported } from "../../../vck_adapter/errors.js";
import { isKeywords, onSizes, taking, withSizes } from "./arguments.js";
import { expanded } from "./views.js";

const filled = (value) => withSizes((shape, { dtype }) => np.full(shape, value, { dtype: dtype ?? "float32" }));
const filledLike = (value) => onSizes((x, shape, { dtype }) => np.full(shape, value, { dtype: dtype ?? x.dtype }));

function made({ value, dtype }) {
  if (dtype) return np.array(value).astype(dtype);
  if ([value].flat(Infinity).every((each) => typeof each === "boolean")) return np.array(value);
  const isFloat = [value].flat(Infinity).every((each) => typeof each === "number" && !Number.isInteger(each));
  if (!isFloat) throw new Unsupported("jax-js has no dtype int64, and JavaScript does not tell 1.0 from 1");
  return np.array(value);
}

function cloned({ x, memory_format: format }) {
  if (format !== undefined) throw new Unsupported("jax-js has no memory formats");
  return x;
}

const cast = (dtype) => (x) => x.astype(dtype);

/** A device, always the CPU, or what has or is a dtype. */
function to(x, ...targets) {
  const { dtype } = isKeywords(targets.at(-1)) ? targets.pop() : {};
  const named = [...targets, dtype].filter((each) => each !== undefined && each !== "cpu").at(-1);
  return named === undefined ? x : x.astype(named.dtype ?? named);
}

/** Of real numbers, and jax-js has no others. */
function adjoint(x) {
  if (x.ndim !== 0 && x.ndim !== 2) throw new PythonError("RuntimeError", `H is of matrices, got ${x.ndim} dims`);
  return np.transpose(x);
}

const shapeOf = (x) => x.shape.map(BigInt);

export const MAKING = {
  "torch.clone": taking("x memory_format", cloned),
  "torch.full_like": (x, value) => np.fullLike(x, value),
  "torch.is_complex": () => false,
  "torch.is_floating_point": (x) => x.dtype.startsWith("float"),
  "torch.is_nonzero": (x) => x.item() !== 0,
  "torch.is_same_size": (x, other) => String(x.shape) === String(other.shape),
  "torch.ones": filled(1),
  "torch.ones_like": (x) => np.onesLike(x),
  "torch.result_type": (...args) => np.resultType(...args),
  "torch.tensor": taking("value dtype", made),
  "torch.zeros": filled(0),
  "torch.zeros_like": (x) => np.zerosLike(x),
};

export const METHODS = {
  __bool__: (x) => x.item() !== 0,
  bool: cast("bool"),
  dim: (x) => BigInt(x.ndim),
  double: cast("float64"),
  expand_as: (x, other) => expanded(x, other.shape),
  float: cast("float32"),
  int: cast("int32"),
  item: (x) => x.item(),
  new_full: (x, shape, value) => np.full(shape, value, { dtype: x.dtype }),
  new_ones: filledLike(1),
  new_zeros: filledLike(0),
  numel: (x) => BigInt(x.size),
  reshape_as: (x, other) => np.reshape(x, other.shape),
  size: (x, dim = undefined) => (dim === undefined ? shapeOf(x) : BigInt(x.shape.at(dim))),
  to,
  type_as: (x, other) => x.astype(other.dtype),
  view: onSizes((x, shape) => (typeof shape[0] === "string" ? x.view(shape[0]) : np.reshape(x, shape))),
  view_as: (x, other) => np.reshape(x, other.shape),
};

export const ATTRIBUTES = {
  H: adjoint,
  T: (x) => np.transpose(x),
  dtype: (x) => x.dtype,
  mH: (x) => np.matrixTranspose(x),
  mT: (x) => np.matrixTranspose(x),
  real: (x) => x,
  shape: shapeOf,
};
