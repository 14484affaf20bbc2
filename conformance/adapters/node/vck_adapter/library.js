// What a backend is: a tensor library seen through a handful of methods.

import { Unsupported } from "./errors.js";

/**
 * A tensor library. A backend is a subclass; what has a body here can stay.
 *
 * Functions take positional arguments; keyword arguments come as one more, an object, if there are any.
 */
export class Library {
  /** The name by which the backend is listed. */
  name = "";
  /** The version of the library. */
  version = "";
  /** What it can run and observe: ids from cases-json/profiles.json. */
  capabilities = [];
  /** The library's objects for element types, by PyTorch's names: `float32`. */
  dtypes = {};

  /** Whether a value is one of the library's tensors. */
  isTensor(_value) {
    throw new Error("isTensor is not written yet");
  }

  /**
   * Makes the input tensors of one program, from `{storage: {dtype, bytes}, shape, strides, offset, requiresGrad}`; bytes is a
   * Buffer of little-endian elements, strides and offset are in elements. The same storage object is shared memory.
   */
  tensors(_data) {
    throw new Error("tensors is not written yet");
  }

  /** `{dtype, shape, bytes}` of a tensor in row-major order; `strides` and `requiresGrad` too where tensors have them. */
  read(_tensor) {
    throw new Error("read is not written yet");
  }

  /** `{object, base, address}` of a tensor: any values, of which equal ones are the same thing. */
  identity(_tensor) {
    throw new Unsupported(`${this.name} can't tell which memory a tensor is`);
  }

  /** The function that a program calls `torch.mul`. Throws Unsupported if the library has none. */
  function(qualifiedName) {
    throw new Unsupported(`${this.name} has no ${qualifiedName}`);
  }

  /** The method of tensors, as a function that takes its receiver first. */
  method(name) {
    return this.function(`torch.${name}`);
  }

  /** The attribute of tensors, `.T`, as a function of the tensor. */
  attribute(name) {
    throw new Unsupported(`${this.name} has no attribute ${name}`);
  }

  /** The library's own vmap: takes a function, in_dims and out_dims, and returns a function. */
  vmap(_fn, _inDims, _outDims) {
    throw new Unsupported(`${this.name} has no vmap`);
  }

  /** Called before each program: `settings.fallback_warnings`, and what takes the text of each warning. */
  begin(_settings, _warn) {}
}
