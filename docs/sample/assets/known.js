// What baselines know: by backend the reasons, with the cases that have them.
'use strict';
(() => {
  const {h} = vck;

  const linkTo = (state) => `index.html${vck.address.format(state)}`;

  const Endings = ({cases, backend, numbers}) => {
    const tally = cases.tallyOf(backend, numbers);
    return h('td', null, vck.KINDS.filter((kind) => tally[kind]).map((kind) => [h(vck.Verdict, {kind, number: tally[kind]}), ' ']));
  };

  const Row = ({cases, backend, reason, anchor, linked}) => h('tr', {id: anchor, class: linked === anchor ? 'linked' : null},
    h('th', {scope: 'row'}, reason.reason ? h(vck.Reason, reason) : h('i', null, 'No reason is given.')),
    h('td', {class: 'number'}, h('a', {href: linkTo({reason: reason.id, on: cases.backends[backend].label})}, vck.plural(reason.numbers.length, 'case'))),
    h(Endings, {cases, backend, numbers: reason.numbers}));

  const Unmatched = ({unmatched, anchor, linked}) => h('details', {id: anchor, class: 'unmatched', open: linked === anchor},
    h('summary', null, `${vck.plural(unmatched.length, 'known case')} that the log does not have`),
    h('p', null, 'They were not run, or are gone from the suite. If they are gone, their entries are to go too: ',
      h('code', null, 'vck gate LOG --baseline FILE --update'), ' removes them.'),
    h('ul', {class: 'plain'}, unmatched.map(({id, entry}) => h('li', null, h('code', null, vck.shown(id)), ' ', h('span', {class: 'of'}, vck.shown(entry.outcome))))));

  const Backend = ({cases, backend, reasons, linked}) => {
    const {label} = cases.backends[backend];
    const anchor = (what) => vck.anchorOf(label, what);
    const tally = cases.standings.tally(backend);
    const {unmatched} = cases.standings.backends[backend];
    const shown = vck.STANDINGS.filter((standing) => tally[standing] > 0);
    const age = vck.ageOfBaseline(cases, backend);
    return h('section', {class: 'of-backend'}, h('h3', null, vck.shown(label)),
      age ? h('p', {class: 'warning age'}, age) : null,
      h('p', null, shown.length === 0 ? 'All is as it should be; nothing needs to be known.' : shown.map((standing, i) => [i > 0 ? ' · ' : null,
        h('a', {href: linkTo({known: standing, on: label})}, h(vck.Standing, {standing, number: tally[standing]}))])),
      reasons.length > 0 ? h('table', {class: 'listing stacking'},
        h('thead', null, h('tr', null, ['reason', 'cases', 'how they end now'].map((name) => h('th', {scope: 'col'}, name)))),
        h('tbody', null, reasons.map((reason) => h(Row, {key: reason.id, cases, backend, reason, anchor: anchor(reason.id), linked})))) : null,
      unmatched.length > 0 ? h(Unmatched, {unmatched, anchor: anchor('unmatched'), linked}) : null);
  };

  /** What fails comes before what is unsupported; of like ones, that of most cases. */
  const reasonsOf = (cases, backend) => {
    const weight = ({numbers}) => vck.weight(vck.worst(cases.tallyOf(backend, numbers)));
    return cases.standings.reasons(backend).map((reason) => ({reason, weight: weight(reason)}))
      .sort((a, b) => b.weight - a.weight || b.reason.numbers.length - a.reason.numbers.length)
      .map(({reason}) => ({backend, reason}));
  };

  const Known = ({cases}) => {
    const linked = vck.useLinked();
    const backends = cases.backends.map((each, backend) => backend).filter((backend) => cases.standings.backends[backend]);
    const others = cases.backends.filter((each, backend) => !cases.standings.backends[backend]);
    const all = vck.useMemo(() => backends.flatMap((backend) => reasonsOf(cases, backend)), [cases]);
    const anchors = [
      ...all.map(({backend, reason}) => vck.anchorOf(cases.backends[backend].label, reason.id)),
      ...backends.filter((backend) => cases.standings.backends[backend].unmatched.length > 0).map((backend) => vck.anchorOf(cases.backends[backend].label, 'unmatched')),
    ];
    return [
      h(vck.NotHere, {linked, ids: anchors, noun: 'reason', all: 'reasons'}),
      h(vck.Searched, {label: 'reasons', all, textOf: ({backend, reason}) => `${cases.backends[backend].label} ${reason.reason} ${reason.outcome}`},
        (found) => backends.map((backend) => h(Backend, {
          key: backend, cases, backend, linked, reasons: found.filter((each) => each.backend === backend).map(({reason}) => reason),
        }))),
      others.length > 0 ? h('p', {class: 'lead'}, `No baseline was given for ${vck.shown(others.map(({label}) => label).join(', '))}.`) : null];
  };

  vck.pages.known = ({cases}) => h('main', {id: 'content', tabIndex: -1}, h('h2', null, 'Known outcomes'),
    h('p', {class: 'lead'}, 'Why cases are known to end other than by passing, as the baselines of the backends say.'),
    cases.standings ? h(Known, {cases}) : h('p', null, 'This site was made without baselines: ', h('code', null, '--baseline'), ' names them.'));
})();
