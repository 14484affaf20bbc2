// What the signs mean. Each has one meaning on all pages; beside it stand its word, and what that means in a sentence.
'use strict';
(() => {
  const {h} = vck;

  const VERDICTS = {
    pass: 'All that was checked is as expected.',
    fail: 'Something is not as expected.',
    error: 'The program raised, and was not expected to.',
    unsupported: 'The case needs what the backend says that it does not have.',
    timeout: 'No answer came in time.',
    crash: 'The backend died on it.',
    broken: 'The case can’t be judged; the fault is not the backend’s.',
    disputed: 'What is expected is in dispute; it counts as neither passed nor failed.',
    absent: 'The log has no result of the case.',
    unchecked: 'Part of what is expected can’t be observed on the backend; after a verdict: of this case.',
  };

  const STANDINGS = {
    new: 'after a verdict: no baseline knows of it.',
    otherwise: 'after a verdict: a baseline knows how the case ends, and it ends otherwise.',
    known: 'after a verdict: a baseline knows of it, and why.',
  };

  const occurring = (cases, backends) => {
    const tallies = backends.map((backend) => cases.tally(backend));
    const verdicts = vck.KINDS.filter((kind) => tallies.some((tally) => tally[kind]));
    return backends.some((backend) => cases.uncheckedTotal(backend).cases > 0) ? [...verdicts, 'unchecked'] : verdicts;
  };

  const standings = (cases, backends) => {
    const known = backends.filter((backend) => cases.standings?.backends[backend]);
    return vck.STANDINGS.filter((standing) => known.some((backend) => cases.standings.tally(backend)[standing] > 0));
  };

  const Entry = ({sign, children}) => h('div', null, h('dt', null, sign), h('dd', null, children));

  /** Of the signs that occur on some backends; with a comparison, also of those of changes. */
  vck.Legend = ({cases, backends, comparison, open}) => h('details', {class: 'legend', open},
    h('summary', null, 'What the signs mean'),
    h('dl', null,
      comparison ? vck.CHANGES.map((kind) => h(Entry, {key: kind, sign: h(vck.Change, {comparison, kind})}, comparison.meaningOf(kind))) : null,
      occurring(cases, backends).map((kind) => h(Entry, {key: kind, sign: h(vck.Verdict, {kind})}, VERDICTS[kind])),
      standings(cases, backends).map((standing) => h(Entry, {key: standing, sign: h(vck.Standing, {standing})}, STANDINGS[standing]))));
})();
