// Tensors as logs keep them: their elements, how these are written, and which of them differ.
'use strict';
(() => {
  const BYTES = {bool: 1, int32: 4, int64: 8, float32: 4, float64: 8, complex64: 8, complex128: 16};

  const bytesOf = (base64) => new DataView(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer);

  /** The shortest text that is this float32, as Python's tensor libraries would have it. */
  const single = (number) => {
    if (Object.is(number, -0)) {
      return number;
    }
    for (let digits = 6; digits < 9; digits++) {
      const text = number.toPrecision(digits);
      if (Math.fround(Number(text)) === number) {
        return Number(text);
      }
    }
    return Number(number.toPrecision(9));
  };

  const readers = {
    bool: (view, at) => view.getUint8(at) !== 0,
    int32: (view, at) => view.getInt32(at, true),
    int64: (view, at) => view.getBigInt64(at, true),
    float32: (view, at) => single(view.getFloat32(at, true)),
    float64: (view, at) => view.getFloat64(at, true),
    complex64: (view, at) => [single(view.getFloat32(at, true)), single(view.getFloat32(at + 4, true))],
    complex128: (view, at) => [view.getFloat64(at, true), view.getFloat64(at + 8, true)],
  };

  const elementsOf = (json) => {
    if (json.values) {
      return json.values;
    } else if (json.base64 === undefined || !BYTES[json.dtype]) {
      return null;
    }
    const view = bytesOf(json.base64);
    return Array.from({length: Math.floor(view.byteLength / BYTES[json.dtype])}, (unused, i) => readers[json.dtype](view, i * BYTES[json.dtype]));
  };

  const real = (element) => {
    const number = Number(element);
    if (Number.isNaN(number)) {
      return 'nan';
    } else if (!Number.isFinite(number)) {
      return number > 0 ? 'inf' : '-inf';
    }
    return Number.isInteger(number) && Math.abs(number) < 1e16 ? `${Object.is(number, -0) ? '-0' : number}.0` : String(number);
  };

  const textOf = (element, dtype) => {
    if (Array.isArray(element)) {
      const imaginary = real(element[1]);
      return `(${real(element[0])}${imaginary.startsWith('-') ? '' : '+'}${imaginary}j)`;
    } else if (typeof element === 'boolean') {
      return element ? 'True' : 'False';
    }
    return dtype.startsWith('float') ? real(element) : String(element);
  };

  const partsOf = (element) => (Array.isArray(element) ? element : [element, 0]).map(Number);

  /** As the kit compares: complex numbers by their distance, what is infinite only with itself, whole numbers exactly. */
  const same = (observed, expected, tolerance) => {
    if (!tolerance) {
      return String(observed) === String(expected);
    }
    const {relative, absolute} = tolerance;
    const [[a, b], [c, d]] = [partsOf(observed), partsOf(expected)];
    const isNan = (x, y) => Number.isNaN(x) || Number.isNaN(y);
    const distance = Math.hypot(a - c, b - d);
    return (a === c && b === d) || (isNan(a, b) && isNan(c, d))
      || (distance < Infinity && Number.isFinite(c) && Number.isFinite(d) && distance <= absolute + relative * Math.hypot(c, d));
  };

  class Tensor {
    constructor(json) {
      this.dtype = String(json.dtype);
      this.shape = (json.shape || []).map(Number);
      this.size = this.shape.reduce((a, b) => a * b, 1);
      this.json = json;
      this.elements = elementsOf(json);
      this.fits = this.elements !== null && this.elements.length === this.size;
    }

    text(place) {
      return textOf(this.elements[place], this.dtype);
    }

    /** The element at an index, [0, 2], by its place in row-major order; -1 if there is none. */
    place(index) {
      const places = (String(index ?? '').match(/\d{1,9}/g) || []).map(Number);
      if (places.length !== this.shape.length || places.some((at, dim) => at >= this.shape[dim])) {
        return -1;
      }
      return places.reduce((flat, at, dim) => flat * this.shape[dim] + at, 0);
    }

    /** Places where it differs from what was expected, by the tolerances of the index; null if that can't be told. */
    differences(expected, tolerances) {
      if (!this.fits || !expected.fits || this.dtype !== expected.dtype || String(this.shape) !== String(expected.shape)) {
        return null;
      }
      const places = new Set();
      const tolerance = tolerances.find(({dtype}) => dtype === this.dtype);
      for (let i = 0; i < this.size; i++) {
        if (!same(this.elements[i], expected.elements[i], tolerance)) {
          places.add(i);
        }
      }
      return places;
    }

    /** float32[2, 3] strides [1, 2] requires_grad. */
    get type() {
      const {strides, offset, requires_grad: requiresGrad} = this.json;
      const contiguous = this.shape.map((size, dim) => this.shape.slice(dim + 1).reduce((a, b) => a * Math.max(1, b), 1));
      return vck.shown([
        `${this.dtype}[${this.shape.join(', ')}]`,
        strides && String(strides) !== String(contiguous) ? `strides [${strides.join(', ')}]` : '',
        offset ? `offset ${offset}` : '',
        requiresGrad ? 'requires_grad' : '',
      ].filter(Boolean).join(' '));
    }

    /** What is known of a tensor whose elements are not in the log. */
    get summary() {
      const {crc32c, min, max, mean} = this.json;
      const statistics = min === undefined ? '' : `, min ${min}, max ${max}, mean ${mean}`;
      return crc32c ? `not kept in the log; CRC-32C ${vck.shown(crc32c)}${statistics}` : 'not kept in the log';
    }
  }

  vck.Tensor = Tensor;
  vck.real = real;
})();
