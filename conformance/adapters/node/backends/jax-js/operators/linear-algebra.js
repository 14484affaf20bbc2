// Products of matrices and vectors, and linear algebra.

import { lax, numpy as np } from "@jax-js/jax";
import { axesOf, rows, taking } from "./arguments.js";

/** `beta * x + alpha * fn(a, b)`; a beta of 0 leaves x out. */
const added = (fn) =>
  taking("x a b beta alpha", ({ x, a, b, beta = 1, alpha = 1 }) => {
    const product = np.multiply(fn(a, b), alpha);
    return beta === 0 ? product : np.add(np.multiply(x, beta), product);
  });

function normed({ x, ord = null, dim, keepdim: keepdims = false }) {
  const axis = axesOf(dim);
  const alone = Array.isArray(axis) && axis.length === 1 ? axis[0] : axis;
  return np.linalg.norm(x, { ord, axis: alone, keepdims });
}

/** PyTorch takes the default norm of a tensor of any dims, and any other as that of a vector where no dims are named. */
const vectorNormed = ({ x, ord = 2, dim, keepdim: keepdims = false }) => np.linalg.vectorNorm(x, { ord, axis: axesOf(dim), keepdims });

function solvedTriangular({ a, b, upper, left = true, unitriangular: unitDiagonal = false }) {
  return lax.linalg.triangularSolve(a, b, { leftSide: left, lower: !upper, unitDiagonal });
}

export const LINEAR_ALGEBRA = {
  ...rows("torch.", np, "bmm=matmul dot inner matmul mm=matmul mv=matvec outer ger=outer tensordot trace tril triu vdot einsum"),
  ...rows("torch.", np.linalg, "det inverse=inv matrix_power slogdet"),
  ...rows("torch.linalg.", np.linalg, "det eigvalsh inv matmul matrix_power multi_dot slogdet solve svdvals"),
  "torch.addbmm": added((a, b) => np.sum(np.matmul(a, b), 0)),
  "torch.addmm": added(np.matmul),
  "torch.addmv": added(np.matmul),
  "torch.addr": added(np.outer),
  "torch.baddbmm": added(np.matmul),
  "torch.chain_matmul": (...matrices) => np.linalg.multiDot(matrices),
  "torch.cross": taking("x y dim", ({ x, y, dim = x.shape.indexOf(3) }) => np.linalg.cross(x, y, dim)),
  "torch.linalg.cholesky": taking("x upper", ({ x, upper = false }) => np.linalg.cholesky(x, { upper, symmetrizeInput: false })),
  "torch.linalg.cross": taking("x y dim", ({ x, y, dim = -1 }) => np.linalg.cross(x, y, dim)),
  "torch.linalg.diagonal": taking("x offset dim1 dim2", ({ x, offset = 0, dim1 = -2, dim2 = -1 }) => np.diagonal(x, offset, dim1, dim2)),
  "torch.linalg.lstsq": (a, b) => [np.linalg.lstsq(a, b)],
  "torch.linalg.matrix_norm": taking("x ord dim keepdim", ({ ord = "fro", dim = [-2, -1], ...rest }) => normed({ ord, dim, ...rest })),
  "torch.linalg.norm": taking("x ord dim keepdim", normed),
  "torch.linalg.solve_triangular": taking("a b upper left unitriangular", solvedTriangular),
  "torch.linalg.vander": taking("x N", ({ x, N: n }) => np.vander(x, { n, increasing: true })),
  "torch.linalg.vecdot": taking("x y dim", ({ x, y, dim: axis = -1 }) => np.vecdot(x, y, { axis })),
  "torch.linalg.vector_norm": taking("x ord dim keepdim", vectorNormed),
  "torch.norm": taking("x ord dim keepdim", ({ ord = 2, ...rest }) => (ord === "fro" ? normed : vectorNormed)({ ord, ...rest })),
  "torch.vander": taking("x n increasing", ({ x, ...options }) => np.vander(x, options)),
};
