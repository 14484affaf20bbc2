// The operators of the reference: how vmap treats them, whether they have a derivative, and how the cases that call them ended.
'use strict';
(() => {
  const {h} = vck;

  /** Overloads of one name, which is what programs call. */
  const named = (operators) => {
    const names = new Map();
    for (const operator of operators) {
      const name = operator.name.split('.')[0];
      names.set(name, [...(names.get(name) || []), operator]);
    }
    return [...names].map(([name, overloads]) => ({name, overloads}));
  };

  const Name = ({cases, name, overloads, numbers}) => h('tr', null,
    h('th', {scope: 'row'}, h('code', null, vck.shown(name))),
    h('td', {class: 'schema'}, overloads.map(({schema}) => h('div', null, h('code', null, vck.shown(schema))))),
    h('td', null, [...new Set(overloads.map(({batching}) => batching))].map((batching) => h('div', null, vck.shown(batching)))),
    h('td', null, overloads.some(({derivative}) => derivative) ? '✓ yes' : '– no'),
    h('td', {class: 'number'}, numbers.length > 0
      ? h('a', {href: `index.html#operator=${encodeURIComponent(name)}`}, vck.plural(numbers.length, 'case')) : 'none'),
    cases.backends.map((each, backend) => h(vck.Share, {cases, backend, numbers})));

  vck.pages.operators = ({cases}) => {
    const names = vck.useMemo(() => named(cases.index.operators), [cases]);
    const numbers = vck.useMemo(() => cases.by((number) => cases.operatorsOf(number)), [cases]);
    return h('main', {id: 'content', tabIndex: -1}, h('h2', null, 'Operators'),
      h('p', {class: 'lead'}, 'What the reference has, how its vmap treats it (by a batching rule, as a composite of others, or by a fallback that loops), '
        + 'and how the cases whose programs call it ended.'),
      h(vck.Searched, {label: 'operators', all: names, textOf: ({name, overloads}) => `${name} ${overloads.map(({schema, batching}) => `${schema} ${batching}`).join(' ')}`},
        (found) => h('table', {class: 'listing'}, h(vck.Heads, {names: ['operator', 'schema', 'batching', 'derivative', 'called by'], cases}),
          h('tbody', null, found.map(({name, overloads}) => h(Name, {key: name, cases, name, overloads, numbers: numbers.get(name) || []}))))));
  };
})();
