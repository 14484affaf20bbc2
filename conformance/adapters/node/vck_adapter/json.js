// JSON that keeps what JavaScript's own loses: integers beyond 2**53 on the way in, BigInts and minus zeros on the way out.

const TOKEN = /"(?:[^"\\]+|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Reads a line. An integer that a double can't hold becomes a string of its digits, of which BigInt() makes an integer. */
export function parse(line) {
  return JSON.parse(line.replace(TOKEN, (token) => (isLongInteger(token) ? `"${token}"` : token)));
}

function isLongInteger(token) {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** Writes a value; BigInts become integers, and a minus zero keeps its sign. */
export function stringify(value) {
  if (typeof value === "bigint") {
    return value.toString();
  }
  if (Object.is(value, -0)) {
    return "-0.0";
  }
  if (Array.isArray(value)) {
    return `[${value.map(stringify).join(",")}]`;
  }
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${stringify(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
