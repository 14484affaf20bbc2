import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, stringify } from "../vck_adapter/json.js";

test("an integer that a double can't hold becomes a string of its digits", () => {
  assert.deepEqual(parse('{"int":9223372036854775807,"other":-12}'), { int: "9223372036854775807", other: -12 });
});

test("digits inside of a string, and floats, are left alone", () => {
  const line = '{"str":"x \\" 9223372036854775807","float":0.10000000149011612}';
  assert.deepEqual(parse(line), { str: 'x " 9223372036854775807', float: 0.10000000149011612 });
});

test("what JSON.stringify loses is kept", () => {
  assert.equal(stringify({ int: 2n ** 63n - 1n, zero: -0, none: null, gone: undefined }), '{"int":9223372036854775807,"zero":-0.0,"none":null}');
});
