// jax-js behind the protocol. Needs the packages that `setup jax-js` installs.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { stringify } from "../../../vck_adapter/json.js";
import { answerTo } from "../../../vck_adapter/protocol.js";
import { JaxJs, start } from "../library.js";
import { ATTRIBUTES, FUNCTIONS, METHODS } from "../operators.js";

const SIX = [{ dtype: "float32", values: [0, 1, 2, 3, 4, 5] }];
const WHOLE = { x: tensor([2, 3], [3, 1]) };
const x = { name: "x" };

function tensor(shape, strides, offset = 0) {
  return { tensor: { storage: 0, shape, strides, offset, requires_grad: false } };
}

const constant = (value) => {
  const kind = typeof value === "boolean" ? "bool" : Number.isInteger(value) ? "int" : "float";
  return { const: { [kind]: value } };
};
const NAMES = { "*": "mul", "[]": "getitem" };
const operator = (as, args, keywords = {}) => ({ call: NAMES[as] ?? as.split(".").at(-1), as, args, keywords });
const lambda = (...steps) => ({ lambda: { name: "f", parameters: ["t"], steps } });
const vmap = (fn, ...dims) => ({ call: operator("vmap", [fn, ...dims.map(constant)]), args: [x] });

function answer(step, { inputs = WHOLE, storages = SIX, mode = "native" } = {}) {
  const observe = { values: ["result"], aliases: [], warnings: false };
  const message = { type: "run", seq: 1, program: [step], inputs, storages, settings: {}, vmap: mode, observe };
  return answerTo(stringify(message), new JaxJs());
}

function content(answered) {
  assert.equal(answered.type, "returned", answered.message ?? answered.reason);
  const { dtype, shape, values } = answered.values.result.tensor;
  return [dtype, shape, values.map(Number)];
}

before(start);

test("it is the pinned version", () => {
  const { name, version } = answerTo('{"type":"start","protocol":"1.0"}', new JaxJs());
  assert.deepEqual([name, version], ["jax-js", "0.1.25"]);
});

test("every row of the tables is something to call", () => {
  for (const [name, fn] of Object.entries({ ...FUNCTIONS, ...METHODS, ...ATTRIBUTES })) {
    assert.equal(typeof fn, "function", name);
  }
});

test("it reads and writes any layout", () => {
  const storages = [{ dtype: "float64", values: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] }];
  for (const [input, shape, values] of [
    [tensor([3, 2], [1, 3]), [3, 2], [0.1, 0.4, 0.2, 0.5, 0.3, 0.6]],
    [tensor([2, 2], [0, 2], 1), [2, 2], [0.2, 0.4, 0.2, 0.4]],
    [tensor([], [], 5), [], [0.6]],
    [tensor([0, 2], [2, 1]), [0, 2], []],
  ]) {
    assert.deepEqual(content(answer(x, { inputs: { x: input }, storages })), ["float64", shape, values]);
  }
});

test("an argument outlives its uses", () => {
  const twice = lambda(operator("torch.add", [operator("*", [{ name: "t" }, { name: "t" }]), { name: "t" }]));
  assert.deepEqual(content(answer(vmap(twice))), ["float32", [2, 3], [0, 2, 6, 12, 20, 30]]);
});

test("native and loop agree", () => {
  const sums = vmap(lambda(operator("Tensor.sum", [{ name: "t" }])), 1);
  for (const mode of ["native", "loop"]) {
    assert.deepEqual(content(answer(sums, { mode })), ["float32", [3], [3, 5, 7]]);
  }
});

test("outputs go where out_dims says", () => {
  const { values } = answer(vmap(lambda({ tuple: [{ name: "t" }, { name: "t" }] }), 0, 1)).values.result.tuple[1].tensor;
  assert.deepEqual(values.map(Number), [0, 3, 1, 4, 2, 5]);
});

test("what it has no row or dtype for is unsupported", () => {
  assert.equal(answer(operator("torch.nothing", [x])).reason, "jax-js has no operator torch.nothing");
  assert.equal(answer(operator("Tensor.nothing", [x])).reason, "jax-js has no operator Tensor.nothing");
  assert.equal(answer(operator(".nothing", [x])).reason, "jax-js has no operator .nothing");
  const storages = [{ dtype: "int64", values: [0, 1, 2, 3, 4, 5] }];
  assert.equal(answer(x, { storages }).reason, "jax-js has no dtype int64");
});

test("keywords of the original mean what they mean there", () => {
  const sum = operator("torch.sum", [x], { dim: constant(1), keepdim: constant(true) });
  assert.deepEqual(content(answer(sum)), ["float32", [2, 1], [3, 12]]);
  const added = operator("torch.add", [x, x], { alpha: constant(2) });
  assert.deepEqual(content(answer(added)), ["float32", [2, 3], [0, 3, 6, 9, 12, 15]]);
  assert.match(answer(operator("torch.sum", [x], { nothing: constant(1) })).message, /unexpected keyword argument/);
});

test("subscripts are Python's", () => {
  const slice = (start, stop) => operator("slice", [start, stop, null].map((end) => (end === null ? { const: { none: true } } : constant(end))));
  const at = (...indices) => content(answer(operator("[]", [x, { tuple: indices }])));
  assert.deepEqual(at(constant(-1), slice(-2, null)), ["float32", [2], [4, 5]]);
  assert.deepEqual(at({ const: { ellipsis: true } }, constant(0)), ["float32", [2], [0, 3]]);
  assert.deepEqual(at(slice(1, 1)), ["float32", [0, 3], []]);
  assert.equal(answer(operator("[]", [x, constant(2)])).kinds[0], "IndexError");
});

test("positions in a list are no slice", () => {
  const list = (...items) => ({ list: items.map(constant) });
  assert.deepEqual(content(answer(operator("[]", [x, list(1, 0)]))), ["float32", [2, 3], [3, 4, 5, 0, 1, 2]]);
});

test("shapes are taken as the original takes them", () => {
  const taken = (name, ...args) => answer(operator(`Tensor.${name}`, [x, ...args.map(constant)]));
  assert.deepEqual(content(taken("flatten")), ["float32", [6], [0, 1, 2, 3, 4, 5]]);
  assert.deepEqual(content(taken("narrow", 1, -2, 1)), ["float32", [2, 1], [1, 4]]);
  for (const refused of [["flatten", 1, 0], ["narrow", 1, -4, 1], ["split", 0], ["split", -1], ["chunk", 0]]) {
    assert.equal(taken(...refused).type, "raised", String(refused));
  }
});

test("in_dims have the structure of the input", () => {
  const first = lambda(operator("[]", [{ name: "t" }, constant(0)]));
  const inDims = { tuple: [{ tuple: [constant(0)] }] };
  for (const mode of ["native", "loop"]) {
    const answered = answer({ call: { ...operator("vmap", [first]), keywords: { in_dims: inDims } }, args: [{ list: [x] }] }, { mode });
    assert.match(answered.message, /not compatible with the structure/);
  }
});

test("a dtype that is none of the suite's is told", () => {
  const truths = [{ dtype: "bool", values: [true, false] }];
  const inputs = { x: tensor([2], [1]) };
  assert.match(answer(operator("torch.add", [x, constant(2)]), { inputs, storages: truths }).message, /uint32/);
});

test("windows that are not reduced are taken by positions", () => {
  const unfold = (...args) => answer(operator("Tensor.unfold", [x, ...args.map(constant)]));
  assert.deepEqual(content(unfold(1, 2, 1)), ["float32", [2, 2, 2], [0, 1, 1, 2, 3, 4, 4, 5]]);
  assert.equal(unfold(1, 4, 1).kinds[0], "RuntimeError");
});

test("what lacks an argument is refused, and leaves nothing behind", () => {
  assert.equal(answer(operator("Tensor.unfold", [x, constant(0), constant(1)])).kinds[0], "TypeError");
  assert.equal(answer(operator("torch.cumsum", [x])).kinds[0], "TypeError");
  assert.equal(answer(operator("Tensor.size", [x])).type, "returned", "a dim need not be named");
  assert.deepEqual(content(answer(operator("torch.add", [x, x]))), ["float32", [2, 3], [0, 2, 4, 6, 8, 10]]);
});

test("options of the original are never taken for those of jax-js", () => {
  const answered = answer(operator("torch.tril", [x], { diagonal: constant(1) }));
  assert.equal(answered.reason, "jax-js takes no keyword arguments of torch.tril");
  assert.match(answer(operator("jax.numpy.ptp", [x], { where: constant(1) })).reason, /no argument where of jax.numpy.ptp/);
});

test("functions are called by the names of JAX, their arguments by position or name", () => {
  assert.deepEqual(content(answer(operator("jax.numpy.ptp", [x], { axis: constant(1), keepdims: constant(true) }))), ["float32", [2, 1], [2, 2]]);
  assert.deepEqual(content(answer(operator("jax.numpy.cumulative_sum", [x], { axis: constant(0) }))), ["float32", [2, 3], [0, 1, 2, 3, 5, 7]]);
});

test("a function of the program can be transformed", () => {
  const t = { name: "t" };
  const squares = lambda(operator("Tensor.sum", [operator("*", [t, t])]));
  for (const name of ["jax.grad", "torch.func.grad"]) {
    assert.deepEqual(content(answer({ call: operator(name, [squares]), args: [x] })), ["float32", [2, 3], [0, 2, 4, 6, 8, 10]]);
  }
  const pushed = operator("torch.func.jvp", [squares, { tuple: [x] }, { tuple: [x] }]);
  assert.deepEqual(content(answer(operator("[]", [pushed, constant(1)]))), ["float32", [], [110]]);
});

test("the derivative is by the argument that was asked for", () => {
  const product = { lambda: { name: "f", parameters: ["t", "u"], steps: [operator("Tensor.sum", [operator("*", [{ name: "t" }, operator("*", [{ name: "u" }, { name: "u" }])])])] } };
  const derived = { call: operator("torch.func.grad", [product, constant(1)]), args: [x, x] };
  assert.deepEqual(content(answer(derived)), ["float32", [2, 3], [0, 2, 8, 18, 32, 50]]);
});

test("complex numbers are dicts of two arrays, as jax-js has them", () => {
  const part = (of, name) => operator("[]", [of, { const: { str: name } }]);
  const there = operator("jax.numpy.fft.fft", [{ dict: { real: x, imag: x } }]);
  const [, shape, values] = content(answer(part(operator("jax.numpy.fft.ifft", [there]), "imag")));
  assert.deepEqual([shape, values.map((value) => Math.round(value) + 0)], [[2, 3], [0, 1, 2, 3, 4, 5]]);
});

test("an error of jax-js is raised, also one that only reading finds", () => {
  assert.equal(answer(operator("torch.mm", [x, x])).type, "raised");
});
