// The adapter of my-library: lets the vmap compatibility kit run programs on it.
//
//     vck smoke --backend-command 'node adapter.js'     is the adapter right?
//     vck run --backend-command 'node adapter.js'       is vmap right?
//
// This file is yours. The folder vck_adapter beside it is the kit's part: protocol, values, interpreter, a loop. What
// stands here is what they need to know of a library, first with a toy that works; replace the toy method by method.

import * as toy from "./toy_tensor.js";
import { Unsupported } from "./vck_adapter/errors.js";
import { Library } from "./vck_adapter/library.js";
import { loopVmap } from "./vck_adapter/loop.js";
import { serve } from "./vck_adapter/protocol.js";
import { DTYPES, pack, unpack } from "./vck_adapter/values.js";

// Functions that programs call, by the names that PyTorch gives them; torch.mul is the operator * as well. Programs with
// others are unsupported.
const FUNCTIONS = {
  "torch.stack": toy.stack,
};

// Methods of tensors; the tensor comes first.
const METHODS = {
  size: toy.size,
  select: toy.select,
};

class MyLibrary extends Library {
  name = "my-library";
  version = "0.1";

  // What the library can do, from the guide's table. Claim only what holds: what is claimed is judged.
  capabilities = ["int32", "float64", "complex", "many-dims", "loop"];

  // The library's own objects for element types.
  dtypes = Object.fromEntries(DTYPES.map((name) => [name, Object.freeze({ name })]));

  isTensor(value) {
    return value instanceof toy.Tensor;
  }

  // Makes the inputs of a program. With views, tensors over one storage are to share memory.
  tensors(data) {
    return data.map(({ storage, shape, strides, offset }) => {
      const memory = unpack(storage.dtype, storage.bytes);
      const elements = positions(shape, strides, offset).map((position) => memory[position]);
      return new toy.Tensor(this.dtypes[storage.dtype], shape, elements);
    });
  }

  // What a tensor holds, in row-major order. Add strides and requiresGrad if tensors have them.
  read({ dtype, shape, elements }) {
    return { dtype: dtype.name, shape, bytes: pack(dtype.name, elements) };
  }

  function(qualifiedName) {
    return known(FUNCTIONS, qualifiedName);
  }

  method(name) {
    return known(METHODS, name);
  }

  // What it is all about: return your library's vmap of fn. Until then, a loop.
  vmap(fn, inDims, outDims) {
    return loopVmap(this)(fn, inDims, outDims);
  }
}

// A tensor is a strided window on its storage: where its elements lie, in row-major order.
function positions(shape, strides, offset) {
  return shape.reduce(
    (starts, size, dim) => starts.flatMap((start) => Array.from({ length: size }, (_, i) => start + i * strides[dim])),
    [offset],
  );
}

function known(table, name) {
  if (!Object.hasOwn(table, name)) {
    throw new Unsupported(`my-library has no ${name}`);
  }
  return table[name];
}

await serve(new MyLibrary());
