// What each backend says that it can do and tell, what that is for, and which cases need it.
'use strict';
(() => {
  const {h} = vck;

  /** The cases whose programs need it, and those that only need it to be judged by all that is expected. */
  const Needed = ({capability, numbers, observed}) => {
    const all = numbers.length + observed.length;
    return all === 0 ? h('td', {class: 'number'}, 'none')
      : h('td', {class: 'number'}, h('a', {href: `index.html${vck.address.format({capability})}`}, vck.plural(all, 'case')),
        observed.length === 0 ? null : h('div', {class: 'soft'}, numbers.length === 0 ? 'to judge all' : `${vck.numeral(observed.length)} only to judge all`));
  };

  vck.pages.capabilities = ({cases}) => {
    const linked = vck.useLinked();
    const texts = new Map(cases.index.capabilities.map(({id, text}) => [id, text]));
    const numbers = vck.useMemo(() => cases.by((number) => cases.capabilitiesOf(number)), [cases]);
    const observed = vck.useMemo(() => cases.by((number) => cases.observesOf(number)), [cases]);
    const all = [...new Set([...cases.backends.flatMap(({capabilities}) => capabilities), ...numbers.keys(), ...observed.keys()])].sort();
    return h('main', {id: 'content', tabIndex: -1, class: cases.size}, h('h2', null, 'Capabilities'),
      h('p', {class: 'lead'}, 'What each backend says that it can do and tell. A case that needs more is unsupported; an expectation that needs more is unchecked.'),
      h(vck.NotHere, {linked, ids: all, noun: 'capability', all: 'capabilities'}),
      h(vck.Scrolled, {label: 'Capabilities'}, h('table', {class: 'listing stacking'},
        h(vck.Heads, {names: ['capability', 'needed by'], cases}),
        h('tbody', null, all.map((capability) => h('tr', {key: capability, id: capability, class: linked === capability ? 'linked' : null},
          h('th', {scope: 'row'}, h('code', null, vck.shown(capability)),
            texts.has(capability) ? h('div', {class: 'text'}, vck.spans(texts.get(capability))) : null),
          h(Needed, {capability, numbers: numbers.get(capability) || [], observed: observed.get(capability) || []}),
          cases.backends.map(({capabilities}, backend) => h(vck.YesNo, {cases, backend, yes: capabilities.includes(capability)}))))))));
  };
})();
