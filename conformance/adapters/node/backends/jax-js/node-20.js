// What jax-js takes for granted and Node has only later: Float16Array, which it names wherever it meets a Float64Array, from 24 on,
// and helpers of iterators, from 22 on. Of those it uses `map`, on iterators that end, so that an array can stand for the result.

globalThis.Float16Array ??= class Float16Array {};

const Iterator = Object.getPrototypeOf(Object.getPrototypeOf([].values()));

Iterator.map ??= function map(fn) {
  return [...this].map((item) => fn(item));
};
