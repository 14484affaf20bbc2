// What can go wrong, told apart by whose fault it is.

/** The library can't run this program at all; the message is the reason, shown in reports. */
export class Unsupported extends Error {}

/** What was received isn't what the protocol says. */
export class BadMessage extends Error {}

const LINEAGE = {
  IndexError: ["IndexError", "LookupError", "Exception"],
  KeyError: ["KeyError", "LookupError", "Exception"],
  ZeroDivisionError: ["ZeroDivisionError", "ArithmeticError", "Exception"],
};

/** An error that a program raises, by the name of its Python class: `ValueError`, `TypeError`, `RuntimeError`. */
export class PythonError extends Error {
  constructor(kind, message) {
    super(message);
    this.kinds = LINEAGE[kind] ?? [kind, "Exception"];
  }
}

/** The names of an error's class and of those that it inherits from, the most specific one first. */
export function kindsOf(error) {
  if (error instanceof PythonError) {
    return error.kinds;
  }
  const kinds = [];
  for (let type = error?.constructor; type?.name && type !== Object; type = Object.getPrototypeOf(type)) {
    kinds.push(type.name);
  }
  return [...kinds, "Exception"];
}
