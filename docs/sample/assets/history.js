// How conformance went on from run to run.
'use strict';
(() => {
  const {h} = vck;

  const OTHERS = vck.KINDS.filter((kind) => kind !== 'pass' && kind !== 'absent');

  const HowTo = ({runs}) => h('div', {class: 'how-to'},
    h('p', null, runs === 1 ? 'This site is of one run, which has no history yet. ' : 'No backend of this site has run more than once. ',
      'Keep the logs of runs, and make the site of old and new ones together; folders will do:'),
    h(vck.Copied, {text: 'vck report old/ vck-out/mine.jsonl --html site', prompt: true}),
    h('p', null, 'In CI, logs are kept as artifacts; docs/ci.md of the kit shows how.'));

  const Choice = ({legend, name, value, options, change}) => h('fieldset', null, h('legend', null, legend), options.map(([of, text]) =>
    h('label', {class: 'chip', key: of}, h('input', {type: 'radio', name, value: of, checked: of === value, onChange: () => change({[name]: of})}), h('span', {class: 'option'}, text))));

  const sentence = (run) => `${run.backend.label}: ${vck.numeral(run.passed)} of ${vck.numeral(run.total)} pass, ${vck.percent(run.share)} · ${
    run.backend.version} · suite ${run.backend.suite} · ${vck.dayOf(run)} UTC`;

  const part = ({backend}) => [
    backend.filters?.length > 0 ? `a part of the suite: ${vck.chosenBy(backend.filters)}` : '',
    {interrupted: 'the run was interrupted', missing: 'the run broke off'}[backend.end] || '',
  ].filter(Boolean).map((text) => h('span', {class: 'tag', key: text}, vck.shown(text)));

  /** Over the cases that both ran: else a run of more cases would seem better. */
  const difference = ({gain}) => {
    if (!gain) {
      return '–';
    }
    const {by, both} = gain;
    return h('span', {title: `over the ${vck.plural(both, 'case')} that both ran`},
      by === 0 ? '± 0' : `${by > 0 ? '▲ +' : '▼ −'}${Math.abs(by).toFixed(2)}`);
  };

  const Row = ({run, line}) => h('tr', null,
    h('th', {scope: 'row'}, h(vck.LineSign, {number: line.number}), ' ', vck.shown(line.name)),
    h('td', {'data-head': 'version'}, vck.shown(run.backend.version)), h('td', {'data-head': 'suite'}, vck.shown(run.backend.suite)),
    h('td', {class: 'number', 'data-head': 'started'}, vck.dayOf(run)),
    h('td', {class: 'number', 'data-head': 'share'}, h('b', null, vck.percent(run.share))),
    h('td', {class: 'number', 'data-head': 'difference'}, difference(run)),
    h('td', {class: 'number', 'data-head': 'passed'}, `${vck.numeral(run.passed)} of ${vck.numeral(run.total)}`),
    h('td', {class: 'others'}, OTHERS.filter((kind) => run.tally[kind]).map((kind) => [h(vck.Verdict, {kind, number: run.tally[kind]}), ' ']),
      run.tally.absent ? h(vck.Verdict, {kind: 'absent', number: run.tally.absent}) : null, part(run)),
    h('td', null, run.before ? h('a', {href: `compare.html${vck.address.format({old: run.before.backend.label, new: run.backend.label})}`}, 'what changed',
      h('span', {class: 'unseen'}, ` from ${vck.shown(run.before.backend.label)} to ${vck.shown(run.backend.label)}`)) : h('span', {class: 'no'}, '–')));

  const unknownOf = (state) => [...vck.unknownKeys(['of']), ...vck.unknownItems('of', state.of, ['run'], 'share of')];

  const COLUMNS = ['backend', 'version', 'suite', 'started, UTC', 'share', 'difference', 'passed', 'the others', 'since the run before'];

  const Table = ({lines, total}) => h(vck.Scrolled, {label: 'Runs'}, h('table', {class: 'listing stacking history'},
    h('caption', {class: 'unseen'}, `Runs by backend, the newest version first, with what share of ${total} passed`),
    h('thead', null, h('tr', null, COLUMNS.map((name) => h('th', {scope: 'col', key: name}, name)))),
    h('tbody', null, lines.flatMap((line) => [...line.runs].reverse().map((run) => h(Row, {key: run.number, run, line}))))));

  vck.pages.history = ({cases}) => {
    const [state, change] = vck.useAddress();
    const ofOwn = state.of === 'run';
    const lines = vck.useMemo(() => vck.linesOf(cases, ofOwn), [cases, ofOwn]);
    const readout = vck.useRef(null);
    const tell = vck.useCallback((run) => {
      readout.current.textContent = run ? vck.shown(sentence(run)) : 'Point at a run to read its numbers; the table has them too.';
    }, []);
    const total = ofOwn ? 'the cases that it ran' : `all ${vck.numeral(cases.count)} cases of this site`;
    const plotted = lines.some(({runs}) => runs.length > 1);
    const from = vck.beginningOf(lines);
    return h('main', {id: 'content', tabIndex: -1}, h('h2', null, 'History'),
      h('p', {class: 'lead'}, `What share of ${total} each run passes; whatever does not pass counts, also what is unsupported${ofOwn ? '' : ' or was not run'}. A difference is over the cases that both runs ran.`),
      h(vck.Unknown, {unknown: unknownOf(state), change}),
      plotted ? null : h(HowTo, {runs: cases.backends.length}),
      h('form', {class: 'filters', 'aria-label': 'History', onSubmit: (event) => event.preventDefault()},
        h(Choice, {legend: 'share of', name: 'of', value: state.of === 'run' ? 'run' : '', change, options: [['', 'all cases of the site'], ['run', 'the cases that were run']]})),
      plotted ? h('figure', {class: 'history-plot'},
        h(vck.Plot, {lines, tell}),
        h('p', {class: 'readout', ref: readout, 'aria-hidden': 'true'}, 'Point at a run to read its numbers; the table has them too.'),
        h('figcaption', null, `Passed, in percent${from > 0 ? `; the scale begins at ${from} %, not at 0` : ''}. `
          + 'Runs stand by backend, and those of one by its version, then by time. The table below has the same numbers.')) : null,
      h(vck.JudgedToday, {cases, numbers: cases.backends.map((each, number) => number)}),
      h(Table, {lines, total}));
  };
})();
