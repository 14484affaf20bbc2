// A tensor library in one page. It stands where yours will stand: once adapter.js imports yours, delete it.

import { PythonError } from "./vck_adapter/errors.js";

const product = (sizes) => sizes.reduce((a, b) => a * b, 1);

/** A shape, and the elements in row-major order. Operators make new tensors; there are no views. */
export class Tensor {
  constructor(dtype, shape, elements) {
    this.dtype = dtype;
    this.shape = shape;
    this.elements = elements;
  }
}

/** a * b, of two real tensors of one shape, or of a tensor and a number. */
export function mul(a, b) {
  if (!(a instanceof Tensor)) {
    return mul(b, a);
  }
  const times = (x, y) => (typeof x === "bigint" ? x * BigInt(y) : x * Number(y));
  if (!(b instanceof Tensor)) {
    return new Tensor(a.dtype, a.shape, a.elements.map((element) => times(element, b)));
  }
  if (String(a.shape) !== String(b.shape)) {
    throw new PythonError("ValueError", `mul: the shapes differ, [${a.shape}] and [${b.shape}]; toy tensors don't broadcast`);
  }
  return new Tensor(a.dtype, a.shape, a.elements.map((element, i) => times(element, b.elements[i])));
}

/** The size of one dimension. Programs count in bigints, JavaScript in numbers. */
export function size(tensor, dim) {
  return BigInt(tensor.shape[index(dim, tensor.shape.length)]);
}

/** The slice at an index of a dimension, which the result lacks. */
export function select(tensor, dim, at) {
  const axis = index(dim, tensor.shape.length);
  const before = tensor.shape.slice(0, axis);
  const after = tensor.shape.slice(axis + 1);
  const length = tensor.shape[axis];
  const inner = product(after);
  const elements = [];
  for (let outer = 0; outer < product(before); outer++) {
    const start = (outer * length + index(at, length)) * inner;
    elements.push(...tensor.elements.slice(start, start + inner));
  }
  return new Tensor(tensor.dtype, [...before, ...after], elements);
}

/** Tensors of one shape side by side along a new dimension. */
export function stack(tensors, { dim = 0n } = {}) {
  const [first] = tensors;
  const axis = index(dim, first.shape.length + 1);
  const before = first.shape.slice(0, axis);
  const after = first.shape.slice(axis);
  const inner = product(after);
  const elements = [];
  for (let outer = 0; outer < product(before); outer++) {
    for (const tensor of tensors) {
      elements.push(...tensor.elements.slice(outer * inner, (outer + 1) * inner));
    }
  }
  return new Tensor(first.dtype, [...before, tensors.length, ...after], elements);
}

function index(wanted, length) {
  const at = Number(wanted);
  if (at < -length || at >= length) {
    throw new PythonError("IndexError", `index out of range (expected to be in [${-length}, ${length - 1}], but got ${at})`);
  }
  return at < 0 ? at + length : at;
}
