// How PyTorch takes arguments, for functions that take them in other ways.

import { PythonError, Unsupported } from "../../../vck_adapter/errors.js";

/** A function whose arguments come by position or by name, in that order, as one object. */
export function taking(names, fn) {
  const order = names.split(" ");
  return (...args) => {
    const keywords = isKeywords(args.at(-1)) ? args.pop() : {};
    const unknown = Object.keys(keywords).find((name) => !order.includes(name));
    if (unknown || args.length > order.length) {
      throw new PythonError("TypeError", unknown ? `unexpected keyword argument '${unknown}'` : "too many arguments");
    }
    return fn({ ...Object.fromEntries(args.map((arg, i) => [order[i], arg])), ...keywords });
  };
}

export function isKeywords(value) {
  return value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;
}

/** `view(2, 3)` and `view((2, 3))` are the same; keyword arguments come last. */
export function withSizes(fn) {
  return (...args) => {
    const keywords = isKeywords(args.at(-1)) ? args.pop() : {};
    const sizes = Array.isArray(args[0]) ? args[0] : args;
    return fn(sizes, keywords);
  };
}

export const onSizes = (fn) => (x, ...args) => withSizes((sizes, keywords) => fn(x, sizes, keywords))(...args);

export function inRange(index, length) {
  if (index < -length || index >= length) {
    throw new PythonError("IndexError", `index ${index} is out of range for a dim of size ${length}`);
  }
  return index < 0 ? index + length : index;
}

export const fromFront = (x, dim) => inRange(dim, x.ndim);

/** No dims at all are all dims. */
export const axesOf = (dim) => (dim === undefined || dim === null || dim.length === 0 ? null : dim);

/**
 * Rows of the functions that a module has by the names of PyTorch, or by others: `"sin abs=absolute"`. What has options takes those
 * of jax-js as its last argument, so options of PyTorch need a row of their own.
 */
export function rows(prefix, module, names) {
  const row = (name, own = camelCase(name)) => [prefix + name, byPosition(prefix + name, module[own])];
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => row(...name.split("="))));
}

function byPosition(name, fn) {
  if (typeof fn !== "function") throw new Error(`jax-js has no function for ${name}`);
  return (...args) => {
    if (isKeywords(args.at(-1))) throw new Unsupported(`jax-js takes no keyword arguments of ${name}`);
    return fn(...args);
  };
}

/** JavaScript's name for a name of Python. */
export const camelCase = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
