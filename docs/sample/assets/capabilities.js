// What each backend says that it can do and tell.
'use strict';
(() => {
  const {h} = vck;

  vck.pages.capabilities = ({cases}) => {
    const all = [...new Set(cases.backends.flatMap(({capabilities}) => capabilities))].sort();
    return h('main', {id: 'content', tabIndex: -1, class: cases.size}, h('h2', null, 'Capabilities'),
      h('p', {class: 'lead'}, 'What each backend says that it can do and tell. A case that needs more is unsupported; an expectation that needs more is unchecked.'),
      h('div', {class: 'scrolled', tabIndex: 0, role: 'group', 'aria-label': 'Capabilities'}, h('table', {class: 'listing stacking'},
        h(vck.Heads, {names: ['capability'], cases}),
        h('tbody', null, all.map((capability) => h('tr', {key: capability},
          h('th', {scope: 'row'}, h('code', null, vck.shown(capability))),
          cases.backends.map(({capabilities}, backend) => h(vck.YesNo, {cases, backend, yes: capabilities.includes(capability)}))))))));
  };
})();
