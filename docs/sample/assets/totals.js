// How many cases each backend passes. The denominator is every case of the site, whatever became of it.
'use strict';
(() => {
  const {h} = vck;

  const Bar = ({tally, total}) => {
    let from = 0;
    return h('svg', {class: 'bar', viewBox: `0 0 ${Math.max(1, total)} 1`, preserveAspectRatio: 'none', 'aria-hidden': 'true'},
      vck.KINDS.filter((kind) => tally[kind]).map((kind) => {
        const x = from;
        from += tally[kind];
        return h('rect', {class: kind, x, width: tally[kind], height: 1});
      }));
  };

  const warning = (backend, ran) => {
    const cases = vck.plural(ran, 'case');
    return {complete: '', missing: `The run broke off after ${cases}: its log has no end.`, interrupted: `The run was interrupted after ${cases}.`}[backend.end];
  };

  const Total = ({cases, number, change}) => {
    const backend = cases.backends[number];
    const tally = cases.tally(number);
    const unchecked = cases.uncheckedTotal(number);
    const show = (filter) => change({...vck.address.NOTHING, ...filter, on: backend.label});
    const count = (kind, of, title) => h('li', null, h('button', {
      type: 'button', 'data-show': kind, 'data-on': backend.label, title, onClick: () => show({verdict: kind}),
    }, h(vck.Verdict, {kind, number: of})));
    const warned = warning(backend, cases.count - (tally.absent || 0));
    return h('li', {class: 'backend'},
      h('div', {class: 'who'}, h('h3', null, vck.shown(backend.label)),
        h('p', {class: 'details'}, vck.shown(`${backend.version} · ${backend.language}`))),
      h('div', null, h('p', {class: 'score'}, h('b', null, vck.numeral(tally.pass || 0)), ` of ${vck.numeral(cases.count)} pass`),
        h(Bar, {tally, total: cases.count})),
      h('ul', {class: 'counts'},
        vck.KINDS.filter((kind) => kind !== 'pass' && tally[kind]).map((kind) => count(kind, tally[kind])),
        unchecked.cases > 0 ? count('unchecked', unchecked.expectations,
          `${vck.plural(unchecked.expectations, 'expectation')} that this backend can't observe, in ${vck.plural(unchecked.cases, 'case')}`) : null),
      h(vck.StandingTotals, {cases, number, show: (known) => show({known})}),
      h('div', {class: 'details'},
        warned ? h('p', {class: 'warning'}, warned) : null,
        backend.filters?.length > 0 ? h('p', {title: vck.shown(backend.filters.join(' '))}, 'a part of the suite: ', h('code', null, vck.chosenBy(backend.filters))) : null,
        h('p', {class: 'when'}, `${backend.started.slice(0, 16).replace('T', ' ')} UTC`)));
  };

  vck.Totals = ({cases, change}) => h('section', {'aria-labelledby': 'totals'},
    h('h2', {id: 'totals', class: 'unseen'}, 'Totals'),
    h('ul', {class: 'backends'}, cases.backends.map((backend, number) => h(Total, {cases, number, change}))));
})();
