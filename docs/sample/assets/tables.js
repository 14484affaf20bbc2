// What the pages of requirements, operators and capabilities have in common.
'use strict';
(() => {
  const {h} = vck;

  /** Of some cases, how many a backend passes, and what became of the others. */
  vck.Share = ({cases, backend, numbers}) => {
    const tally = cases.tallyOf(backend, numbers);
    const passed = tally.pass || 0;
    return numbers.length === 0 ? h('td', {class: 'share none'}, '–')
      : h('td', {class: 'share'},
        h('span', {class: passed === numbers.length ? 'verdict pass' : 'of'}, `${passed}/${numbers.length}`), ' ',
        vck.KINDS.filter((kind) => kind !== 'pass' && tally[kind]).map((kind) => [h(vck.Verdict, {kind, number: tally[kind]}), ' ']));
  };

  /** It may be anything: links are typed, and cut off. */
  const hash = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  };

  /** What follows the # in the address, which is the row that a link leads to; it is scrolled to. */
  vck.useLinked = () => {
    const [linked, set] = vck.useState(hash);
    vck.useEffect(() => {
      const follow = () => set(hash());
      addEventListener('hashchange', follow);
      document.getElementById(linked)?.scrollIntoView({block: 'center'});
      return () => removeEventListener('hashchange', follow);
    }, [linked]);
    return linked;
  };

  vck.Heads = ({names, cases}) => h('thead', null, h('tr', null,
    names.map((name) => h('th', {scope: 'col'}, name)), cases.backends.map((backend) => h('th', {scope: 'col'}, vck.shown(backend.label)))));

  /** A table with a box above it, in which its rows are searched. */
  vck.Searched = ({label, all, textOf, children}) => {
    const [text, set] = vck.useState('');
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = all.filter((each) => words.every((word) => textOf(each).toLowerCase().includes(word)));
    return [h('form', {class: 'filters', role: 'search', 'aria-label': label, onSubmit: (event) => event.preventDefault()},
      h('label', {class: 'find'}, h('span', {class: 'unseen'}, `Text in ${label}`),
        h('input', {type: 'search', value: text, placeholder: `Find in ${all.length} ${label} …`, autocomplete: 'off', spellcheck: false, onInput: (event) => set(event.target.value)})),
      h('output', {class: 'shown', 'aria-live': 'polite'}, words.length > 0 ? `${found.length} of ${all.length}` : `${all.length} ${label}`)),
    h('div', {class: 'scrolled', tabIndex: 0, role: 'group', 'aria-label': label}, children(found))];
  };
})();
