// What the pages of requirements, operators and capabilities have in common.
'use strict';
(() => {
  const {h} = vck;

  /** The backend that a cell is of, where there is no room for heads of columns. */
  const On = ({cases, backend}) => h('span', {class: 'on'}, `${vck.shown(cases.backends[backend].label)} `);

  /** Of some cases, which a filter finds, how many a backend passes, and what became of the others. */
  vck.Share = ({cases, backend, numbers, filter}) => {
    const tally = cases.tallyOf(backend, numbers);
    const passed = tally.pass || 0;
    const label = cases.backends[backend].label;
    const linked = (kind) => `index.html${vck.address.format({...filter, verdict: kind, on: label})}`;
    return numbers.length === 0 ? h('td', {class: 'share none'}, '–')
      : h('td', {class: 'share'}, h(On, {cases, backend}),
        h('span', {class: passed === numbers.length ? 'verdict pass' : 'of'}, `${passed}/${numbers.length}`), ' ',
        vck.KINDS.filter((kind) => kind !== 'pass' && tally[kind]).map((kind) => [
          h('a', {href: linked(kind), title: `${vck.shown(label)}: ${vck.wordOf(kind)} ${tally[kind]}`}, h(vck.Verdict, {kind, number: tally[kind]})), ' ']));
  };

  /** Whether a backend has something. */
  vck.YesNo = ({cases, backend, yes}) => h('td', {class: yes ? 'yes' : 'no'}, h(On, {cases, backend}), yes ? '✓ yes' : '– no');

  /** It may be anything: links are typed, and cut off. */
  const hash = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  };

  /** What follows the # in the address, which is the row that a link leads to; it is scrolled to. The state of the page is none. */
  vck.useLinked = () => {
    vck.useAddress();
    const linked = hash();
    vck.useEffect(() => document.getElementById(linked)?.scrollIntoView({block: 'center'}), [linked]);
    return linked;
  };

  /** Says of a link that it leads to nothing that is here, and how to get to all that is. */
  vck.NotHere = ({linked, ids, noun, all}) => (linked === '' || linked.startsWith('text=') || ids.includes(linked) ? null
    : h('p', {class: 'warning', role: 'alert'}, vck.shown(`There is no ${noun} “${linked}” in this site.`), ' ',
      h('button', {type: 'button', onClick: () => vck.address.replace(vck.address.parse(''))}, `Show all ${all}`)));

  vck.Heads = ({names, cases}) => h('thead', null, h('tr', null,
    names.map((name) => h('th', {scope: 'col'}, name)),
    cases.backends.map((backend) => h('th', {scope: 'col', class: 'of-run'}, h('span', null, vck.shown(backend.label))))));

  /** A table with a box above it, in which its rows are searched. */
  vck.Searched = ({label, all, textOf, children}) => {
    const [{text}, change] = vck.useAddress();
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter((each) => words.every((word) => textOf(each).toLowerCase().includes(word)));
    return [h('form', {class: 'filters', role: 'search', 'aria-label': label, onSubmit: (event) => event.preventDefault()},
      h('label', {class: 'find'}, h('span', {class: 'unseen'}, `Text in ${label}`),
        h('input', {type: 'search', value: text, placeholder: `Find in ${all.length} ${label} …`, autocomplete: 'off', spellcheck: false, onInput: (event) => change({text: event.target.value})})),
      h('output', {class: 'shown', 'aria-live': 'polite'}, words.length > 0 ? `${found.length} of ${all.length}` : `${all.length} ${label}`)),
    found.length === 0 ? h('p', {class: 'nothing'}, `None of the ${label} is like that.`)
      : h(vck.Scrolled, {label}, children(found))];
  };
})();
