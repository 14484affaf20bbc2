// Operators that look at the same elements in another shape, and those that take a part of them.

import { numpy as np } from "@jax-js/jax";
import { PythonError, Unsupported } from "../../../vck_adapter/errors.js";
import { ELLIPSIS, Slice } from "../../../vck_adapter/values.js";
import { fromFront, inRange, onSizes, taking } from "./arguments.js";

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

const chunk = taking("x chunks dim", ({ x, chunks, dim = 0 }) => inParts(x, chunkSizes(x.shape.at(dim), chunks), dim));
const split = taking("x size dim", ({ x, size, dim = 0 }) => inParts(x, splitSizes(x.shape.at(dim), size), dim));

function narrowed(x, dim, start, length) {
  const axis = fromFront(x, dim);
  const from = start < 0 ? start + x.shape[axis] : start;
  if (from < 0 || from + length > x.shape[axis]) {
    throw new PythonError("RuntimeError", `${start} and ${length} more are beyond a dim of size ${x.shape[axis]}`);
  }
  return x.slice(...Array(axis).fill([]), [from, from + length]);
}

/** A copy: of a part that lies where the whole begins, `np.sort` and its like fail (FINDINGS.md, N24), which would hide all else. */
function selected(x, dim, index) {
  const axis = fromFront(x, dim);
  const part = x.slice(...Array(axis).fill([]), inRange(index, x.shape[axis]));
  return part instanceof np.Array ? np.where(true, part.ref, part) : part;
}

function squeezed({ x, dim }) {
  const dims = dim === undefined ? x.shape.map((_, i) => i) : [dim].flat().map((each) => inRange(each, Math.max(x.ndim, 1)));
  return np.squeeze(x, dims.filter((each) => x.shape[each] === 1));
}

/** The shape to expand to, in which -1 leaves a size as it is. */
export function expanded(x, sizes) {
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

/** PyTorch leaves out what lies beyond the sizes of the index, NumPy has them alike. */
function gathered({ x, dim, index }) {
  const axis = fromFront(x, dim);
  return np.takeAlongAxis(x.slice(...index.shape.map((size, i) => (i === axis ? [] : [0, size]))), index, axis);
}

/** Ones in front, as NumPy adds them; jax-js has no word for it. */
const atLeast = (dims) => (...arrays) => {
  const shaped = arrays.flat().map((x) => (x.ndim >= dims ? x : np.reshape(x, [...Array(dims - x.ndim).fill(1), ...x.shape])));
  return arrays.length === 1 && !Array.isArray(arrays[0]) ? shaped[0] : shaped;
};

/** The windows of jax-js can't be mapped, `No vmap rule for: pool`, but positions can. */
function unfolded(x, dim, size, step) {
  const axis = inRange(dim, Math.max(x.ndim, 1));
  const length = x.shape[axis] ?? 1;
  if (size < 0 || size > length || step < 1) {
    throw new PythonError("RuntimeError", `there are no windows of ${size} by steps of ${step} on a dim of size ${length}`);
  }
  if (x.ndim === 0) return np.reshape(x, [1]).slice([0, size]);
  const count = Math.floor((length - size) / step) + 1;
  const positions = Int32Array.from({ length: count * size }, (_, i) => Math.floor(i / size) * step + (i % size));
  if (size === 0) return np.zeros([...x.shape.toSpliced(axis, 1, count), 0], { dtype: x.dtype });
  const windows = np.take(x, np.array(positions, { shape: [count, size] }), axis);
  return np.moveaxis(windows, axis + 1, -1);
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

export const VIEWS = {
  "torch.atleast_1d": atLeast(1),
  "torch.atleast_2d": atLeast(2),
  "torch.broadcast_tensors": (...arrays) => np.broadcastArrays(...arrays),
  "torch.broadcast_to": (x, shape) => expanded(x, shape),
  "torch.chunk": chunk,
  "torch.diagonal": taking("x offset dim1 dim2", ({ x, offset = 0, dim1 = 0, dim2 = 1 }) => np.diagonal(x, offset, dim1, dim2)),
  "torch.expand": onSizes(expanded),
  "torch.flatten": taking("x start_dim end_dim", ({ x, start_dim: start = 0, end_dim: end = -1 }) => flattened(x, start, end)),
  "torch.gather": taking("x dim index", gathered),
  "torch.hsplit": (x, parts) => np.hsplit(x, parts),
  "torch.index_select": (x, dim, index) => np.take(x, index.ndim === 0 ? np.reshape(index, [1]) : index, dim),
  "torch.moveaxis": moved,
  "torch.movedim": moved,
  "torch.narrow": narrowed,
  "torch.permute": onSizes((x, dims) => np.transpose(x, dims.map((dim) => fromFront(x, dim)))),
  "torch.ravel": (x) => np.ravel(x),
  "torch.reshape": onSizes((x, shape) => np.reshape(x, shape)),
  "torch.select": selected,
  "torch.split": split,
  "torch.split_with_sizes": split,
  "torch.squeeze": taking("x dim", squeezed),
  "torch.swapaxes": (x, dim0, dim1) => np.swapaxes(x, dim0, dim1),
  "torch.t": turned,
  "torch.take": (x, index) => np.take(x, index),
  "torch.take_along_dim": taking("x index dim", ({ x, index, dim }) =>
    dim === undefined ? np.takeAlongAxis(np.ravel(x), np.ravel(index), 0) : np.takeAlongAxis(x, index, dim)),
  "torch.tensor_split": taking("x parts dim", ({ x, parts, dim = 0 }) => np.arraySplit(x, parts, dim)),
  "torch.transpose": (x, dim0, dim1) => np.swapaxes(x, dim0, dim1),
  "torch.unbind": taking("x dim", ({ x, dim = 0 }) => np.unstack(x, dim)),
  "torch.unfold": unfolded,
  "torch.unflatten": (x, dim, sizes) => np.reshape(x, x.shape.toSpliced(fromFront(x, dim), 1, ...sizes)),
  "torch.unsafe_chunk": chunk,
  "torch.unsafe_split": split,
  "torch.unsqueeze": (x, dim) => np.expandDims(x, dim),
  "torch.vsplit": (x, parts) => np.vsplit(x, parts),
};
