// What Python does by itself, without a library: arithmetic between numbers, subscripts of containers.

import { PythonError } from "./errors.js";
import { Slice, Tuple } from "./values.js";

const isNumber = (value) => ["bigint", "number", "boolean"].includes(typeof value);
const asNumber = (value) => (typeof value === "boolean" ? BigInt(value) : value);

/** Applies a function to two numbers: to two ints as they are, else to two floats. */
function numeric(symbol, fn) {
  return (left, right) => {
    if (!isNumber(left) || !isNumber(right)) {
      throw new PythonError("TypeError", `unsupported operand type(s) for ${symbol}: '${typeName(left)}' and '${typeName(right)}'`);
    }
    const [a, b] = [asNumber(left), asNumber(right)];
    return typeof a === "bigint" && typeof b === "bigint" ? fn(a, b) : fn(Number(a), Number(b));
  };
}

function divide(a, b) {
  if (Number(b) === 0) {
    throw new PythonError("ZeroDivisionError", "division by zero");
  }
  return Number(a) / Number(b);
}

function equal(a, b) {
  return isNumber(a) && isNumber(b) ? Number(a) === Number(b) : a === b;
}

/** By spelling, between values of which none is a tensor. */
export const SYMBOLS = {
  "+": numeric("+", (a, b) => a + b),
  "-": (a, ...rest) => (rest.length ? numeric("-", (x, y) => x - y)(a, rest[0]) : -asNumber(a)),
  "*": numeric("*", (a, b) => a * b),
  "/": numeric("/", divide),
  "**": numeric("**", (a, b) => (typeof b === "bigint" && b < 0n ? Number(a) ** Number(b) : a ** b)),
  "==": equal,
  "!=": (a, b) => !equal(a, b),
  "<": numeric("<", (a, b) => a < b),
  "<=": numeric("<=", (a, b) => a <= b),
  ">": numeric(">", (a, b) => a > b),
  ">=": numeric(">=", (a, b) => a >= b),
};

/** Whether Python takes a value for true. */
export function isTrue(value) {
  if (value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Map || value instanceof Set) return value.size > 0;
  if (Array.isArray(value)) return value.length > 0;
  return Boolean(value);
}

/** The items of a tuple or list. */
export function items(value) {
  if (value instanceof Tuple) return value.items;
  if (Array.isArray(value)) return value;
  throw new PythonError("TypeError", `'${typeName(value)}' object is not iterable`);
}

/** `container[key]`. */
export function subscript(container, key) {
  if (container instanceof Map) {
    if (!container.has(key)) {
      throw new PythonError("KeyError", `'${key}'`);
    }
    return container.get(key);
  }
  const all = items(container);
  if (key instanceof Slice) {
    const part = sliced(all, ...key.items);
    return container instanceof Tuple ? new Tuple(part) : part;
  }
  const index = Number(key) < 0 ? Number(key) + all.length : Number(key);
  if (!(index in all)) {
    throw new PythonError("IndexError", `${typeName(container)} index out of range`);
  }
  return all[index];
}

function sliced(all, start, stop, step) {
  const by = Number(step ?? 1n);
  const bound = (value, otherwise) => {
    if (value === null) return otherwise;
    const index = Number(value) < 0 ? Number(value) + all.length : Number(value);
    return Math.min(Math.max(index, by > 0 ? 0 : -1), by > 0 ? all.length : all.length - 1);
  };
  const [from, to] = by > 0 ? [bound(start, 0), bound(stop, all.length)] : [bound(start, all.length - 1), bound(stop, -1)];
  const part = [];
  for (let i = from; by > 0 ? i < to : i > to; i += by) {
    part.push(all[i]);
  }
  return part;
}

/** What Python calls the type of a value. */
export function typeName(value) {
  if (value === null) return "NoneType";
  if (value instanceof Tuple) return "tuple";
  if (Array.isArray(value)) return "list";
  if (value instanceof Map) return "dict";
  if (value instanceof Set) return "set";
  const names = { bigint: "int", number: "float", boolean: "bool", string: "str", function: "function" };
  return names[typeof value] ?? "Tensor";
}
