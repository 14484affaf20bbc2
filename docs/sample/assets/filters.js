// Which cases are shown, and the form that says so.
'use strict';
(() => {
  const {h} = vck;

  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  vck.isFiltering = (state) => vck.address.FILTERS.some((key) => state[key].trim() !== '');

  /** How a backend ended a case: one of some verdicts. */
  const ofVerdicts = (cases, wanted) => {
    const places = vck.KINDS.map((kind) => wanted.includes(kind));
    const unchecked = wanted.includes('unchecked');
    return (b, i) => places[cases.kinds[b][i]] || (unchecked && cases.uncheckedOf(b, i) > 0);
  };

  const ABSENT = vck.KINDS.indexOf('absent');

  /** What is asked of a case on one backend; all of it is to hold on the same one. */
  const onOneBackend = (cases, state) => {
    const tests = state.on ? [(b, i) => cases.kinds[b][i] !== ABSENT] : [];
    if (state.verdict) {
      tests.push(ofVerdicts(cases, vck.itemsOf(state.verdict)));
    }
    if (state.known) {
      const wanted = vck.itemsOf(state.known);
      tests.push((b, i) => wanted.includes(cases.standings?.of(b, i)));
    }
    if (state.reason) {
      tests.push((b, i) => cases.standings?.entry(b, i)?.id === state.reason);
    }
    if (state.finding) {
      tests.push((b, i) => cases.standings?.entry(b, i)?.findings.includes(state.finding));
    }
    const backends = cases.backends.map((each, b) => b).filter((b) => !state.on || cases.backends[b].label === state.on);
    const [first] = tests;
    const holds = tests.length === 1 ? first : (b, i) => tests.every((test) => test(b, i));
    return tests.length === 0 ? [] : [(i) => backends.some((b) => holds(b, i))];
  };

  /** The numbers of the cases that are asked for. */
  vck.filtered = (cases, state) => {
    const words = wordsOf(state.text);
    const tests = onOneBackend(cases, state);
    if (state.disagree) {
      tests.push((i) => cases.disagreeing[i] === 1);
    }
    if (state.requirement) {
      const sets = cases.index.requirement_sets.map((set) => set.includes(state.requirement));
      tests.push((i) => sets[cases.index.cases.requirements[i]]);
    }
    if (state.operator) {
      const sets = cases.index.operator_sets.map((set) => set.includes(state.operator));
      tests.push((i) => sets[cases.index.cases.operators[i]]);
    }
    if (state.capability) {
      const [run, judged] = [cases.index.capability_sets, cases.index.observed_sets].map((sets) => sets.map((set) => set.includes(state.capability)));
      tests.push((i) => run[cases.index.cases.capabilities[i]] || judged[cases.index.cases.observes[i]]);
    }
    if (state.profile) {
      const profile = cases.index.profiles.find(({name}) => name === state.profile);
      const sets = cases.index.capability_sets.map((set) => profile !== undefined && set.every((each) => profile.capabilities.includes(each)));
      tests.push((i) => sets[cases.index.cases.capabilities[i]]);
    }
    words.forEach((word) => tests.push((i) => cases.text(i).includes(word)));
    let found = Array.from({length: cases.count}, (unused, i) => i);
    for (const test of tests) {
      found = found.filter(test);
    }
    return found;
  };

  const Chip = ({name, value, checked, onChange, children}) => h('label', {class: 'chip'},
    h('input', {type: 'checkbox', name, value, checked, onChange: (event) => onChange(event.target.checked)}), children);

  const Choice = ({label, name, value, any, options, change}) => h('label', {class: 'choice'},
    h('span', null, label), ' ',
    h('select', {name, value, onChange: (event) => change({[name]: event.target.value})},
      h('option', {value: ''}, any),
      value && options.every(([of]) => of !== value) ? h('option', {value, selected: true}, vck.shown(value)) : null,
      options.map(([of, text]) => h('option', {value: of, selected: of === value}, vck.shown(text)))));

  const Verdicts = ({cases, state, change}) => {
    const wanted = vck.itemsOf(state.verdict);
    const occurring = vck.useMemo(() => {
      const tallies = cases.backends.map((backend, number) => cases.tally(number));
      const kinds = vck.KINDS.filter((kind) => tallies.some((tally) => tally[kind]));
      return cases.backends.some((backend, number) => cases.uncheckedTotal(number).cases > 0) ? kinds.concat('unchecked') : kinds;
    }, [cases]);
    return h('fieldset', null, h('legend', {class: 'unseen'}, 'Verdicts'), occurring.map((kind) => h(Chip, {
      name: 'verdict', value: kind, checked: wanted.includes(kind),
      onChange: (on) => change({verdict: vck.toggled(vck.KINDS.concat('unchecked'), wanted, kind, on)}),
    }, h(vck.Verdict, {kind}))));
  };

  const Standings = ({cases, state, change}) => {
    const wanted = vck.itemsOf(state.known);
    const occurring = vck.useMemo(() => {
      const tallies = cases.standings.backends.map((backend, number) => (backend ? cases.standings.tally(number) : {}));
      return vck.STANDINGS.filter((standing) => tallies.some((tally) => tally[standing] > 0));
    }, [cases]);
    return occurring.length === 0 ? null : h('fieldset', null, h('legend', {class: 'unseen'}, 'Known or not'), occurring.map((standing) => h(Chip, {
      name: 'known', value: standing, checked: wanted.includes(standing),
      onChange: (on) => change({known: vck.toggled(vck.STANDINGS, wanted, standing, on)}),
    }, h('span', null, h(vck.Standing, {standing})))));
  };

  /** Filters that only links set: the reason why a case is known, or a finding that the reason names. */
  const Because = ({cases, state, change}) => {
    const reason = state.reason && vck.reasonOf(cases, state.reason);
    const chip = (key, text) => h('button', {type: 'button', class: 'because', 'data-key': key, title: vck.shown(text), onClick: () => change({[key]: ''})},
      h('span', {class: 'text'}, `because: ${vck.shown(text)}`), h('span', {'aria-hidden': 'true'}, '✕'), h('span', {class: 'unseen'}, 'Remove this filter'));
    return [reason ? chip('reason', reason) : null, state.finding ? chip('finding', state.finding) : null];
  };

  vck.Filters = ({cases, state, change, shown, search}) => {
    const disagreeing = vck.useMemo(() => cases.disagreeing.reduce((sum, each) => sum + each, 0), [cases]);
    const clear = () => change(vck.address.NOTHING);
    const keys = vck.useSingleKeys();
    const onKeyDown = (event) => event.key === 'Escape' && (event.preventDefault(), clear());
    const filtering = vck.isFiltering(state);
    return h('form', {class: 'filters', role: 'search', 'aria-label': 'Cases', onSubmit: (event) => event.preventDefault()},
      h('label', {class: 'find'}, h('span', {class: 'unseen'}, 'Text in cases'),
        h('input', {
          ref: search, type: 'search', name: 'text', value: state.text, autocomplete: 'off', spellcheck: false, 'aria-keyshortcuts': keys ? '/' : null,
          placeholder: `Find in ${vck.plural(cases.count, 'case')}, programs, messages …`,
          onInput: (event) => change({text: event.target.value}), onKeyDown,
        }), keys ? h('kbd', {'aria-hidden': 'true'}, '/') : null),
      h('output', {class: 'shown', 'aria-live': 'polite'}, filtering
        ? `${vck.numeral(shown)} of ${vck.plural(cases.count, 'case')}` : vck.plural(cases.count, 'case')),
      filtering ? h('button', {type: 'button', class: 'clear', onClick: clear}, 'Clear') : null,
      h(Verdicts, {cases, state, change}),
      cases.standings ? h(Standings, {cases, state, change}) : null,
      h(Because, {cases, state, change}),
      cases.backends.length > 1 ? h(Choice, {
        label: 'on', name: 'on', value: state.on, any: 'any backend', change,
        options: cases.backends.map(({label}) => [label, label]),
      }) : null,
      h(Choice, {
        label: 'testing', name: 'requirement', value: state.requirement, any: 'any requirement', change,
        options: [...cases.requirements.values()].map(({id, title}) => [id, title ? `${id} ${title}` : id]),
      }),
      cases.operators.length > 0 ? h(Choice, {
        label: 'calling', name: 'operator', value: state.operator, any: 'any operator', change,
        options: cases.operators.map((name) => [name, name]),
      }) : null,
      cases.index.capabilities.length > 0 ? h(Choice, {
        label: 'needing', name: 'capability', value: state.capability, any: 'any capability', change,
        options: cases.index.capabilities.map(({id}) => [id, id]),
      }) : null,
      cases.operators.length > 0 && cases.index.profiles.length > 0 ? h(Choice, {
        label: 'in', name: 'profile', value: state.profile, any: 'any profile', change,
        options: cases.index.profiles.map(({name}) => [name, name]),
      }) : null,
      disagreeing > 0 ? h(Chip, {
        name: 'disagree', value: 'yes', checked: state.disagree !== '', onChange: (on) => change({disagree: on ? 'yes' : ''}),
      }, h('span', {class: 'disagree'}, `backends disagree (${vck.numeral(disagreeing)})`)) : null);
  };
})();
