// The matrix: groups and cases by backend.
'use strict';
(() => {
  const {h} = vck;

  /** What a backend made of a case. */
  vck.Cell = ({cases, backend, number}) => {
    const kind = cases.kind(backend, number);
    const verdict = cases.verdict(backend, number);
    const unchecked = cases.uncheckedOf(backend, number);
    const label = vck.shown(cases.backends[backend].label);
    const standing = cases.standings?.of(backend, number);
    return h('span', {role: 'gridcell', class: `cell ${standing || ''}`, title: `${label}: ${vck.wordOf(verdict)}`},
      h('span', {class: 'on'}, `${label} `), h(vck.Verdict, {kind: verdict}),
      standing ? h(vck.StandingSign, {standing, title: vck.shown(cases.standings.entry(backend, number)?.reason)}) : null,
      kind === 'disputed' && verdict !== 'pass' ? h('span', {class: 'unseen'}, ', disputed') : null,
      unchecked > 0 ? h('span', {class: 'part', title: `${unchecked} of its expectations could not be observed`},
        h('span', {class: 'unseen'}, `, ${unchecked} unchecked`)) : null);
  };

  const Tally = ({cases, backend, group, numbers}) => {
    const tally = numbers ? cases.tallyOf(backend, numbers) : cases.tallyOfGroup(backend, group);
    const {first, end} = cases.groups[group];
    const all = vck.KINDS.filter((kind) => tally[kind]).map((kind) => `${vck.wordOf(kind)} ${tally[kind]}`).join(', ');
    return h('span', {role: 'gridcell', class: `cell tally ${vck.worst(tally)}`, title: `${vck.shown(cases.backends[backend].label)}: ${all}`},
      h('span', {class: 'on'}, `${vck.shown(cases.backends[backend].label)} `), tally.pass || 0, h('span', {class: 'of'}, `/${numbers ? numbers.length : end - first}`));
  };

  /** The denominator of all numbers of a group, where there is no room for it beside each of them; and how many of it were found. */
  const Size = ({group: {first, end}, numbers}) => (numbers && numbers.length < end - first
    ? h('span', {class: 'size part'}, `${vck.numeral(numbers.length)} of ${vck.plural(end - first, 'case')}`)
    : h('span', {class: 'size'}, vck.plural(end - first, 'case')));

  /** With found, of what was found alone. */
  const GroupRow = ({cases, number, found}) => {
    const numbers = found && cases.ofGroup(found, number);
    return [
      h('span', {role: 'gridcell', class: 'name'}, vck.shown(cases.groups[number].name || 'other cases'), ' ', h(Size, {group: cases.groups[number], numbers})),
      h('span', {role: 'presentation', class: 'cells'}, cases.backends.map((each, backend) => h(Tally, {cases, backend, group: number, numbers})))];
  };

  const CaseRow = ({cases, number}) => {
    const disputed = cases.backends.some((each, backend) => cases.kind(backend, number) === 'disputed');
    return [h('span', {role: 'gridcell', class: 'what'},
      h('span', {class: 'name'}, vck.shown(cases.name(number))), disputed ? h('span', {class: 'tag'}, 'disputed') : null,
      h('span', {class: 'about'}, vck.shown(cases.about(number)))),
    h('span', {role: 'presentation', class: 'cells'}, cases.backends.map((each, backend) => h(vck.Cell, {cases, backend, number})))];
  };

  const Heads = ({cases}) => [
    h('span', {role: 'columnheader', class: 'name'}, 'case'),
    h('span', {role: 'presentation', class: 'cells'}, cases.backends.map((backend) =>
      h('span', {role: 'columnheader', class: 'cell', title: vck.shown(backend.label)}, h('span', null, vck.shown(backend.label)))))];

  vck.Matrix = ({cases, found, ...grid}) => h(vck.Grid, {
    ...grid, cases, label: 'Cases by backend', heads: h(Heads, {cases}),
    groupRow: (number) => h(GroupRow, {cases, number, found}), caseRow: (number) => h(CaseRow, {cases, number}),
  });
})();
