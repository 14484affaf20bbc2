// What backends made of a case: verdicts, findings, values.
'use strict';
(() => {
  const {h} = vck;
  const LABELS = {unmet: 'Not met', unchecked: 'Not checked', raised: 'No value', stopped: 'No answer', broken: "Can't be judged"};
  // Of a case that passed, larger tensors are shown without their elements: they are as expected.
  const OF_A_PASS = 12;
  const LARGEST_PICTURE = 480;

  /** Where a large tensor differs: its last dim across, all others down. */
  const Picture = ({tensor, differing, place}) => {
    const canvas = vck.useRef(null);
    const columns = tensor.shape[tensor.shape.length - 1] || 1;
    const rows = tensor.size / columns;
    const across = Math.min(columns, LARGEST_PICTURE);
    const down = Math.min(rows, LARGEST_PICTURE);
    const scale = Math.max(1, Math.min(12, Math.floor(LARGEST_PICTURE / Math.max(across, down))));
    vck.useEffect(() => {
      const style = getComputedStyle(canvas.current);
      const context = canvas.current.getContext('2d');
      const fill = (at, colour) => {
        context.fillStyle = colour;
        const [x, y] = [Math.floor((at % columns) * across / columns), Math.floor(Math.floor(at / columns) * down / rows)];
        context.fillRect(x * scale, y * scale, Math.max(1, scale - (scale > 3 ? 1 : 0)), Math.max(1, scale - (scale > 3 ? 1 : 0)));
      };
      for (let at = 0; at < tensor.size; at++) {
        if (!differing.has(at)) {
          fill(at, style.getPropertyValue('--same'));
        }
      }
      differing.forEach((at) => fill(at, style.getPropertyValue('--fail')));
      if (place >= 0) {
        fill(place, style.getPropertyValue('--first'));
      }
    }, [tensor, differing]);
    const share = `${vck.numeral(differing.size)} of ${vck.plural(tensor.size, 'element')} differ`;
    return h('figure', {class: 'picture'},
      h('canvas', {ref: canvas, width: across * scale, height: down * scale, role: 'img', 'aria-label': share}),
      h('figcaption', null, `${share}; the first one has another colour. Across: the last dim; down: all others.`));
  };

  /** Of a sentence that a message needs, "observed that it returned 1", what is said when it stands by itself. */
  vck.plainly = (text) => vck.shown(text).replace(/^that (it|the program) /, '$1 ');

  const Sides = ({difference, expected, observed, tolerances}) => {
    const [first, second] = [vck.valueAt(difference.path, expected), vck.valueAt(difference.path, observed)];
    const tensors = vck.useMemo(() => (first?.tensor && second?.tensor ? [new vck.Tensor(first.tensor), new vck.Tensor(second.tensor)] : null), [first, second]);
    const differing = vck.useMemo(() => tensors?.[1].differences(tensors[0], tolerances), [tensors]);
    const side = (title, short, value) => h('div', {class: 'side'}, h('h4', null, title), h('p', {class: 'short'}, h('code', null, vck.plainly(short))),
      value?.tensor ? h(vck.TensorView, {path: difference.path, json: value.tensor, index: difference.index, differing})
        : value ? h(vck.ValueView, {path: difference.path, value}) : null);
    return [h('div', {class: 'sides'}, side('Expected', difference.expected, first), side('Observed', difference.observed, second)),
      differing && tensors[1].size > 64 ? h(Picture, {tensor: tensors[1], differing, place: tensors[1].place(difference.index)}) : null];
  };

  const Comparison = ({difference, expected, observed, tolerances}) => [
    h('p', {class: 'place'}, h('code', null, vck.shown(difference.path + (difference.index ? ` at ${difference.index}` : ''))),
      difference.lane === undefined ? null : h('span', null, `lane ${difference.lane}`),
      difference.explanation ? h('span', null, vck.shown(difference.explanation)) : null),
    h(Sides, {difference, expected, observed, tolerances}),
    difference.diagnosis ? h('p', {class: 'diagnosis', 'data-kind': vck.shown(difference.diagnosis.kind)}, h('b', null, 'Diagnosis: '), vck.spans(difference.diagnosis.text)) : null];

  /** A text that can be long, and then scrolls: for that it is to be reached by keyboard. */
  const Message = ({text}) => h('pre', {class: 'message', tabIndex: 0}, vck.shown(text));

  /** With said, what stands above it already. */
  const Finding = ({expectation, observed, tolerances, said}) => {
    const {finding, describe, detail, difference, expected} = expectation;
    const unchecked = finding === 'unchecked';
    return h('div', {class: `finding ${unchecked ? 'unchecked' : ''}`},
      h('p', null, h('b', null, `${LABELS[finding] || vck.shown(finding)}: `), vck.spans(describe), unchecked && detail ? ` (${vck.shown(detail)})` : null),
      !difference && detail && !unchecked && !said.includes(vck.shown(detail)) ? h(Message, {text: detail}) : null,
      difference ? h(Comparison, {difference, expected, observed, tolerances}) : null);
  };

  const errorOf = (raised) => (raised ? vck.shown(`${raised.kinds?.[0] || 'error'}: ${raised.message}`) : '');

  const written = (key, value) => (typeof value === 'bigint' ? String(value) : value);

  /** Answers that say the same, together. That of a backend comes first, if it is given; then those to see first. */
  vck.answersOf = (records, first = -1) => {
    const answers = new Map();
    records.forEach((record, backend) => {
      if (record) {
        const {verdict, message, expect, observation} = record;
        const content = JSON.stringify([verdict, message, expect, observation?.raised, observation?.values, observation?.warnings], written);
        const alike = answers.get(content);
        answers.set(content, {record, backends: [...(alike?.backends || []), backend], snippets: {...alike?.snippets, ...record.snippets}});
      }
    });
    const rank = ({record, backends}) => (backends.includes(first) ? Infinity : vck.weight(record.verdict));
    return [...answers.values()].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
  };

  // What prints a case for a backend in whose own words there is nothing to print.
  const COMMON_LIBRARY = 'pytorch-legacy';

  /** Programs that show a failure, first those in the words of the backends that failed; and where one is missing, what prints it. */
  const Snippets = ({snippets, backends, id}) => {
    const own = [...new Set(backends.map(({library}) => library).filter(Boolean))];
    const targets = [...own.filter((library) => library in snippets), ...Object.keys(snippets).filter((target) => !own.includes(target))];
    const without = new Map(backends.filter(({library}) => !(library in snippets)).map((backend) => [backend.name, backend]));
    return [targets.map((target) => h('details', {class: 'snippet'},
      h('summary', null, `To run it by itself: ${vck.shown(target)}`),
      h(vck.Copied, {text: snippets[target]}, h('pre', {tabIndex: 0}, vck.printable(snippets[target]))))),
    [...without.values()].map(({name, library}) => h('div', {class: 'printed'},
      h('p', null, library ? `The log has no program in the words of ${vck.shown(name)}; this command prints one, or says why there is none:`
        : `The kit has no words of ${vck.shown(name)}; this command prints the case in those of PyTorch:`),
      h(vck.Copied, {text: `vck show ${vck.quoted(id)} --as ${vck.quoted(library || COMMON_LIBRARY)}`, prompt: true})))];
  };

  vck.Answer = ({answer, cases, number, open}) => {
    const {record, backends} = answer;
    const observed = record.observation?.values || {};
    const notMet = record.expect.filter(({detail, finding}) => detail && finding !== 'met');
    const findingsSayAll = record.verdict === 'fail' && notMet.some(({difference}) => difference);
    const id = cases.id(number);
    const standings = [...new Set(backends.map((each) => cases.standings?.of(each, number)).filter(Boolean))];
    const raised = errorOf(record.observation?.raised);
    const message = findingsSayAll ? '' : vck.shown(record.message);
    const warnings = record.observation?.warnings || [];
    return h('details', {class: `answer ${record.verdict}`, open},
      h('summary', null, h('h3', null, h(vck.Verdict, {kind: record.verdict}), ' ', vck.shown(backends.map((each) => cases.backends[each].label).join(', '))),
        standings.map((standing) => [' ', h(vck.Standing, {standing})])),
      h(vck.StandingNotes, {cases, backends, number}),
      message ? h(Message, {text: record.message}) : null,
      notMet.map((expectation) => h(Finding, {expectation, observed, tolerances: cases.index.tolerances, said: message})),
      record.origin ? h('p', {class: 'diagnosis'}, h('b', null, 'Origin: '), vck.spans(record.origin.text)) : null,
      raised && !message.includes(raised) ? [h('h4', null, 'Raised'), h(Message, {text: raised})] : null,
      warnings.length > 0 ? [h('h4', null, 'Warnings'), warnings.map((text) => h(Message, {text}))] : null,
      Object.keys(observed).length > 0 ? h('details', {class: 'observed'}, h('summary', null, 'All that was observed'),
        Object.entries(observed).map(([path, value]) => h(vck.ValueView, {path, value, brief: record.verdict === 'pass' ? OF_A_PASS : 0}))) : null,
      vck.isTrouble(record.verdict) ? h(Snippets, {snippets: answer.snippets, backends: backends.map((each) => cases.backends[each]), id}) : null,
      [...new Set(backends.map((each) => cases.backends[each].rerun).filter(Boolean))].map((command) =>
        h('div', {class: 'rerun'}, h(vck.Copied, {text: `${command} --filter ${vck.quoted(id)}`, prompt: true}))));
  };
})();
