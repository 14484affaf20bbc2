// Operators that compute each element by itself, of one array or of several that broadcast.

import { lax, numpy as np, scipySpecial } from "@jax-js/jax";
import { Unsupported } from "../../../vck_adapter/errors.js";
import { rows, taking } from "./arguments.js";

const scaled = (fn) =>
  taking("x other alpha", ({ x, other, alpha }) => fn(x, alpha === undefined ? other : np.multiply(other, alpha)));

function divided(x, y, mode) {
  if (mode === "floor") return np.floorDivide(x, y);
  const quotient = np.trueDivide(x, y);
  return mode === "trunc" ? np.trunc(quotient) : quotient;
}

function clamped({ x, min, max }) {
  const above = min === undefined || min === null ? x : np.maximum(x, min);
  return max === undefined || max === null ? above : np.minimum(above, max);
}

function logit({ x, eps }) {
  if (eps !== undefined && eps !== null) throw new Unsupported("the logit of jax-js clamps nothing");
  return scipySpecial.logit(x);
}

export const ELEMENTWISE = {
  ...rows(
    "torch.",
    np,
    `abs acos acosh=arccosh asin asinh=arcsinh atan atan2 atanh=arctanh bitwise_and bitwise_left_shift=leftShift bitwise_not=invert
    bitwise_or bitwise_right_shift=rightShift bitwise_xor ceil copysign cos cosh deg2rad eq=equal exp exp2 expm1 float_power floor
    floor_divide fmax fmin fmod frexp ge=greaterEqual gt=greater heaviside hypot isfinite isinf isnan isneginf isposinf ldexp
    le=lessEqual log log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor lt=less maximum minimum
    mul=multiply multiply ne=notEqual neg=negative negative positive pow=power rad2deg reciprocal remainder sgn=sign sign signbit sin
    sinc sinh sqrt square subtract tan tanh true_divide trunc where`,
  ),
  "torch.add": scaled(np.add),
  "torch.addcdiv": taking("x y z value", ({ x, y, z, value = 1 }) => np.add(x, np.multiply(np.trueDivide(y, z), value))),
  "torch.addcmul": taking("x y z value", ({ x, y, z, value = 1 }) => np.add(x, np.multiply(np.multiply(y, z), value))),
  "torch.clamp": taking("x min max", clamped),
  "torch.clamp_max": taking("x max", clamped),
  "torch.clamp_min": taking("x min", clamped),
  "torch.clip": taking("x min max", clamped),
  "torch.conj": (x) => x, // jax-js has real numbers only
  "torch.div": taking("x y rounding_mode", ({ x, y, rounding_mode: mode }) => divided(x, y, mode)),
  "torch.erf": (x) => lax.erf(x),
  "torch.erfc": (x) => lax.erfc(x),
  "torch.frac": (x) => np.subtract(x.ref, np.trunc(x)),
  "torch.lerp": (x, end, weight) => np.add(x.ref, np.multiply(weight, np.subtract(end, x))),
  "torch.logit": taking("x eps", logit),
  "torch.masked_fill": (x, mask, value) => np.where(mask, value, x),
  "torch.nan_to_num": taking("x nan posinf neginf", ({ x, ...given }) => np.nanToNum(x, given)),
  "torch.real": (x) => x,
  "torch.round": taking("x decimals", ({ x, decimals }) => np.round(x, decimals)),
  "torch.rsqrt": (x) => np.reciprocal(np.sqrt(x)),
  "torch.rsub": taking("x other alpha", ({ x, other, alpha = 1 }) => np.subtract(other, alpha === 1 ? x : np.multiply(x, alpha))),
  "torch.sub": scaled(np.subtract),
};
