// The operators of the reference: how vmap treats them, and whether they have a derivative.
'use strict';
(() => {
  const {h} = vck;

  vck.pages.operators = ({cases}) => h('main', {id: 'content', tabIndex: -1}, h('h2', null, 'Operators'),
    h('p', {class: 'lead'}, 'What the reference has, and how vmap treats it: by a batching rule, as a composite of others, or by a fallback that loops.'),
    h(vck.Searched, {label: 'operators', all: cases.index.operators, textOf: ({name, schema, batching}) => `${name} ${schema} ${batching}`},
      (found) => h('table', {class: 'listing'},
        h('thead', null, h('tr', null, ['operator', 'schema', 'batching', 'derivative'].map((name) => h('th', {scope: 'col'}, name)))),
        h('tbody', null, found.map(({name, schema, batching, derivative}) => h('tr', {key: name},
          h('th', {scope: 'row'}, h('code', null, vck.shown(name))),
          h('td', {class: 'schema'}, h('code', null, vck.shown(schema))),
          h('td', null, vck.shown(batching)),
          h('td', null, derivative ? '✓ yes' : '– no')))))));
})();
