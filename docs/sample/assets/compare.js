// Two runs beside each other: what else differs between them, and which cases do not end alike.
'use strict';
(() => {
  const {h} = vck;
  const FIELDS = [['backend', 'name'], ['version', 'version'], ['language', 'language'], ['suite', 'suite'], ['case files', 'case_files'],
    ['kit', 'kit'], ['profile', 'profile'], ['filters', 'filters'], ['started', 'started'], ['machine', 'os'], ['log', 'log'], ['the run', 'end']];
  const ENDS = {complete: 'came to its end', interrupted: 'was interrupted', missing: 'broke off: its log has no end'};

  const valueOf = (backend, field) => {
    const value = backend[field];
    if (field === 'end') {
      return ENDS[value];
    } else if (field === 'started') {
      return `${vck.minuteOf(value)} UTC`;
    }
    return (Array.isArray(value) ? vck.chosenBy(value) : value) || 'none';
  };

  const RUNS = ['old', 'new'];

  const chosen = (state, cases) => {
    const usual = vck.usualPair(cases.backends);
    return RUNS.map((key, i) => {
      const number = cases.backend(state[key]);
      return number >= 0 ? number : usual[i];
    });
  };

  /** What the address asks for that is not there, and what is shown instead. */
  const unknownOf = (state, cases, pair, opened) => [
    ...vck.unknownKeys(['old', 'new', 'kind', 'text', 'shut', 'case']),
    ...RUNS.flatMap((key, i) => (state[key] && cases.backend(state[key]) < 0
      ? [{key, rest: '', text: `There is no run ${state[key]} on this site; ${cases.backends[pair[i]].label} is taken instead.`}] : [])),
    ...vck.unknownItems('kind', state.kind, vck.CHANGES, 'change'),
    ...vck.unknownCases(cases, {...state, toggled: ''}, `Neither of the two runs has a case ${state.case}.`),
    ...(opened < 0 && cases.find(state.case) >= 0 ? [{key: 'case', rest: '', text: `Neither of the two runs has the case ${state.case}, which others of this site have.`}] : []),
  ];

  const Choice = ({label, name, value, cases, change}) => h('label', {class: 'choice'}, h('span', null, label), ' ',
    h('select', {name, onChange: (event) => change({[name]: event.target.value, case: ''})}, cases.backends.map((backend, number) =>
      h('option', {value: backend.label, selected: number === value}, vck.shown(`${backend.label} · ${valueOf(backend, 'started')}`)))));

  const capital = (word) => word[0].toUpperCase() + word.slice(1);

  const Pair = ({cases, comparison: {before, now, names}, change}) => h('form', {class: 'pair', 'aria-label': 'Runs', onSubmit: (event) => event.preventDefault()},
    h(Choice, {label: capital(names[0]), name: 'old', value: before, cases, change}),
    h(Choice, {label: capital(names[1]), name: 'new', value: now, cases, change}),
    h('button', {type: 'button', class: 'swap', onClick: () => change({old: cases.backends[now].label, new: cases.backends[before].label, case: ''})}, '⇄ Swap'));

  /** Verdicts, those that a run has not left out. */
  const Verdicts = ({cases, run}) => Object.entries(cases.tally(run)).filter(([kind]) => kind !== 'absent')
    .map(([kind, number]) => [h(vck.Verdict, {kind, number}), ' ']);

  const List = ({of}) => (of.length > 0 ? of.map((each, i) => [i > 0 ? ', ' : null, h('code', null, vck.shown(each))]) : '–');

  /** What one run has in a list that the other has not. */
  const Alone = ({runs, field}) => {
    const [before, now] = runs.map((run) => run[field] || []);
    const [lost, gained] = [before.filter((each) => !now.includes(each)), now.filter((each) => !before.includes(each))];
    return lost.length + gained.length === 0 ? null : h('tr', null, h('th', {scope: 'row'}, `${field} of this run alone`),
      h('td', null, h(List, {of: lost})), h('td', null, h(List, {of: gained})));
  };

  /** What differs between the runs themselves; what does not is named. */
  const Runs = ({cases, comparison: {before, now, names}}) => {
    const runs = [cases.backends[before], cases.backends[now]];
    const values = FIELDS.map(([title, field]) => [title, ...runs.map((run) => valueOf(run, field))]);
    const same = values.filter(([, one, other]) => one === other).map(([title, value]) => `${title} ${value}`);
    const ran = [before, now].map((run) => cases.count - (cases.tally(run).absent || 0));
    return h(vck.Scrolled, {label: 'The two runs'}, h('table', {class: 'listing runs'},
      h('caption', {class: 'unseen'}, 'What differs between the two runs'),
      h('thead', null, h('tr', null, h('td', null), names.map((name) => h('th', {scope: 'col'}, name)))),
      h('tbody', null,
        values.filter(([, one, other]) => one !== other).map(([title, one, other]) => h('tr', {key: title},
          h('th', {scope: 'row'}, title), h('td', null, vck.shown(one)), h('td', null, vck.shown(other)))),
        runs.every(({filters}) => filters?.length > 0) ? h(Alone, {runs, field: 'filters'}) : null,
        h(Alone, {runs, field: 'capabilities'}),
        h('tr', null, h('th', {scope: 'row'}, 'cases'), ran.map((number) => h('td', null, vck.numeral(number)))),
        h('tr', null, h('th', {scope: 'row'}, 'verdicts'), [before, now].map((run) => h('td', null, h(Verdicts, {cases, run})))))),
    same.length > 0 ? h('p', {class: 'same'}, vck.shown(`The same in both: ${same.join(' · ')}`)) : null);
  };

  const Filters = ({comparison, state, change, shown, search}) => {
    const wanted = vck.itemsOf(state.kind);
    const clear = () => change({text: '', kind: '', shut: ''});
    const keys = vck.useSingleKeys();
    return h('form', {class: 'filters', role: 'search', 'aria-label': 'Cases', onSubmit: (event) => event.preventDefault()},
      h('label', {class: 'find'}, h('span', {class: 'unseen'}, 'Text in cases'),
        h('input', {
          ref: search, type: 'search', name: 'text', value: state.text, autocomplete: 'off', spellcheck: false, 'aria-keyshortcuts': keys ? '/' : null,
          placeholder: 'Find in cases, programs, messages …', onInput: (event) => change({text: event.target.value}),
          onKeyDown: (event) => event.key === 'Escape' && (event.preventDefault(), clear()),
        }), keys ? h('kbd', {'aria-hidden': 'true'}, '/') : null),
      h('output', {class: 'shown', 'aria-live': 'polite'}, `${vck.plural(shown, 'case')} shown`),
      state.text || state.kind ? h('button', {type: 'button', class: 'clear', onClick: clear}, 'Clear') : null,
      h('fieldset', null, h('legend', {class: 'unseen'}, 'What became of cases'), vck.CHANGES.map((kind) => h('label', {class: 'chip', key: kind},
        h('input', {
          type: 'checkbox', name: 'kind', value: kind, checked: wanted.includes(kind), 'aria-description': comparison.meaningOf(kind),
          onChange: (event) => change({kind: vck.toggled(vck.CHANGES, wanted, kind, event.target.checked)}),
        }), h(vck.Change, {comparison, kind, number: comparison.count(kind)})))));
  };

  /** Without a wish, all that changed. */
  const filtered = (comparison, state) => {
    const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(vck.itemsOf(state.kind).filter((kind) => vck.CHANGES.includes(kind)));
    const isWanted = (kind) => kind !== '' && (wanted.size > 0 ? wanted.has(kind) : kind !== 'unchanged');
    return Array.from({length: comparison.cases.count}, (unused, i) => i)
      .filter((number) => isWanted(comparison.kind(number)))
      .filter((number) => words.every((word) => comparison.cases.text(number).includes(word)));
  };

  const Heads = ({cases, comparison: {before, now, names}}) => [
    h('span', {role: 'columnheader', class: 'name'}, 'case'),
    h('span', {role: 'presentation', class: 'cells'}, [['change', 'What became of it'], [names[0], cases.backends[before].label], [names[1], cases.backends[now].label]]
      .map(([name, title]) => h('span', {role: 'columnheader', class: 'cell', title: vck.shown(title)}, h('span', null, name))))];

  const GroupRow = ({comparison, tally, group}) => [
    h('span', {role: 'gridcell', class: 'name'}, vck.shown(comparison.cases.groups[group].name || 'other cases')),
    h('span', {role: 'gridcell', class: 'tallies'}, tally.map(([kind, number]) => [h(vck.Change, {comparison, kind, number}), ' ']))];

  const CaseRow = ({comparison, number}) => {
    const {cases, before, now} = comparison;
    const remarks = comparison.remarks(number);
    const disputed = [before, now].some((run) => cases.kind(run, number) === 'disputed') && !remarks.some((remark) => remark.includes('disputed'));
    const tags = [...remarks, ...(disputed ? ['disputed'] : []),
      ...(cases.contradictory.has(number) ? ['the case itself differs'] : [])];
    return [h('span', {role: 'gridcell', class: 'what'},
      h('span', {class: 'name'}, vck.shown(cases.name(number))), tags.map((tag) => h('span', {class: 'tag'}, tag)),
      h('span', {class: 'about'}, vck.shown(cases.about(number)))),
    h('span', {role: 'presentation', class: 'cells'},
      h('span', {role: 'gridcell', class: 'cell became'}, h(vck.Change, {comparison, kind: comparison.kind(number)})),
      h(vck.Cell, {cases, backend: before, number}), h(vck.Cell, {cases, backend: now, number}))];
  };

  const tallies = (comparison, found) => {
    const groups = new Map();
    found.forEach((number) => {
      const group = comparison.cases.groupOf(number);
      groups.set(group, [...(groups.get(group) || []), number]);
    });
    return new Map([...groups].map(([group, numbers]) => [group, comparison.tallyOf(numbers)]));
  };

  const Compared = ({cases, state, change}) => {
    const [before, now] = chosen(state, cases);
    const comparison = vck.useMemo(() => new vck.Comparison(cases, before, now), [cases, before, now]);
    const search = vck.useRef(null);
    const texts = vck.useTexts(cases);
    const found = vck.useMemo(() => filtered(comparison, state), [comparison, state.text, state.kind, texts === 'ready' && state.text !== '']);
    const ofGroups = vck.useMemo(() => tallies(comparison, found), [comparison, found]);
    const [isShut, shut] = vck.useGroupsListed(cases, state, change, 'shut');
    const linked = state.case ? cases.find(state.case) : -1;
    const opened = comparison.kind(linked) === '' ? -1 : linked;
    const [isOpen, toggle, released] = vck.useHeld(cases, opened, (group) => !isShut(group), shut);
    const rows = vck.useMemo(() => vck.rowsOf(cases, found, isOpen), [cases, found, state.shut, opened, released]);
    const pair = {old: cases.backends[before].label, new: cases.backends[now].label};
    const {open, close, step} = vck.usePanel({cases, found, opened, search, state, change, beside: pair});
    const elsewhere = cases.count - comparison.counts.reduce((sum, count) => sum + count, 0);
    return h('div', {'data-texts': texts, class: comparison.sameBackend ? 'in-time' : 'apart'},
      h(Pair, {cases, comparison, change}),
      h(vck.Unknown, {unknown: unknownOf(state, cases, [before, now], opened), change}),
      before === now ? h('p', {class: 'warning', role: 'alert'}, 'Both are the same run; choose another one.') : null,
      h(Runs, {cases, comparison}),
      h(vck.JudgedToday, {cases, numbers: [before, now]}),
      elsewhere > 0 ? h('p', {class: 'lead'}, `${vck.plural(elsewhere, 'case')} of this site ${elsewhere === 1 ? 'is' : 'are'} in neither of the two.`) : null,
      h('div', {class: 'work'},
        h('section', {id: 'cases', 'aria-labelledby': 'changes'}, h('h3', {id: 'changes', class: 'unseen'}, 'Cases'),
          h(Filters, {comparison, state, change, shown: found.length, search}),
          h(vck.TextsMissing, {texts, state}),
          h(vck.Legend, {cases, backends: [before, now], comparison, open: opened < 0 && matchMedia('(min-width: 64rem)').matches}),
          found.length === 0 ? h('p', {class: 'nothing'}, state.text || state.kind ? 'No case is like that.' : 'No case ends otherwise.')
            : h(vck.Grid, {
              label: 'What became of cases', cases, rows, isOpen, toggle, open, opened, heads: h(Heads, {cases, comparison}),
              groupRow: (group) => h(GroupRow, {comparison, tally: ofGroups.get(group) || [], group}),
              caseRow: (number) => h(CaseRow, {comparison, number}),
            })),
        opened < 0 ? null : h(vck.CasePanel, {
          cases, number: opened, close, step, only: [before, now], link: vck.address.format({...vck.address.read(), ...pair, case: cases.id(opened)}),
        })));
  };

  vck.pages.compare = ({cases}) => {
    const [state, change] = vck.useAddress();
    return h('main', {id: 'content', tabIndex: -1}, h('h2', null, 'Two runs compared'),
      cases.backends.length > 1 ? h(Compared, {cases, state, change}) : h('p', {class: 'lead'},
        'This site is of one run. One of two or more compares them: ', h('code', null, 'vck report OLD.jsonl NEW.jsonl --html DIR')));
  };
})();
