// Values of programs as JSON, exactly as wire.schema.json has them, and what they are in JavaScript:
//
//   int     bigint          str   string        tuple  Tuple      dict    Map
//   float   number          none  null          list   Array      slice   Slice
//   bool    boolean         dtype the library's object            ellipsis  ELLIPSIS
//   set     Set

import { BadMessage, Unsupported } from "./errors.js";

/** A tuple, which is no list. */
export class Tuple {
  constructor(items) {
    this.items = items;
  }
}

/** start:stop:step of a subscript. */
export class Slice {
  constructor(start, stop, step) {
    this.items = [start, stop, step];
  }
}

/** A memory format, by name. */
export class MemoryFormat {
  constructor(name) {
    this.name = name;
  }
}

/** `...` in a subscript. */
export const ELLIPSIS = Symbol("Ellipsis");

/** Up to how many elements a tensor travels as numbers that people can read. */
const READABLE = 32;
const EXACT_IN_A_DOUBLE = 2n ** 53n;

/** How to read and write one element of a DataView, and its size in bytes. */
const ELEMENTS = {
  bool: { size: 1, get: (view, at) => view.getUint8(at) !== 0, set: (view, at, e) => view.setUint8(at, e ? 1 : 0) },
  int32: { size: 4, get: (view, at) => view.getInt32(at, true), set: (view, at, e) => view.setInt32(at, e, true) },
  int64: {
    size: 8,
    get: (view, at) => view.getBigInt64(at, true),
    set: (view, at, e) => view.setBigInt64(at, BigInt(e), true),
  },
  float32: { size: 4, get: (view, at) => view.getFloat32(at, true), set: (view, at, e) => view.setFloat32(at, e, true) },
  float64: { size: 8, get: (view, at) => view.getFloat64(at, true), set: (view, at, e) => view.setFloat64(at, e, true) },
};
ELEMENTS.complex64 = complex(ELEMENTS.float32);
ELEMENTS.complex128 = complex(ELEMENTS.float64);

function complex(part) {
  return {
    size: 2 * part.size,
    get: (view, at) => [part.get(view, at), part.get(view, at + part.size)],
    set: (view, at, [real, imaginary]) => {
      part.set(view, at, real);
      part.set(view, at + part.size, imaginary);
    },
  };
}

/** The element types of the suite. */
export const DTYPES = Object.keys(ELEMENTS);

/** Elements from little-endian bytes: booleans, numbers, bigints for int64, [real, imaginary] for complex ones. */
export function unpack(dtype, bytes) {
  const { size, get } = ELEMENTS[dtype];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / size }, (_, i) => get(view, i * size));
}

/** Little-endian bytes from elements. */
export function pack(dtype, elements) {
  const { size, set } = ELEMENTS[dtype];
  const bytes = Buffer.alloc(elements.length * size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  elements.forEach((element, i) => set(view, i * size, element));
  return bytes;
}

/** The memory that a JSON storage stands for. */
export function readStorage(json) {
  if (!(json.dtype in ELEMENTS)) {
    throw new BadMessage(`unknown dtype ${json.dtype}`);
  }
  if ("base64" in json) {
    return { dtype: json.dtype, bytes: Buffer.from(json.base64, "base64") };
  }
  const isFloat = !["bool", "int32", "int64"].includes(json.dtype);
  const elements = isFloat ? json.values.map((e) => (Array.isArray(e) ? e.map(Number) : Number(e))) : json.values;
  return { dtype: json.dtype, bytes: pack(json.dtype, elements) };
}

/** The JSON form of a tensor's content. */
export function writeObserved({ dtype, shape, bytes, strides, requiresGrad }) {
  const json = { dtype, shape: [...shape] };
  if (strides !== undefined) {
    json.strides = [...strides];
  }
  if (requiresGrad !== undefined) {
    json.requires_grad = requiresGrad;
  }
  if (bytes.length <= READABLE * ELEMENTS[dtype].size) {
    const elements = unpack(dtype, bytes);
    if (dtype !== "int64" || elements.every((e) => e <= EXACT_IN_A_DOUBLE && e >= -EXACT_IN_A_DOUBLE)) {
      json.values = elements.map((e) => (Array.isArray(e) ? e.map(writeNumber) : writeNumber(e)));
      return json;
    }
  }
  json.base64 = Buffer.from(bytes).toString("base64");
  return json;
}

/** JSON has no number for NaN and the infinities; their names are the same in JavaScript. */
function writeNumber(element) {
  return typeof element === "number" && !Number.isFinite(element) ? String(element) : element;
}

const READERS = {
  int: (content) => BigInt(content),
  float: (content) => Number(content),
  bool: (content) => content,
  str: (content) => content,
  none: () => null,
  ellipsis: () => ELLIPSIS,
  memory_format: (content) => new MemoryFormat(content),
  tuple: (content, read) => new Tuple(content.map(read)),
  list: (content, read) => content.map(read),
  set: (content, read) => new Set(content.map(read)),
  dict: (content, read) => new Map(Object.entries(content).map(([key, item]) => [key, read(item)])),
  slice: (content, read) => new Slice(...content.map(read)),
};

/** The value that a JSON value stands for. */
export function readValue(json, library, readTensor) {
  const [[kind, content]] = Object.entries(json);
  if (kind === "tensor") {
    return readTensor(content);
  }
  if (kind === "dtype") {
    if (!(content in library.dtypes)) {
      throw new Unsupported(`${library.name} has no dtype ${content}`);
    }
    return library.dtypes[content];
  }
  if (!(kind in READERS)) {
    throw new BadMessage(`unknown kind of value ${kind}`);
  }
  return READERS[kind](content, (item) => readValue(item, library, readTensor));
}

/** The JSON value that stands for a value. */
export function writeValue(value, library, writeTensor) {
  const write = (item) => writeValue(item, library, writeTensor);
  if (library.isTensor(value)) {
    return writeTensor(value);
  }
  const dtype = Object.entries(library.dtypes).find(([, known]) => known === value);
  if (dtype) {
    return { dtype: dtype[0] };
  }
  switch (typeof value) {
    case "bigint":
      return { int: value };
    case "number":
      return { float: writeNumber(value) };
    case "boolean":
      return { bool: value };
    case "string":
      return { str: value };
    default:
      break;
  }
  if (value === null) return { none: true };
  if (value === ELLIPSIS) return { ellipsis: true };
  if (value instanceof MemoryFormat) return { memory_format: value.name };
  if (value instanceof Tuple) return { tuple: value.items.map(write) };
  if (value instanceof Slice) return { slice: value.items.map(write) };
  if (Array.isArray(value)) return { list: value.map(write) };
  if (value instanceof Set) return { set: [...value].map(write) };
  if (value instanceof Map) {
    return { dict: Object.fromEntries([...value].map(([key, item]) => [key, write(item)])) };
  }
  throw new TypeError(`${String(value)} is none of the values that the suite knows`);
}
