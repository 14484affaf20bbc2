// Values of a log as a page shows them: each tensor in them by itself, everything else as Python writes it.
'use strict';
(() => {
  const {h} = vck;
  const WHOLE = 96;
  const WIDEST = 8;
  const MOST = 24;

  const kindOf = (value) => Object.keys(value || {})[0];
  const isTensor = (value) => kindOf(value) === 'tensor';

  /** What stands in a container, by paths as cases write them; of what is no container, null. */
  const itemsOf = (path, value) => {
    const kind = kindOf(value);
    if (['tuple', 'list', 'set'].includes(kind) && Array.isArray(value[kind])) {
      return value[kind].map((item, i) => [`${path}[${i}]`, item]);
    }
    return kind === 'dict' ? Object.entries(value.dict).map(([key, item]) => [`${path}['${key}']`, item]) : null;
  };

  const hasTensor = (value) => isTensor(value) || (itemsOf('', value) || []).some(([, item]) => hasTensor(item));

  /** Whether it has tensors of which there is more to show than the type. */
  vck.isFilled = (value) => (isTensor(value) ? ['values', 'base64', 'min'].some((key) => key in value.tensor)
    : (itemsOf('', value) || []).some(([, item]) => vck.isFilled(item)));

  /** A value in a line. */
  vck.lineOf = (value) => {
    const kind = kindOf(value);
    const items = () => value[kind].map(vck.lineOf).join(', ');
    switch (kind) {
      case 'tensor': return new vck.Tensor(value.tensor).type;
      case 'tuple': return `(${items()}${value.tuple.length === 1 ? ',' : ''})`;
      case 'list': return `[${items()}]`;
      case 'set': return value.set.length > 0 ? `{${items()}}` : 'set()';
      case 'slice': return `slice(${items()})`;
      case 'dict': return `{${Object.entries(value.dict).map(([key, item]) => `'${key}': ${vck.lineOf(item)}`).join(', ')}}`;
      case 'bool': return value.bool ? 'True' : 'False';
      case 'str': return `'${value.str}'`;
      case 'dtype': case 'memory_format': return `torch.${value[kind]}`;
      case 'float': return vck.real(value.float);
      case 'none': return 'None';
      case 'ellipsis': return '...';
      default: return kind ? String(value[kind]) : '';
    }
  };

  /** The value at a path among variables, if it leads to one. */
  vck.valueAt = (path, variables) => {
    const walk = (at, value) => (at === path ? value : (itemsOf(at, value) || [])
      .filter(([itemPath]) => path === itemPath || path.startsWith(`${itemPath}[`))
      .map(([itemPath, item]) => walk(itemPath, item)).find(Boolean));
    return Object.entries(variables || {}).filter(([name]) => path === name || path.startsWith(`${name}[`))
      .map(([name, value]) => walk(name, value)).find(Boolean);
  };

  const label = (shape, row, columns, from) => {
    if (shape.length < 2) {
      return from > 0 || columns < (shape[0] || 1) ? `[${from}:${from + columns}]` : '';
    }
    const index = [];
    for (let dim = shape.length - 2, rest = row; dim >= 0; dim--) {
      index.unshift(rest % shape[dim]);
      rest = Math.floor(rest / shape[dim]);
    }
    return `[${index.join(', ')}]`;
  };

  /** The part of a tensor around an element: rows and columns, of the tensor seen as a matrix. */
  const windowOf = (tensor, place) => {
    const width = tensor.shape.length > 0 ? tensor.shape[tensor.shape.length - 1] : 1;
    const height = width > 0 ? tensor.size / width : 0;
    if (tensor.size <= WHOLE && (width <= WIDEST || height === 1)) {
      return {width, rows: [0, height], columns: [0, width], all: true};
    }
    const around = (at, size, most) => {
      const from = Math.max(0, Math.min(at - (most >> 1), size - most));
      return [from, Math.min(size, from + most)];
    };
    const at = Math.max(0, place);
    return {width, rows: around(Math.floor(at / width), height, 7), columns: around(at % width, width, 6), all: false};
  };

  /** The only row of a vector needs none. */
  const Label = ({text}) => (text ? h('th', {scope: 'row'}, text) : h('td', {class: 'corner'}));

  const Row = ({tensor, row, part, from, to, place, differing}) => h('tr', null,
    h(Label, {text: label(tensor.shape, row, to - from, from)}),
    Array.from({length: to - from}, (unused, i) => {
      const at = row * part.width + from + i;
      const differs = differing?.has(at);
      return h('td', {class: differs ? 'differs' : null}, at === place ? h('mark', null, tensor.text(at)) : tensor.text(at));
    }));

  const Elements = ({tensor, part, place, differing}) => {
    const lines = [];
    for (let row = part.rows[0]; row < part.rows[1]; row++) {
      for (let from = part.columns[0]; from < part.columns[1]; from += WIDEST) {
        lines.push(h(Row, {tensor, row, part, from, to: Math.min(from + WIDEST, part.columns[1]), place, differing}));
      }
    }
    const table = vck.useRef(null);
    // The element of interest is in view, however wide the table is; the page does not move for it.
    vck.useEffect(() => {
      const mark = table.current.querySelector('mark');
      if (mark) {
        const box = table.current.parentElement;
        box.scrollLeft += mark.getBoundingClientRect().right - box.getBoundingClientRect().right + 12;
      }
    }, [tensor, place]);
    const isMatrix = tensor.shape.length > 1 && part.columns[1] - part.columns[0] <= WIDEST;
    const heads = isMatrix ? h('thead', null, h('tr', null, h('td', null),
      Array.from({length: part.columns[1] - part.columns[0]}, (unused, i) => h('th', {scope: 'col'}, part.columns[0] + i)))) : null;
    return h(vck.Scrolled, {label: 'Elements'}, h('table', {class: 'tensor', ref: table}, heads, h('tbody', null, lines)));
  };

  /** A tensor: what it is, and its elements, or those around the one of interest. */
  vck.TensorView = ({path, json, index, differing, brief}) => {
    const tensor = vck.useMemo(() => new vck.Tensor(json), [json]);
    const place = index === undefined && !differing ? -1 : tensor.place(index);
    const part = windowOf(tensor, place);
    const note = () => {
      if (tensor.elements === null) {
        return tensor.summary;
      } else if (!tensor.fits) {
        return `${tensor.elements.length} elements, which do not fit the shape`;
      }
      return part.all || brief ? '' : `${vck.plural(tensor.size, 'element')}, of which some are shown`;
    };
    const isShown = tensor.fits && tensor.size > 0 && !(brief && tensor.size > brief);
    return h('div', {class: 'value'},
      h('p', {class: 'type'}, h('code', null, vck.shown(path)), ' ', h('code', null, tensor.type), ' ', note()),
      isShown ? h(Elements, {tensor, part, place, differing}) : null);
  };

  /** All that stands in a variable. */
  vck.ValueView = ({path, value, brief}) => {
    const items = itemsOf(path, value);
    if (isTensor(value)) {
      return h(vck.TensorView, {path, json: value.tensor, brief});
    } else if (items && hasTensor(value)) {
      return [items.slice(0, MOST).map(([at, item]) => h(vck.ValueView, {path: at, value: item, brief})),
        items.length > MOST ? h('p', {class: 'type'}, `and ${vck.plural(items.length - MOST, 'item')} more`) : null];
    }
    return h('p', {class: 'type'}, h('code', null, vck.shown(`${path} = ${vck.lineOf(value)}`)));
  };
})();
