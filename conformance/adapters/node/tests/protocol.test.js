import assert from "node:assert/strict";
import { test } from "node:test";
import { PythonError, kindsOf } from "../vck_adapter/errors.js";
import { Library } from "../vck_adapter/library.js";
import { answerTo } from "../vck_adapter/protocol.js";
import { stringify } from "../vck_adapter/json.js";

class Bare extends Library {
  name = "bare";
  version = "0.1";
  dtypes = { float32: "a dtype of the library" };

  isTensor() {
    return false;
  }

  tensors() {
    return [];
  }

  function(qualifiedName) {
    if (qualifiedName === "torch.refuse") {
      return () => {
        throw new RangeError("refused");
      };
    }
    return super.function(qualifiedName);
  }
}

const constant = (kind, value) => ({ const: { [kind]: value } });
const operator = (as, ...args) => ({ call: as, as, args });

function answer(program, observe = ["result"]) {
  const message = {
    type: "run",
    seq: 5,
    program,
    inputs: {},
    storages: [],
    settings: { fallback_warnings: false },
    vmap: "native",
    observe: { values: observe, aliases: [], warnings: false },
  };
  return answerTo(stringify(message), new Bare());
}

const result = (...program) => answer(program).values.result;

test("start is answered by who it is, stop by nothing", () => {
  assert.equal(answerTo('{"type":"start","protocol":"1.0"}', new Bare()).name, "bare");
  assert.equal(answerTo('{"type":"stop"}', new Bare()), undefined);
});

test("messages ahead are taken if they are offered", () => {
  assert.equal(answerTo('{"type":"start","protocol":"1.2","ahead":true}', new Bare()).ahead, true);
  assert.equal("ahead" in answerTo('{"type":"start","protocol":"1.2"}', new Bare()), false);
});

test("what is no message is answered by failed", () => {
  assert.equal(answerTo("[", new Bare()).type, "failed");
  assert.deepEqual(answerTo('{"type":"dance","seq":3}', new Bare()), {
    type: "failed",
    seq: 3,
    message: "Error: unknown type of message dance",
  });
});

test("ints are divided to a float and multiplied to an int", () => {
  assert.deepEqual(result(operator("/", constant("int", 7), constant("int", 2))), { float: 3.5 });
  assert.deepEqual(result(operator("*", constant("int", 7), constant("int", 2))), { int: 14n });
  assert.deepEqual(result(operator("*", constant("int", 7), constant("float", 2))), { float: 14 });
});

test("division by zero is an error with Python's kinds", () => {
  const raised = answer([operator("/", constant("int", 7), constant("int", 0))]);
  assert.deepEqual(raised.kinds, ["ZeroDivisionError", "ArithmeticError", "Exception"]);
  assert.equal(raised.message, "division by zero");
});

test("a slice of a tuple is a tuple, from either end", () => {
  const tuple = { tuple: [constant("int", 1), constant("int", 2), constant("int", 3)] };
  const slice = (...bounds) => operator("slice", ...bounds);
  const none = constant("none", true);
  assert.deepEqual(result(operator("[]", tuple, slice(constant("int", -2), none, none))), { tuple: [{ int: 2n }, { int: 3n }] });
  assert.deepEqual(result(operator("[]", tuple, slice(none, none, constant("int", -2)))), { tuple: [{ int: 3n }, { int: 1n }] });
});

test("an index beyond the end is an error", () => {
  const raised = answer([operator("[]", { list: [] }, constant("int", 0))]);
  assert.deepEqual(raised.kinds, ["IndexError", "LookupError", "Exception"]);
});

test("a dtype is the library's object in between", () => {
  assert.deepEqual(result(constant("dtype", "float32")), { dtype: "float32" });
  assert.equal(answer([constant("dtype", "float64")]).reason, "bare has no dtype float64");
});

test("an operator that the library lacks is unsupported, one that throws raises", () => {
  assert.equal(answer([operator("torch.foo")]).reason, "bare has no torch.foo");
  const raised = answer([{ assign: "y", value: constant("int", 1) }, operator("torch.refuse")], ["y", "result"]);
  assert.deepEqual(raised.kinds, ["RangeError", "Error", "Exception"]);
  assert.equal(raised.step, 1);
  assert.deepEqual(raised.values, { y: { int: 1n } });
});

test("vmap takes its dims by position and by keyword", () => {
  class Mapping extends Bare {
    vmap(fn, inDims, outDims) {
      return () => [inDims, outDims];
    }
  }
  const call = { call: { call: "vmap", as: "vmap", args: [constant("none", true), constant("int", 3)], keywords: { out_dims: constant("int", 4) } }, args: [] };
  const message = { type: "run", seq: 1, program: [call], inputs: {}, storages: [], settings: {}, vmap: "native", observe: { values: ["result"], aliases: [], warnings: false } };
  assert.deepEqual(answerTo(stringify(message), new Mapping()).values.result, { list: [{ int: 3n }, { int: 4n }] });
});

test("kinds of errors that are no PythonError are the names of their classes", () => {
  assert.deepEqual(kindsOf(new PythonError("ValueError", "")), ["ValueError", "Exception"]);
  assert.deepEqual(kindsOf(new TypeError("")), ["TypeError", "Error", "Exception"]);
});
