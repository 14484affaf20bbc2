// What stands for PyTorch's operators in jax-js. Each function is given references of its own to the arrays among its arguments,
// so it may use each array once, and takes a further `.ref` for each use more.

import { lax, nn, numpy as np } from "@jax-js/jax";
import { PythonError, Unsupported } from "../../vck_adapter/errors.js";
import { ELLIPSIS, Slice } from "../../vck_adapter/values.js";

/** A function whose arguments come by position or by name, in that order, as one object. */
function taking(names, fn) {
  const order = names.split(" ");
  return (...args) => {
    const last = args.at(-1);
    const keywords = isKeywords(last) ? args.pop() : {};
    const unknown = Object.keys(keywords).find((name) => !order.includes(name));
    if (unknown || args.length > order.length) {
      throw new PythonError("TypeError", unknown ? `unexpected keyword argument '${unknown}'` : "too many arguments");
    }
    return fn({ ...Object.fromEntries(args.map((arg, i) => [order[i], arg])), ...keywords });
  };
}

function isKeywords(value) {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
}

/** `view(2, 3)` and `view((2, 3))` are the same; keyword arguments come last. */
function withSizes(fn) {
  return (...args) => {
    const keywords = isKeywords(args.at(-1)) ? args.pop() : {};
    const sizes = Array.isArray(args[0]) ? args[0] : args;
    return fn(sizes, keywords);
  };
}

const onSizes = (fn) => (x, ...args) => withSizes((sizes, keywords) => fn(x, sizes, keywords))(...args);

function inRange(index, length) {
  if (index < -length || index >= length) {
    throw new PythonError("IndexError", `index ${index} is out of range for a dim of size ${length}`);
  }
  return index < 0 ? index + length : index;
}

const fromFront = (x, dim) => inRange(dim, x.ndim);

/** No dims at all are all dims. */
const axesOf = (dim) => (dim === undefined || dim === null || dim.length === 0 ? null : dim);

const reduced = (fn) =>
  taking("x dim keepdim dtype", ({ x, dim, keepdim, dtype }) => fn(dtype ? x.astype(dtype) : x, axesOf(dim), { keepdims: keepdim ?? false }));

const scaled = (fn) =>
  taking("x other alpha", ({ x, other, alpha }) => fn(x, alpha === undefined ? other : np.multiply(other, alpha)));

function divided(x, y, mode) {
  if (mode === "floor") return np.floorDivide(x, y);
  const quotient = np.trueDivide(x, y);
  return mode === "trunc" ? np.trunc(quotient) : quotient;
}

function clamped({ x, min, max }) {
  const above = min === undefined || min === null ? x : np.maximum(x, min);
  return max === undefined || max === null ? above : np.minimum(above, max);
}

function inParts(x, sizes, dim) {
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
  return np.split(x, ends.slice(0, -1), dim);
}

function splitSizes(length, size) {
  if (Array.isArray(size) ? size.some((each) => each < 0) : size < 0 || (size === 0 && length > 0)) {
    throw new PythonError("ValueError", `the size of a part is greater than 0, got ${size}`);
  }
  if (Array.isArray(size)) return size;
  if (length === 0) return [0];
  return Array.from({ length: Math.max(Math.ceil(length / size), 1) }, (_, i) => Math.min(size, length - i * size));
}

function chunkSizes(length, chunks) {
  if (chunks < 1) throw new PythonError("ValueError", `there is at least one chunk, got ${chunks}`);
  return length === 0 ? Array(chunks).fill(0) : splitSizes(length, Math.ceil(length / chunks));
}

const split = taking("x size dim", ({ x, size, dim = 0 }) => inParts(x, splitSizes(x.shape.at(dim), size), dim));

function narrowed(x, dim, start, length) {
  const axis = fromFront(x, dim);
  const from = start < 0 ? start + x.shape[axis] : start;
  if (from < 0 || from + length > x.shape[axis]) {
    throw new PythonError("RuntimeError", `${start} and ${length} more are beyond a dim of size ${x.shape[axis]}`);
  }
  return x.slice(...Array(axis).fill([]), [from, from + length]);
}

function selected(x, dim, index) {
  const axis = fromFront(x, dim);
  return x.slice(...Array(axis).fill([]), inRange(index, x.shape[axis]));
}

function squeezed({ x, dim }) {
  const dims = dim === undefined ? x.shape.map((_, i) => i) : [dim].flat().map((each) => fromFront(x, each));
  return np.squeeze(x, dims.filter((each) => x.shape[each] === 1));
}

function expanded(x, sizes) {
  const lacking = sizes.length - x.ndim;
  if (lacking < 0 || sizes.some((size, i) => size === -1 && i < lacking)) {
    throw new PythonError("RuntimeError", `a shape of ${x.ndim} dims can't be expanded to [${sizes}]`);
  }
  return np.broadcastTo(x, sizes.map((size, i) => (size === -1 ? x.shape[i - lacking] : size)));
}

/** `np.moveaxis` takes one axis; of several, the others keep their order. */
function moved(x, source, destination) {
  if (!Array.isArray(source)) return np.moveaxis(x, source, destination);
  const from = [source].flat().map((dim) => fromFront(x, dim));
  const to = [destination].flat().map((dim) => fromFront(x, dim));
  const order = x.shape.map((_, i) => i).filter((i) => !from.includes(i));
  [...to.keys()].sort((a, b) => to[a] - to[b]).forEach((i) => order.splice(to[i], 0, from[i]));
  return np.transpose(x, order);
}

function flattened(x, start, end) {
  const [first, last] = x.ndim === 0 ? [0, 0] : [fromFront(x, start), fromFront(x, end)];
  if (first > last) throw new PythonError("RuntimeError", `flatten can't begin at the dim ${start} and end at ${end} before it`);
  const joined = x.shape.slice(first, last + 1).reduce((product, size) => product * size, 1);
  return np.reshape(x, [...x.shape.slice(0, first), joined, ...x.shape.slice(last + 1)]);
}

function turned(x) {
  if (x.ndim > 2) throw new PythonError("RuntimeError", `t takes up to two dims, got ${x.ndim}`);
  return np.transpose(x);
}

function convolved({ x, weight, bias }) {
  const images = lax.conv(x, weight, [1, 1], "VALID");
  return bias === undefined ? images : np.add(images, np.reshape(bias, [-1, 1, 1]));
}

function linear({ x, weight, bias }) {
  const product = np.matmul(x, np.transpose(weight));
  return bias === undefined ? product : np.add(product, bias);
}

function cloned({ x, memory_format: format }) {
  if (format !== undefined) throw new Unsupported("jax-js has no memory formats");
  return x;
}

/** A subscript by its indices, as `slice` of jax-js takes them. */
export function indexed(x, indices) {
  const taken = indices.filter((each) => each !== null && each !== ELLIPSIS).length;
  const places = indices.flatMap((each) => (each === ELLIPSIS ? Array(x.ndim - taken).fill([]) : [each]));
  let axis = 0;
  return x.slice(...places.map((each) => (each === null ? null : place(each, x.shape[axis++]))));
}

function place(index, length) {
  if (!(index instanceof Slice)) {
    return typeof index === "number" ? inRange(index, length) : index;
  }
  const [start, stop, step] = index.items;
  if (step !== null && Number(step) !== 1) {
    throw new Unsupported("jax-js has no slices with steps");
  }
  const bound = (value, otherwise) => {
    if (value === null) return otherwise;
    return Math.min(Math.max(Number(value) < 0 ? Number(value) + length : Number(value), 0), length);
  };
  const from = bound(start, 0);
  return [from, Math.max(bound(stop, length), from)];
}

function varMean({ x, dim, unbiased = true, keepdim: keepdims = false }) {
  const axes = axesOf(dim);
  return [np.var_(x.ref, axes, { correction: Number(unbiased), keepdims }), np.mean(x, axes, { keepdims })];
}

const filled = (value) => withSizes((shape, { dtype }) => np.full(shape, value, { dtype: dtype ?? "float32" }));
const filledLike = (value) => onSizes((x, shape, { dtype }) => np.full(shape, value, { dtype: dtype ?? x.dtype }));

function made({ value, dtype }) {
  if (dtype) return np.array(value).astype(dtype);
  if ([value].flat(Infinity).every((each) => typeof each === "boolean")) return np.array(value);
  const isFloat = [value].flat(Infinity).every((each) => typeof each === "number" && !Number.isInteger(each));
  if (!isFloat) throw new Unsupported("jax-js has no dtype int64, and JavaScript does not tell 1.0 from 1");
  return np.array(value);
}

/** Elementwise functions of numpy by the same name, and those by another. */
const SAME = "abs acos asin atan atan2 ceil cos cosh exp expm1 floor log log10 log1p log2 maximum minimum reciprocal round sign sin sinh sqrt tan tanh trunc where";
const OTHER_NAMES = {
  bmm: np.matmul,
  diagflat: np.diagflat,
  dot: np.dot,
  eq: np.equal,
  ge: np.greaterEqual,
  gt: np.greater,
  le: np.lessEqual,
  lt: np.less,
  matmul: np.matmul,
  mm: np.matmul,
  mul: np.multiply,
  mv: np.matmul, // matvec needs iterator helpers, which Node has from 22 on
  ne: np.notEqual,
  neg: np.negative,
  ones_like: np.onesLike,
  pow: np.power,
  ravel: np.ravel,
  relu: nn.relu,
  sgn: np.sign,
  sigmoid: nn.sigmoid,
  trace: np.trace,
  zeros_like: np.zerosLike,
};

const elementary = { ...Object.fromEntries(SAME.split(" ").map((name) => [name, np[name]])), ...OTHER_NAMES };

export const FUNCTIONS = {
  ...Object.fromEntries(Object.entries(elementary).map(([name, fn]) => [`torch.${name}`, (...args) => fn(...args)])),
  "torch.add": scaled(np.add),
  "torch.cat": taking("tensors dim", ({ tensors, dim = 0 }) => np.concatenate(tensors, dim)),
  "torch.chunk": taking("x chunks dim", ({ x, chunks, dim = 0 }) =>
    inParts(x, chunkSizes(x.shape.at(dim), chunks), dim)),
  "torch.clamp": taking("x min max", clamped),
  "torch.clamp_max": taking("x max", clamped),
  "torch.clamp_min": taking("x min", clamped),
  "torch.clone": taking("x memory_format", cloned),
  "torch.conv2d": taking("x weight bias", convolved),
  "torch.diagonal": taking("x offset dim1 dim2", ({ x, offset = 0, dim1 = 0, dim2 = 1 }) => np.diagonal(x, offset, dim1, dim2)),
  "torch.div": taking("x y rounding_mode", ({ x, y, rounding_mode: mode }) => divided(x, y, mode)),
  "torch.expand": onSizes(expanded),
  "torch.flatten": taking("x start_dim end_dim", ({ x, start_dim: start = 0, end_dim: end = -1 }) => flattened(x, start, end)),
  "torch.frac": (x) => np.subtract(x.ref, np.trunc(x)),
  "torch.full_like": (x, value) => np.fullLike(x, value),
  "torch.gather": (x, dim, index) => np.takeAlongAxis(x, index, dim),
  "torch.index_select": (x, dim, index) => np.take(x, index, dim),
  "torch.is_complex": () => false,
  "torch.is_floating_point": (x) => x.dtype.startsWith("float"),
  "torch.is_nonzero": (x) => x.item() !== 0,
  "torch.is_same_size": (x, other) => String(x.shape) === String(other.shape),
  "torch.logsumexp": reduced(nn.logsumexp),
  "torch.max": (x) => np.max(x),
  "torch.mean": reduced(np.mean),
  "torch.min": (x) => np.min(x),
  "torch.movedim": moved,
  "torch.narrow": narrowed,
  "torch.nn.functional.conv2d": taking("x weight bias", convolved),
  "torch.nn.functional.linear": taking("x weight bias", linear),
  "torch.nn.functional.threshold": taking("x threshold value inplace", ({ x, threshold, value }) =>
    np.where(np.greater(x.ref, threshold), x, value)),
  "torch.ones": filled(1),
  "torch.permute": onSizes((x, dims) => np.transpose(x, dims.map((dim) => fromFront(x, dim)))),
  "torch.reshape": onSizes((x, shape) => np.reshape(x, shape)),
  "torch.result_type": (...args) => np.resultType(...args),
  "torch.rsqrt": (x) => np.reciprocal(np.sqrt(x)),
  "torch.rsub": taking("x other alpha", ({ x, other, alpha = 1 }) => np.subtract(other, alpha === 1 ? x : np.multiply(x, alpha))),
  "torch.select": selected,
  "torch.split": split,
  "torch.split_with_sizes": split,
  "torch.squeeze": taking("x dim", squeezed),
  "torch.stack": taking("tensors dim", ({ tensors, dim = 0 }) => np.stack(tensors, dim)),
  "torch.sub": scaled(np.subtract),
  "torch.sum": reduced(np.sum),
  "torch.t": turned,
  "torch.tensor": taking("value dtype", made),
  "torch.tensor_split": taking("x parts dim", ({ x, parts, dim = 0 }) => np.arraySplit(x, parts, dim)),
  "torch.transpose": (x, dim0, dim1) => np.swapaxes(x, dim0, dim1),
  "torch.unbind": taking("x dim", ({ x, dim = 0 }) => np.unstack(x, dim)),
  "torch.unsqueeze": (x, dim) => np.expandDims(x, dim),
  "torch.var_mean": taking("x dim unbiased keepdim", varMean),
  "torch.zeros": filled(0),
};

const cast = (dtype) => (x) => x.astype(dtype);
/** A device, always the CPU, or what has or is a dtype. */
function to(x, ...targets) {
  const { dtype } = isKeywords(targets.at(-1)) ? targets.pop() : {};
  const named = [...targets, dtype].filter((each) => each !== undefined && each !== "cpu").at(-1);
  return named === undefined ? x : x.astype(named.dtype ?? named);
}

const shapeOf = (x) => x.shape.map(BigInt);

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
  size: (x, dim) => (dim === undefined ? shapeOf(x) : BigInt(x.shape.at(dim))),
  to,
  view: onSizes((x, shape) => np.reshape(x, shape)),
  view_as: (x, other) => np.reshape(x, other.shape),
};

export const ATTRIBUTES = {
  T: (x) => np.transpose(x),
  mT: (x) => np.matrixTranspose(x),
  dtype: (x) => x.dtype,
  shape: shapeOf,
};
