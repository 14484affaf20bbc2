// Joining, repeating, rolling, flipping and padding: operators that put elements elsewhere.

import { numpy as np } from "@jax-js/jax";
import { PythonError, Unsupported } from "../../../vck_adapter/errors.js";
import { onSizes, rows, taking } from "./arguments.js";

const joined = taking("tensors dim", ({ tensors, dim = 0 }) => np.concatenate(tensors, dim));

/** Widths come in pairs, those of the last dim first. */
function padded({ x, pad, mode = "constant", value = 0 }) {
  if (mode !== "constant") throw new Unsupported(`jax-js has no padding by mode ${mode}`);
  if (value !== 0 && value !== null) throw new Unsupported("jax-js pads with zeros");
  const width = Object.fromEntries(Array.from({ length: pad.length / 2 }, (_, i) => [x.ndim - 1 - i, [pad[2 * i], pad[2 * i + 1]]]));
  if (pad.some((size) => size < 0)) throw new Unsupported("jax-js pads by no less than 0");
  return np.pad(x, width);
}

function repeated(x, sizes) {
  if (sizes.length < x.ndim) throw new PythonError("RuntimeError", `repeat takes at least ${x.ndim} sizes, got [${sizes}]`);
  return np.tile(x, sizes);
}

function repeatedEach({ x, repeats, dim }) {
  if (typeof repeats !== "number") throw new Unsupported("jax-js repeats all elements alike");
  return np.repeat(x, repeats, dim ?? undefined);
}

export const REARRANGING = {
  ...rows("torch.", np, "column_stack dstack fliplr flipud hstack vstack"),
  "torch.cat": joined,
  "torch.concat": joined,
  "torch.constant_pad_nd": taking("x pad value", padded),
  "torch.diag": taking("x diagonal", ({ x, diagonal = 0 }) => np.diag(x, diagonal)),
  "torch.diagflat": taking("x offset", ({ x, offset = 0 }) => np.diagflat(x, offset)),
  "torch.flip": onSizes((x, dims) => np.flip(x, dims)),
  "torch.meshgrid": (...args) => {
    const { indexing } = args.pop();
    return np.meshgrid(args, { indexing });
  },
  "torch.nn.functional.pad": taking("x pad mode value", padded),
  "torch.repeat": onSizes(repeated),
  "torch.repeat_interleave": taking("x repeats dim output_size", repeatedEach),
  "torch.roll": taking("x shifts dims", ({ x, shifts, dims = null }) => np.roll(x, shifts, dims)),
  "torch.rot90": taking("x k dims", ({ x, k = 1, dims = [0, 1] }) => np.rot90(x, k, dims)),
  "torch.stack": taking("tensors dim", ({ tensors, dim = 0 }) => np.stack(tensors, dim)),
  "torch.tile": onSizes((x, sizes) => np.tile(x, sizes)),
};
