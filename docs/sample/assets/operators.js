// The operators that programs call: how vmap treats them in the reference, whether they have a derivative, and how the cases that call
// them ended on each backend.
'use strict';
(() => {
  const {h} = vck;

  /**
   * Overloads of one name, which is what programs call. The reference's table lists what it has of the original's; programs also call
   * aliases, forms in place and attributes, which the original makes of others.
   */
  const named = (cases) => {
    const names = new Map(cases.operators.map((name) => [name, []]));
    for (const operator of cases.index.operators) {
      const name = operator.name.split('.')[0];
      names.set(name, [...(names.get(name) || []), operator]);
    }
    return [...names].map(([name, overloads]) => ({name, overloads})).sort((a, b) => (a.name < b.name ? -1 : 1));
  };

  /** What is the same for all overloads, once; else, of each after what its name has beside the operator's. */
  const same = (overloads, textOf) => {
    const texts = [...new Set(overloads.map(textOf))];
    const short = ({name}) => (name.includes('.') ? name.slice(name.indexOf('.')) : name);
    return texts.length === 1 ? texts[0]
      : overloads.map((operator) => h('div', null, h('code', null, vck.shown(short(operator))), ' ', textOf(operator)));
  };

  const OfTable = ({overloads}) => (overloads.length === 0
    ? h('td', {class: 'schema none', colSpan: 3}, 'not of its own in the reference’s table: an alias, a form or an attribute of others')
    : [h('td', {class: 'schema'}, overloads.map(({schema}) => h('div', null, h('code', null, vck.shown(schema))))),
      h('td', {class: 'batching'}, same(overloads, ({batching}) => vck.shown(batching))),
      h('td', {class: 'derivative'}, same(overloads, ({derivative}) => (derivative ? '✓ yes' : '– no')))]);

  /** What each case that calls it needs of a backend: what it takes to have the operator, as far as these cases can tell. */
  const needsOf = (cases, numbers) => [...new Set(numbers.map((number) => cases.capabilitiesOf(number)))]
    .reduce((common, next) => common.filter((capability) => next.includes(capability)));

  const Needs = ({needs}) => h('td', {class: needs.length === 0 ? 'needs none-at-all' : 'needs'}, needs.length === 0 ? '–' : needs.map((capability, i) => [i > 0 ? ', ' : null,
    h('a', {href: `capabilities.html#${encodeURIComponent(capability)}`}, h('code', null, vck.shown(capability)))]));

  const Name = ({cases, name, overloads, numbers, needs, linked}) => h('tr', {id: name, class: linked ? 'linked' : null},
    h('th', {scope: 'row'}, h('code', null, vck.shown(name))),
    h(OfTable, {overloads}),
    h('td', {class: 'number'}, numbers.length > 0
      ? h('a', {href: `index.html${vck.address.format({operator: name})}`}, vck.plural(numbers.length, 'case')) : 'none'),
    h(Needs, {needs}),
    cases.backends.map((each, backend) => h(vck.Share, {cases, backend, numbers, filter: {operator: name}})));

  vck.pages.operators = ({cases}) => {
    const linked = vck.useLinked();
    const names = vck.useMemo(() => named(cases), [cases]);
    const numbers = vck.useMemo(() => cases.by((number) => cases.operatorsOf(number)), [cases]);
    const needs = vck.useMemo(() => new Map([...numbers].map(([name, calling]) => [name, needsOf(cases, calling)])), [cases]);
    return h('main', {id: 'content', tabIndex: -1, class: cases.size}, h('h2', null, 'Operators'),
      h('p', {class: 'lead'}, 'What programs call and what the reference has: how its vmap treats it (by a batching rule, as a composite of others, or by a '
        + 'fallback that loops), what all cases that call it need of a backend, and of the cases that call it, how many each backend passes.'),
      h(vck.NotHere, {linked, ids: names.map(({name}) => name), noun: 'operator', all: 'operators'}),
      h(vck.Searched, {label: 'operators', all: names, textOf: ({name, overloads}) => `${name} ${overloads.map(({schema, batching}) => `${schema} ${batching}`).join(' ')}`},
        (found) => h('table', {class: 'listing stacking operators'}, h(vck.Heads, {names: ['operator', 'schema', 'batching', 'derivative', 'called by', 'needs'], cases}),
          h('tbody', null, found.map(({name, overloads}) => h(Name, {
            key: name, cases, name, overloads, numbers: numbers.get(name) || [], needs: needs.get(name) || [], linked: linked === name,
          }))))));
  };
})();
