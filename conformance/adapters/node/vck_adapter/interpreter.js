// Runs program trees on any library. What touches a tensor is the library's; the rest is Python's own.

import { BadMessage, PythonError, Unsupported } from "./errors.js";
import { SYMBOLS, isTrue, items, subscript, typeName } from "./python.js";
import { Slice, Tuple, readValue } from "./values.js";

/** The variable that holds a program's value. */
export const RESULT = "result";

/** The variables of a program or of one call of a function, which also sees those of where it was made. */
class Scope {
  constructor(variables, enclosing) {
    this.variables = variables;
    this.enclosing = enclosing;
  }

  lookUp(name) {
    for (let scope = this; scope; scope = scope.enclosing) {
      if (scope.variables.has(name)) {
        return scope.variables.get(name);
      }
    }
    throw new PythonError("NameError", `name '${name}' is not defined`);
  }
}

/** Runs programs with a library's operators and a vmap that is plugged in. */
export class Interpreter {
  constructor(library, vmap) {
    this.library = library;
    this.vmap = vmap;
  }

  /**
   * Runs a program to its end or to the step that raises: `{variables, failure}`, where failure is `{step, error}` or
   * undefined. Throws Unsupported if the library can't run the program.
   */
  run(program, inputs) {
    const scope = new Scope(new Map(inputs));
    let last = null;
    for (const [step, node] of program.entries()) {
      try {
        last = this.evaluate(node, scope);
      } catch (error) {
        if (error instanceof Unsupported || error instanceof BadMessage) {
          throw error;
        }
        return { variables: scope.variables, failure: { step, error } };
      }
    }
    if (!scope.variables.has(RESULT)) {
      scope.variables.set(RESULT, last);
    }
    return { variables: scope.variables };
  }

  /** The value of a node. Which kind it is shows in the one key that only this kind has. */
  evaluate(node, scope) {
    if ("const" in node) return readValue(node.const, this.library, noTensor);
    if ("name" in node) return scope.lookUp(node.name);
    if ("operator" in node) return this.operator(node.operator, node.as);
    if ("call" in node) return this.call(node, scope);
    if ("tuple" in node) return new Tuple(this.all(node.tuple, scope));
    if ("list" in node) return this.all(node.list, scope);
    if ("set" in node) return new Set(this.all(node.set, scope));
    if ("dict" in node) return new Map(Object.entries(this.named(node.dict, scope)));
    if ("lambda" in node) return this.closure(node.lambda, scope);
    if ("if" in node) return this.evaluate(this.isTrue(node.if, scope) ? node.then : node.else, scope);
    if ("assign" in node) {
      const value = this.evaluate(node.value, scope);
      scope.variables.set(node.assign, value);
      return value;
    }
    throw new BadMessage(`unknown kind of node, keys ${Object.keys(node)}`);
  }

  all(nodes, scope) {
    return nodes.flatMap((node) =>
      "star" in node ? items(this.evaluate(node.star, scope)) : [this.evaluate(node, scope)],
    );
  }

  named(nodes, scope) {
    return Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, this.evaluate(node, scope)]));
  }

  call(node, scope) {
    const fn =
      typeof node.call === "string" ? this.operator(node.call, node.as) : this.evaluate(node.call, scope);
    if (typeof fn !== "function") {
      throw new PythonError("TypeError", `'${typeName(fn)}' object is not callable`);
    }
    const args = this.all(node.args ?? [], scope);
    const keywords = this.named(node.keywords ?? {}, scope);
    return fn(args, keywords);
  }

  isTrue(node, scope) {
    const value = this.evaluate(node, scope);
    return isTrue(this.library.isTensor(value) ? this.library.method("__bool__")(value) : value);
  }

  /** The function behind an operator, given how the program writes it. Functions of programs take (args, keywords). */
  operator(name, spelling) {
    const { library } = this;
    switch (spelling) {
      case "vmap":
        return this.mapping();
      case "partial":
        return named("partial", ([fn, ...first], bound) => (args, keywords) => fn([...first, ...args], { ...bound, ...keywords }));
      case "slice":
        return (args) => new Slice(...args);
      case "[]":
        return (args) => (library.isTensor(args[0]) ? library.method("__getitem__")(...args) : subscript(...args));
      case "[]=":
        return (args) => library.method("__setitem__")(...args);
      default:
        break;
    }
    if (spelling in SYMBOLS) {
      return named(name, (args) =>
        args.some((arg) => library.isTensor(arg)) ? library.function(`torch.${name}`)(...args) : SYMBOLS[spelling](...args),
      );
    }
    if (spelling.startsWith("Tensor.") || spelling.startsWith(".")) {
      return named(name, (args, keywords) => this.onReceiver(name, spelling, args, keywords));
    }
    return named(name, passing(library.function(spelling)));
  }

  onReceiver(name, spelling, args, keywords) {
    if (!this.library.isTensor(args[0])) {
      throw new PythonError("AttributeError", `'${typeName(args[0])}' object has no attribute '${name}'`);
    }
    const fn = spelling.startsWith(".") ? this.library.attribute(name) : this.library.method(name);
    return passing(fn)(args, keywords);
  }

  mapping() {
    return named("vmap", (args, keywords) => {
      const bound = bind("vmap", ["func", "in_dims", "out_dims"], undefined, args, { in_dims: 0n, out_dims: 0n, ...keywords }, true);
      return this.vmap(bound.get("func"), bound.get("in_dims"), bound.get("out_dims"));
    });
  }

  closure(node, defining) {
    return named(node.name, (args, keywords) => {
      const scope = new Scope(bind(node.name, node.parameters ?? [], node.rest, args, keywords), defining);
      let last = null;
      for (const step of node.steps) {
        last = this.evaluate(step, scope);
      }
      return last;
    });
  }
}

/** A function of a library takes positional arguments, and keyword arguments in an object if there are any. */
function passing(fn) {
  return (args, keywords = {}) => (Object.keys(keywords).length ? fn(...args, keywords) : fn(...args));
}

function named(name, fn) {
  return Object.defineProperty(fn, "name", { value: name });
}

/** Binds the arguments of a call to parameters, with Python's messages where they don't fit. */
function bind(name, parameters, rest, args, keywords = {}, defaults = false) {
  const bound = new Map(parameters.slice(0, args.length).map((parameter, i) => [parameter, args[i]]));
  for (const [keyword, value] of Object.entries(keywords)) {
    if (!parameters.includes(keyword)) {
      throw new PythonError("TypeError", `${name}() got an unexpected keyword argument '${keyword}'`);
    }
    if (!bound.has(keyword)) {
      bound.set(keyword, value);
    } else if (!defaults) {
      throw new PythonError("TypeError", `${name}() got multiple values for argument '${keyword}'`);
    }
  }
  if (rest !== undefined) {
    bound.set(rest, new Tuple(args.slice(parameters.length)));
  } else if (args.length > parameters.length) {
    const takes = `${parameters.length} positional argument${parameters.length === 1 ? "" : "s"}`;
    const given = `${args.length} ${args.length === 1 ? "was" : "were"} given`;
    throw new PythonError("TypeError", `${name}() takes ${takes} but ${given}`);
  }
  const missing = parameters.filter((parameter) => !bound.has(parameter)).map((parameter) => `'${parameter}'`);
  if (missing.length) {
    const plural = missing.length === 1 ? "" : "s";
    throw new PythonError("TypeError", `${name}() missing ${missing.length} required positional argument${plural}: ${missing.join(", ")}`);
  }
  return bound;
}

function noTensor() {
  throw new BadMessage("a constant of a program holds no tensor");
}
