// Activations, normalisation, convolution, pooling and attention.

import { lax, nn, numpy as np } from "@jax-js/jax";
import { PythonError, Unsupported } from "../../../vck_adapter/errors.js";
import { rows, taking } from "./arguments.js";

const all = (count, value) => (Array.isArray(value) ? value : Array(count).fill(value));

/** One image without a batch is a batch of one. */
const inBatches = (spatial, fn) => (x, ...args) =>
  x.ndim === spatial + 1 ? np.squeeze(fn(np.expandDims(x, 0), ...args), 0) : fn(x, ...args);

const withBias = (images, bias, spatial) =>
  bias === undefined || bias === null ? images : np.add(images, np.reshape(bias, [-1, ...Array(spatial).fill(1)]));

/** Convolutions over one, two or three dims. */
const convolved = (spatial) =>
  taking("x weight bias stride padding dilation groups", ({ x, weight, bias, stride = 1, padding = 0, dilation = 1, groups = 1 }) => {
    const pads = typeof padding === "string" ? padding.toUpperCase() : all(spatial, padding).map((size) => [size, size]);
    const options = { rhsDilation: all(spatial, dilation), featureGroupCount: groups };
    const images = inBatches(spatial, lax.convGeneralDilated)(x, weight, all(spatial, stride), pads, options);
    return withBias(images, bias, spatial);
  });

/** The padding of PyTorch takes away from what a transposed convolution gives, which is that of jax-js. */
const convolvedBack = (spatial) =>
  taking("x weight bias stride padding output_padding groups dilation", ({ x, weight, bias, stride = 1, padding = 0, dilation = 1, ...rest }) => {
    if ((rest.groups ?? 1) !== 1 || (rest.output_padding ?? 0) !== 0) throw new Unsupported("jax-js has no groups and no output_padding of a convTranspose");
    const pads = all(spatial, padding).map((size) => [size, size]);
    const options = { rhsDilation: all(spatial, dilation), transposeKernel: true };
    const images = inBatches(spatial, lax.convTranspose)(x, weight, all(spatial, stride), pads, options);
    return withBias(images, bias, spatial);
  });

/** Windows over the last dims; jax-js reduces each by itself, and pads none. */
const pooled = (spatial, reduce) =>
  taking("x kernel stride padding dilation ceil_mode count_include_pad return_indices", ({ x, kernel, stride, ...rest }) => {
    const { padding = 0, dilation = 1, ceil_mode: ceil = false, return_indices: places = false } = rest;
    if (padding !== 0 || dilation !== 1 || ceil || places) throw new Unsupported("the windows of jax-js have a size and a stride");
    const outer = Array(x.ndim - spatial).fill(1);
    const size = all(spatial, kernel);
    return lax.reduceWindow(x, reduce, [...outer, ...size], [...outer, ...all(spatial, stride ?? size)]);
  });

function linear({ x, weight, bias }) {
  const product = np.matmul(x, np.transpose(weight));
  return bias === undefined || bias === null ? product : np.add(product, bias);
}

/** `standardize` over the last dims, and an affine map. */
function layerNormed({ x, shape, weight, bias, eps: epsilon = 1e-5 }) {
  const scaled = nn.standardize(x, shape.map((_, i) => i - shape.length), { epsilon });
  const weighted = weight === undefined || weight === null ? scaled : np.multiply(scaled, weight);
  return bias === undefined || bias === null ? weighted : np.add(weighted, bias);
}

function embedded({ index, weight, padding_idx: padding, max_norm: norm }) {
  if (padding !== undefined || norm !== undefined) throw new Unsupported("jax-js takes rows as they are");
  return np.take(weight, index, 0);
}

function oneHot({ x, num_classes: classes = -1 }) {
  if (classes < 0) throw new Unsupported("jax-js does not count the classes itself");
  return nn.oneHot(x, classes);
}

/** Heads stand before positions in PyTorch, after them in jax-js. */
function attended({ q, k, v, attn_mask: bias, is_causal: isCausal = false }) {
  const swapped = (x) => np.swapaxes(x, -3, -2);
  if (q.ndim < 3) throw new PythonError("RuntimeError", "attention takes at least 3 dims");
  return swapped(nn.dotProductAttention(swapped(q), swapped(k), swapped(v), { bias, isCausal }));
}

const inDtype = (fn) => taking("x dim dtype", ({ x, dim, dtype }) => fn(dtype ? x.astype(dtype) : x, dim));
const withoutBuffer = (fn) => taking("x inplace", ({ x }) => fn(x));

export const NETWORKS = {
  ...rows("torch.", nn, "relu sigmoid"),
  ...rows(
    "torch.nn.functional.",
    nn,
    "elu celu leaky_relu logsigmoid=logSigmoid mish relu relu6 selu silu softplus softsign=softSign",
  ),
  "torch.conv1d": convolved(1),
  "torch.conv2d": convolved(2),
  "torch.log_softmax": inDtype(nn.logSoftmax),
  "torch.nn.functional.avg_pool1d": pooled(1, (window) => np.mean(window)),
  "torch.nn.functional.avg_pool2d": pooled(2, (window) => np.mean(window)),
  "torch.nn.functional.avg_pool3d": pooled(3, (window) => np.mean(window)),
  "torch.nn.functional.conv1d": convolved(1),
  "torch.nn.functional.conv2d": convolved(2),
  "torch.nn.functional.conv3d": convolved(3),
  "torch.nn.functional.conv_transpose1d": convolvedBack(1),
  "torch.nn.functional.conv_transpose2d": convolvedBack(2),
  "torch.nn.functional.embedding": taking("index weight padding_idx max_norm", embedded),
  "torch.nn.functional.gelu": taking("x approximate", ({ x, approximate = "none" }) => nn.gelu(x, { approximate: approximate === "tanh" })),
  "torch.nn.functional.glu": taking("x dim", ({ x, dim = -1 }) => nn.glu(x, dim)),
  "torch.nn.functional.hardsigmoid": withoutBuffer(nn.hardSigmoid),
  "torch.nn.functional.hardswish": withoutBuffer(nn.hardSwish),
  "torch.nn.functional.hardtanh": withoutBuffer(nn.hardTanh),
  "torch.nn.functional.layer_norm": taking("x shape weight bias eps", layerNormed),
  "torch.nn.functional.linear": taking("x weight bias", linear),
  "torch.nn.functional.log_softmax": inDtype(nn.logSoftmax),
  "torch.nn.functional.max_pool1d": pooled(1, (window) => np.max(window)),
  "torch.nn.functional.max_pool2d": pooled(2, (window) => np.max(window)),
  "torch.nn.functional.max_pool3d": pooled(3, (window) => np.max(window)),
  "torch.nn.functional.one_hot": taking("x num_classes", oneHot),
  "torch.nn.functional.scaled_dot_product_attention": taking("q k v attn_mask dropout_p is_causal", attended),
  "torch.nn.functional.softmax": inDtype(nn.softmax),
  "torch.nn.functional.softmin": inDtype((x, dim) => nn.softmax(np.negative(x), dim)),
  "torch.nn.functional.threshold": taking("x threshold value inplace", ({ x, threshold, value }) =>
    np.where(np.greater(x.ref, threshold), x, value)),
  "torch.softmax": inDtype(nn.softmax),
};
