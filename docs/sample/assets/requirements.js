// The requirements of the specification, and how the cases that test them ended.
'use strict';
(() => {
  const {h} = vck;

  const Requirement = ({cases, requirement, numbers, linked}) => h('tr', {id: requirement.id, class: linked ? 'linked' : null},
    h('th', {scope: 'row'}, h('details', {open: linked},
      h('summary', null, h('b', null, vck.shown(requirement.id)), ' ', vck.shown(requirement.title)),
      h('div', {class: 'text'}, vck.paragraphs(requirement.text)))),
    h('td', {class: 'number'}, numbers.length > 0
      ? h('a', {href: `index.html#requirement=${encodeURIComponent(requirement.id)}`}, vck.plural(numbers.length, 'case')) : 'none'),
    cases.backends.map((each, backend) => h(vck.Share, {cases, backend, numbers, filter: {requirement: requirement.id}})));

  vck.pages.requirements = ({cases}) => {
    const linked = vck.useLinked();
    const numbers = vck.useMemo(() => cases.by((number) => cases.requirementsOf(number)), [cases]);
    return h('main', {id: 'content', tabIndex: -1, class: cases.size}, h('h2', null, 'Requirements'),
      h('p', {class: 'lead'}, 'What the specification demands, and how the cases that test it ended.'),
      h(vck.NotHere, {linked, ids: [...cases.requirements.keys()], noun: 'requirement', all: 'requirements'}),
      h(vck.Searched, {label: 'requirements', all: [...cases.requirements.values()], textOf: ({id, title, text}) => `${id} ${title} ${text}`},
        (found) => h('table', {class: 'listing stacking'}, h(vck.Heads, {names: ['requirement', 'tested by'], cases}),
          h('tbody', null, found.map((requirement) => h(Requirement, {
            key: requirement.id, cases, requirement, numbers: numbers.get(requirement.id) || [], linked: linked === requirement.id,
          }))))));
  };
})();
