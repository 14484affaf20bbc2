// How many of the cases that are shown each backend passes. The denominator is every one of them, whatever became of it.
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

  /** A number leads to its cases, unless it is of those that a filter has found on another backend too. */
  const Count = ({show, backend, name, title, children}) => h('li', null, show
    ? h('button', {type: 'button', 'data-show': name, 'data-on': backend.label, title, onClick: show}, children) : h('span', {title}, children));

  const Counts = ({backend, tally, unchecked, show}) => {
    const count = (kind, number, title) => h(Count, {key: kind, show: show && (() => show({verdict: kind})), backend, name: kind, title}, h(vck.Verdict, {kind, number}));
    return h('ul', {class: 'counts'},
      vck.KINDS.filter((kind) => kind !== 'pass' && tally[kind]).map((kind) => count(kind, tally[kind])),
      unchecked.cases > 0 ? count('unchecked', unchecked.expectations,
        `${vck.plural(unchecked.expectations, 'expectation')} that this backend can't observe, in ${vck.plural(unchecked.cases, 'case')}`) : null);
  };

  /** Of a run as a whole, whatever is shown of it. */
  const Run = ({cases, number, backend}) => {
    const warned = warning(backend, cases.count - (cases.tally(number).absent || 0));
    return h('div', {class: 'details run'},
      warned ? h('p', {class: 'warning'}, warned) : null,
      backend.filters?.length > 0 ? h('p', {title: vck.shown(backend.filters.join(' '))}, 'a part of the suite: ', h('code', null, vck.chosenBy(backend.filters))) : null,
      h('p', {class: 'when'}, `${vck.minuteOf(backend.started)} UTC`));
  };

  const Total = ({cases, number, found, show}) => {
    const backend = cases.backends[number];
    const tally = found ? cases.tallyOf(number, found) : cases.tally(number);
    const total = found ? found.length : cases.count;
    const unchecked = found ? cases.uncheckedAmong(number, found) : cases.uncheckedTotal(number);
    const shower = show && ((filter) => show({...filter, on: backend.label}));
    return h('li', {class: 'backend'},
      h('div', {class: 'who'}, h('h3', null, vck.shown(backend.label)),
        h('p', {class: 'details'}, vck.shown(`${backend.version} · ${backend.language}`))),
      h('div', null, h('p', {class: 'score'}, h('b', null, vck.numeral(tally.pass || 0)), ` of ${vck.numeral(total)} pass`),
        h(Bar, {tally, total})),
      h(Counts, {backend, tally, unchecked, show: shower}),
      h(vck.StandingTotals, {cases, number, found, show: shower && ((known) => shower({known}))}),
      h(Run, {cases, number, backend}));
  };

  /** The height stays while somebody filters, so that what is typed into does not move away. */
  const useSteadyHeight = (list, filtering) => {
    const height = vck.useRef(0);
    vck.useLayoutEffect(() => {
      height.current = filtering ? height.current : list.current.offsetHeight;
    });
    return filtering && height.current > 0 ? {minHeight: `${height.current}px`} : null;
  };

  /** Of all cases, or of those that were found. */
  vck.Totals = ({cases, state, found, change}) => {
    const list = vck.useRef(null);
    const filtering = vck.isFiltering(state);
    // What is asked on one backend already can't be asked on another one too.
    const asked = ['verdict', 'known', 'on', 'reason', 'finding'].some((key) => state[key]);
    const show = asked ? null : (filter) => change({...filter, shut: ''});
    const style = useSteadyHeight(list, filtering);
    const bar = vck.useRef(null);
    const roving = vck.useRoving(bar);
    return h('section', {'aria-labelledby': 'totals'},
      h('h2', {id: 'totals', class: 'unseen'}, filtering ? 'Totals of these cases' : 'Totals'),
      h('div', {ref: bar, ...roving, ...(show ? {role: 'toolbar', 'aria-label': 'Numbers that lead to their cases'} : {})},
        filtering && found.length === 0 ? h('div', {ref: list, style}) : h('ul', {class: `backends ${filtering ? 'of-some' : ''}`, ref: list, style}, cases.backends.map((backend, number) =>
          h(Total, {key: number, cases, number, found: filtering ? found : null, show})))));
  };
})();
