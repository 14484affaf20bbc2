// Functions that programs call by the names of JAX, `jax.numpy.ptp(x, axis=0)`, since PyTorch has no word for them or another one.

import { lax, nn, numpy as np, random, scipySpecial } from "@jax-js/jax";
import { Unsupported } from "../../../vck_adapter/errors.js";
import { camelCase, isKeywords } from "./arguments.js";

/** A function with the names of its arguments; those behind the star are properties of an object that comes last. */
function named(spelling, fn, signature) {
  if (typeof fn !== "function") throw new Error(`jax-js has no function for ${spelling}`);
  const [positions, options = []] = signature.split("*").map((part) => part.trim().split(" ").filter(Boolean));
  return (...args) => {
    const keywords = isKeywords(args.at(-1)) ? args.pop() : {};
    const unknown = Object.keys(keywords).find((name) => ![...positions, ...options].includes(name));
    if (unknown) throw new Unsupported(`jax-js has no argument ${unknown} of ${spelling}`);
    const given = positions.map((name, i) => (i < args.length ? args[i] : keywords[name]));
    const chosen = options.filter((name) => name in keywords).map((name) => [camelCase(name), keywords[name]]);
    return fn(...given, ...args.slice(positions.length), ...(chosen.length ? [Object.fromEntries(chosen)] : []));
  };
}

/** Each line has a name and a signature. */
function ownNames(prefix, module, lines) {
  const rows = lines.trim().split("\n").map((line) => line.trim().match(/^(\w+)\s*(.*)$/));
  return Object.fromEntries(rows.map(([, name, signature]) => [prefix + name, named(prefix + name, module[camelCase(name)], signature)]));
}

const REDUCED = "x axis * keepdims";

export const OWN_NAMES = {
  ...ownNames(
    "jax.numpy.",
    np,
    `append x values axis
    apply_along_axis f axis x
    apply_over_axes f x axes
    average x axis * weights keepdims
    bitwise_count x
    cbrt x
    convolve x y mode
    correlate x y mode
    cumulative_prod x * axis include_initial
    cumulative_sum x * axis include_initial
    divmod x y
    ediff1d x * to_end to_begin
    einsum
    eye n m
    matvec x y
    modf x
    nanargmax ${REDUCED}
    nanargmin ${REDUCED}
    nancumprod x axis
    nancumsum x axis
    nanmax ${REDUCED}
    nanmin ${REDUCED}
    nanprod ${REDUCED}
    nanstd ${REDUCED}
    nanvar ${REDUCED}
    polyadd x y
    polyder p m
    polymul x y
    polysub x y
    polyval p x
    ptp ${REDUCED}
    rint x
    select conditions choices default
    unwrap p discont axis period
    vecmat x y
    where condition x y`,
  ),
  ...ownNames(
    "jax.numpy.linalg.",
    np.linalg,
    `eigh x
    svd x * full_matrices compute_uv`,
  ),
  ...ownNames(
    "jax.numpy.fft.",
    np.fft,
    `fft x axis
    fft2 x axes
    fftn x axes
    fftshift x axes
    hfft x axis
    ifft x axis
    ifftshift x axes
    ihfft x axis
    irfft x axis
    irfftn x axes
    rfft x axis
    rfft2 x axes
    rfftn x axes`,
  ),
  ...ownNames(
    "jax.nn.",
    nn,
    `dot_product_attention q k v * bias mask scale is_causal query_seq_lengths key_value_seq_lengths local_window_size
    log1mexp x
    hard_tanh x
    logmeanexp ${REDUCED}
    one_hot x num_classes
    relu6 x
    sparse_plus x
    sparse_sigmoid x
    squareplus x b
    standardize x axis * mean variance epsilon`,
  ),
  ...ownNames(
    "jax.lax.",
    lax,
    `bitcast_convert_type x dtype
    conv_general_dilated lhs rhs window_strides padding * lhs_dilation rhs_dilation feature_group_count
    conv_transpose lhs rhs strides padding * rhs_dilation transpose_kernel
    stop_gradient x
    top_k x k axis`,
  ),
  ...ownNames(
    "jax.lax.linalg.",
    lax.linalg,
    `cholesky x
    eigh x * lower sort_eigenvalues symmetrize_input
    lu x
    svd x * compute_uv full_matrices
    triangular_solve a b * left_side lower transpose_a unit_diagonal`,
  ),
  ...ownNames(
    "jax.random.",
    random,
    `bernoulli key p shape
    categorical key logits * axis shape
    cauchy key shape
    exponential key shape
    gumbel key shape
    key seed
    laplace key shape
    logistic key shape
    normal key shape
    permutation key x axis
    split key num
    uniform key shape * minval maxval`,
  ),
  ...ownNames("jax.scipy.special.", scipySpecial, "logit x"),
  "jax.numpy.linalg.lstsq": (a, b) => [np.linalg.lstsq(a, b)],
  "jax.lax.dot_general": (x, y, [[lhsContractingDims, rhsContractingDims], [lhsBatchDims, rhsBatchDims]]) =>
    lax.dot(x, y, { lhsContractingDims, rhsContractingDims, lhsBatchDims, rhsBatchDims }),
};
