// The conversation with the harness: one JSON object a line, on standard input and standard output.
// cases-json/schemas/wire.schema.json describes every message.

import { Console } from "node:console";
import { BadMessage, Unsupported, kindsOf } from "./errors.js";
import { Interpreter, RESULT } from "./interpreter.js";
import { parse, stringify } from "./json.js";
import { loopVmap } from "./loop.js";
import { readStorage, readValue, writeObserved, writeValue } from "./values.js";

/** The version of the wire protocol that this package speaks. */
const PROTOCOL = "1.2";

/** Answers requests until `stop` or the end of input, then ends the process. */
export async function serve(library) {
  const answers = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  globalThis.console = new Console(process.stderr);
  for await (const line of lines(process.stdin)) {
    const answer = answerTo(line, library);
    if (answer === undefined) {
      break;
    }
    await new Promise((written) => answers(`${stringify(answer)}\n`, written));
  }
  process.exit(0);
}

/** Lines end with a line feed only: U+2028, at which readline breaks as well, can stand inside of a string. */
async function* lines(stream) {
  let parts = [];
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]).toString("utf8");
      parts = [];
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
  }
}

/** The answer to a line, undefined to `stop`. A message that makes no sense is answered too, with `failed`. */
export function answerTo(line, library) {
  let message = {};
  try {
    message = parse(line);
    switch (message.type) {
      case "stop":
        return undefined;
      case "start":
        return started(library, message);
      case "run":
        return run(message, library);
      default:
        throw new BadMessage(`unknown type of message ${message.type}`);
    }
  } catch (error) {
    if (error instanceof Unsupported) {
      return { type: "unsupported", seq: message.seq, reason: error.message };
    }
    console.error(error);
    return { type: "failed", seq: message.seq, message: String(error) };
  }
}

function started({ name, version, capabilities }, { ahead }) {
  const language = `JavaScript, Node ${process.versions.node}`;
  const answer = { type: "started", protocol: PROTOCOL, name, version, language, capabilities };
  // Lines are answered one after the other, so the next may come before this one is answered.
  return ahead === true ? { ...answer, ahead } : answer;
}

function run(message, library) {
  const warnings = [];
  const vmap = message.vmap === "loop" ? loopVmap(library) : (...args) => library.vmap(...args);
  const inputs = readInputs(message, library);
  library.begin(message.settings, (text) => warnings.push(text));
  const { variables, failure } = new Interpreter(library, vmap).run(message.program, inputs);
  if (failure) {
    variables.delete(RESULT);
  }
  const { observe } = message;
  const look = () => ({
    values: see(variables, observe.values, library, (tensor) => ({ tensor: writeObserved(library.read(tensor)) })),
    aliases: see(variables, observe.aliases, library, numbering(library)),
    warnings: observe.warnings ? warnings : [],
  });
  if (failure) {
    return raised(message, failure.step, failure.error, look());
  }
  try {
    return { type: "returned", seq: message.seq, ...look() };
  } catch (error) {
    if (error instanceof Unsupported) {
      throw error;
    }
    // A lazy library finds out only when its values are wanted.
    return raised(message, message.program.length - 1, error, { values: {}, aliases: {}, warnings: [] });
  }
}

function raised({ seq }, step, error, seen) {
  return { type: "raised", seq, step, kinds: kindsOf(error), message: String(error?.message ?? error), ...seen };
}

/** The variables that a program starts with. A tensor that carries an id is one object wherever that id occurs. */
function readInputs({ inputs, storages }, library) {
  const memory = storages.map(readStorage);
  const found = new Map();
  const keyOf = (json) => ("id" in json ? json.id : json);
  const read = (take) => Object.entries(inputs).map(([name, value]) => [name, readValue(value, library, take)]);
  read((json) => {
    if (!found.has(keyOf(json))) {
      const { storage, shape, strides, offset, requires_grad: requiresGrad } = json;
      found.set(keyOf(json), { storage: memory[storage], shape, strides, offset, requiresGrad });
    }
  });
  const made = library.tensors([...found.values()]);
  const tensors = new Map([...found.keys()].map((key, i) => [key, made[i]]));
  return read((json) => tensors.get(keyOf(json)));
}

/** The wanted variables that exist. A function can't leave its program: a variable that is one is left out. */
function see(variables, wanted, library, writeTensor) {
  const seen = {};
  for (const name of wanted) {
    const value = variables.get(name);
    if (variables.has(name) && (library.isTensor(value) || typeof value !== "function")) {
      seen[name] = writeValue(value, library, writeTensor);
    }
  }
  return seen;
}

/** Numbers objects and addresses in the order in which they turn up, so that two runs say the same. */
function numbering(library) {
  const objects = new Map();
  const addresses = new Map();
  const number = (known, key) => known.get(key) ?? known.set(key, known.size + 1).get(key);
  return (tensor) => {
    const { object, base, address } = library.identity(tensor);
    return { alias: { object: number(objects, object), base: number(objects, base), address: number(addresses, address) } };
  };
}
