// The law of vmap written out: slice every mapped input, call the function lane by lane, stack what it returns.

import { PythonError, Unsupported } from "./errors.js";
import { typeName } from "./python.js";
import { Tuple } from "./values.js";

/** A vmap made of three operators of a library: Tensor.size, Tensor.select and torch.stack. */
export function loopVmap(library) {
  const lanesOf = (value, inDims) => {
    if (inDims === null) return undefined;
    if (library.isTensor(value)) return library.method("size")(value, inDims);
    return withInDims(value, inDims)
      .map(([item, dim]) => lanesOf(item, dim))
      .find((lanes) => lanes !== undefined);
  };
  const slice = (value, inDims, lane) => {
    if (inDims === null) return value;
    if (library.isTensor(value)) return library.method("select")(value, inDims, lane);
    const slices = withInDims(value, inDims).map(([item, dim]) => slice(item, dim, lane));
    if (value instanceof Map) return new Map([...value.keys()].map((key, i) => [key, slices[i]]));
    return value instanceof Tuple ? new Tuple(slices) : slices;
  };
  const stack = (lanes, outDim) => {
    for (const lane of lanes) {
      if (!library.isTensor(lane)) {
        throw new PythonError("ValueError", `vmap: a mapped function must only return Tensors, got type ${typeName(lane)}`);
      }
    }
    return library.function("torch.stack")(lanes, { dim: outDim });
  };
  const stackAll = (results, outDims) => {
    if (!(results[0] instanceof Tuple)) {
      return stack(results, outDims instanceof Tuple ? outDims.items[0] : outDims);
    }
    const outputs = results[0].items.map((_, i) => results.map((result) => result.items[i]));
    return new Tuple(withDims(outputs, outDims).map(([lanes, dim]) => stack(lanes, dim)));
  };
  return (fn, inDims, outDims) => (args) => {
    const inputs = new Tuple(args);
    const lanes = lanesOf(inputs, inDims);
    if (lanes === undefined) {
      throw new PythonError("ValueError", "vmap: no input is mapped over");
    }
    if (Number(lanes) === 0) {
      throw new Unsupported("a loop over a batch of size 0 calls nothing, so it has no result");
    }
    const results = Array.from({ length: Number(lanes) }, (_, lane) => fn(slice(inputs, inDims, BigInt(lane)).items, {}));
    return stackAll(results, outDims);
  };
}

export function itemsOf(container) {
  if (container instanceof Tuple) return container.items;
  if (Array.isArray(container)) return container;
  if (container instanceof Map) return [...container.values()];
  throw new PythonError("ValueError", `vmap: can't map over a value of type ${typeName(container)}`);
}

/** Each item of an input with its inDim. inDims that are no int or null have the structure of the input. */
export function withInDims(container, inDims) {
  const alike = inDims === null || typeof inDims === "bigint" || Object.getPrototypeOf(inDims) === Object.getPrototypeOf(container);
  if (!alike || (inDims instanceof Map && String([...inDims.keys()].sort()) !== String([...container.keys()].sort()))) {
    throw new PythonError("ValueError", "vmap: in_dims is not compatible with the structure of the inputs");
  }
  return withDims(container, inDims);
}

/** Each item with its dim: an int or null holds for all of them, and a dict has that of a key. */
export function withDims(container, dims) {
  const items = itemsOf(container);
  if (dims === null || typeof dims === "bigint") {
    return items.map((item) => [item, dims]);
  }
  const byKey = dims instanceof Map && container instanceof Map;
  const each = byKey ? [...container.keys()].filter((key) => dims.has(key)).map((key) => dims.get(key)) : itemsOf(dims);
  if (each.length !== items.length) {
    throw new PythonError("ValueError", `vmap: ${each.length} dims were given for ${items.length} values`);
  }
  return items.map((item, i) => [item, each[i]]);
}
