// jax-js on its WebAssembly backend, the one that Node can run.
//
// Arrays are values, consumed by use: whatever takes an array frees it, unless it is given a reference of its own, `array.ref`.
// Programs know nothing of that, so each operator is given references. Gradients are those of functions, not of a tape.

import { createRequire } from "node:module";
import { Unsupported, PythonError } from "../../vck_adapter/errors.js";
import { Library } from "../../vck_adapter/library.js";
import { itemsOf, withDims, withInDims } from "../../vck_adapter/loop.js";
import { typeName } from "../../vck_adapter/python.js";
import { Tuple, pack, unpack } from "../../vck_adapter/values.js";
import "./node-20.js";

const jax = await import("@jax-js/jax");
const { ATTRIBUTES, FUNCTIONS, METHODS, indexed } = await import("./operators.js");
const np = jax.numpy;

/** Arrays, and what stands for them inside of vmap, inherit from one class that jax-js does not export. */
const Tracer = Object.getPrototypeOf(np.Array);
const isArray = (value) => value instanceof Tracer;

/** By it dicts are told from keyword arguments; jax-js takes both for objects. */
const DICT = { constructor: Object };

const isPlain = (value) => value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype;

const MEMORY = { bool: Int32Array, int32: Int32Array, float32: Float32Array, float64: Float64Array };

/** Without a device that is named, jax-js looks for WebGPU. */
export async function start() {
  await jax.init("wasm");
  jax.defaultDevice("wasm");
}

/** The version in the package of jax-js, which does not export it. */
function installedVersion() {
  const entry = createRequire(import.meta.url).resolve("@jax-js/jax");
  return createRequire(entry)("../package.json").version;
}

export class JaxJs extends Library {
  name = "jax-js";
  version = installedVersion();
  capabilities = ["int32", "float64", "many-dims", "loop"];
  dtypes = Object.fromEntries(Object.keys(MEMORY).map((name) => [name, Object.freeze({ name })]));

  isTensor(value) {
    return isArray(value);
  }

  tensors(data) {
    return data.map(({ storage, shape, strides, offset }) => {
      const { dtype, bytes } = storage;
      if (!(dtype in MEMORY)) {
        throw new Unsupported(`jax-js has no dtype ${dtype}`);
      }
      const memory = unpack(dtype, bytes);
      const elements = MEMORY[dtype].from(positions(shape, strides, offset), (position) => Number(memory[position]));
      return elements.length === 0 ? np.zeros(shape, { dtype }) : np.array(elements, { shape }).astype(dtype);
    });
  }

  read(array) {
    if (!(array.dtype in MEMORY)) {
      throw new PythonError("TypeError", `the dtype ${array.dtype} is none of the suite's`);
    }
    return { dtype: array.dtype, shape: array.shape, bytes: pack(array.dtype, [...array.ref.dataSync()]) };
  }

  function(qualifiedName) {
    return this.row(FUNCTIONS, qualifiedName, qualifiedName);
  }

  /** A method that has no row of its own is the function of the same name. */
  method(name) {
    if (name === "__getitem__") return (array, index) => this.subscripted(array, index);
    return name in METHODS ? this.row(METHODS, name, `Tensor.${name}`) : this.row(FUNCTIONS, `torch.${name}`, `Tensor.${name}`);
  }

  attribute(name) {
    return this.row(ATTRIBUTES, name, `.${name}`);
  }

  row(table, key, spelling) {
    if (!Object.hasOwn(table, key)) {
      throw new Unsupported(`jax-js has no operator ${spelling}`);
    }
    const fn = table[key];
    return (...args) => {
      if (args.length < fn.length) {
        throw new PythonError("TypeError", `${spelling} takes ${fn.length} arguments at least, got ${args.length}`);
      }
      return this.given(fn(...args.map((arg) => this.taken(arg))));
    };
  }

  /** Positions in a list have to become an array: to jax-js a list is a slice. */
  subscripted(array, index) {
    const indices = index instanceof Tuple ? index.items : [index];
    const taken = indices.map((each) => (Array.isArray(each) ? positionsIn(each) : this.taken(each)));
    return this.given(indexed(array.ref, taken));
  }

  /** An argument as jax-js takes it: a reference of its own to an array, numbers of one kind, a function of arrays. */
  taken(value) {
    if (isArray(value)) return value.ref;
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "function") return (...args) => this.taken(value(args.map((arg) => this.given(arg)), {}));
    if (value instanceof Tuple) return value.items.map((item) => this.taken(item));
    if (Array.isArray(value)) return value.map((item) => this.taken(item));
    if (Object.values(this.dtypes).includes(value)) return value.name;
    if (value instanceof Map) return this.properties(Object.create(DICT), [...value]);
    if (isPlain(value)) return this.properties({}, Object.entries(value));
    return value;
  }

  properties(object, entries) {
    return Object.assign(object, Object.fromEntries(entries.map(([key, item]) => [key, this.taken(item)])));
  }

  /** A result as programs know it: what is of several parts is a tuple or a dict; a name of a dtype is a dtype. */
  given(value) {
    if (Array.isArray(value)) return new Tuple(value.map((item) => this.given(item)));
    if (typeof value === "function") return (args) => this.given(value(...args.map((arg) => this.taken(arg))));
    if (isPlain(value)) return new Map(Object.entries(value).map(([key, item]) => [key, this.given(item)]));
    return typeof value === "string" ? this.dtypes[value] : value;
  }

  /** Unmapped tensors go through vmap with the in_axis null; jax-js has no out_axes, so dims are moved afterwards. */
  vmap(fn, inDims, outDims) {
    return (args) => {
      const found = leaves(new Tuple(args), inDims);
      let container;
      const lanewise = (...lanes) => {
        const result = fn(withLeaves(new Tuple(args), inDims, lanes.values()).items, {});
        container = result instanceof Tuple || Array.isArray(result) ? result : undefined;
        return (container ? itemsOf(result) : [result]).map((output) => this.taken(tensor(output)));
      };
      const outputs = jax.vmap(lanewise, found.map(([, dim]) => dim))(...found.map(([tensor]) => tensor.ref));
      if (!container) {
        const dim = outDims instanceof Tuple && outDims.items.length === 1 ? outDims.items[0] : outDims;
        return placed(outputs[0], dim);
      }
      const moved = withDims(outputs, outDims).map(([output, dim]) => placed(output, dim));
      return container instanceof Tuple ? new Tuple(moved) : moved;
    };
  }
}

/** The tensors of an argument, in order, each with its in_axis: a number, or null for one that is not mapped. */
function leaves(value, inDims) {
  if (isArray(value)) {
    if (inDims !== null && typeof inDims !== "bigint") {
      throw new PythonError("ValueError", "vmap: the in_dim of a tensor is an int or None");
    }
    return [[value, inDims === null ? null : Number(inDims)]];
  }
  if (inDims === null && !isContainer(value)) {
    return [];
  }
  return withInDims(value, inDims).flatMap(([item, dim]) => leaves(item, dim));
}

/** The argument with its tensors replaced by others, in the same order. */
function withLeaves(value, inDims, others) {
  if (isArray(value)) return others.next().value;
  if (inDims === null && !isContainer(value)) return value;
  const items = withInDims(value, inDims).map(([item, dim]) => withLeaves(item, dim, others));
  if (value instanceof Map) return new Map([...value.keys()].map((key, i) => [key, items[i]]));
  return value instanceof Tuple ? new Tuple(items) : items;
}

function tensor(output) {
  if (!isArray(output)) {
    throw new PythonError("ValueError", `vmap: a mapped function must only return Tensors, got type ${typeName(output)}`);
  }
  return output;
}

function isContainer(value) {
  return value instanceof Tuple || Array.isArray(value) || value instanceof Map;
}

function placed(output, outDim) {
  if (typeof outDim !== "bigint") {
    throw new PythonError("ValueError", "vmap: the out_dim of a tensor is an int");
  }
  return outDim === 0n ? output : np.moveaxis(output, 0, Number(outDim));
}

function positionsIn(list) {
  return np.array(list.every((each) => typeof each === "boolean") ? list : Int32Array.from(list, Number));
}

/** Where the elements of a strided window lie on its storage, in row-major order. */
function positions(shape, strides, offset) {
  return shape.reduce(
    (starts, size, dim) => starts.flatMap((start) => Array.from({ length: size }, (_, i) => start + i * strides[dim])),
    [offset],
  );
}
