// How outcomes stand to what a baseline knows of them. It is told by a sign and words; colour only helps.
'use strict';
(() => {
  const {h} = vck;
  const LETTERS = {n: 'new', o: 'otherwise', k: 'known'};
  const WORDS = {new: 'new', otherwise: 'not as known', known: 'known'};

  /** In the order in which people want to know of them. */
  vck.STANDINGS = ['new', 'otherwise', 'known'];

  // By the code of a letter, the place in STANDINGS, from 1 on; 0 where there is nothing to say.
  const PLACES = Uint8Array.from({length: 128}, (unused, code) => vck.STANDINGS.indexOf(LETTERS[String.fromCharCode(code)]) + 1);

  const mapped = (pairs) => {
    const map = new Map();
    for (let i = 0; i < pairs.length; i += 2) {
      map.set(pairs[i], pairs[i + 1]);
    }
    return map;
  };

  /** What is known of the cases of a site: `known` of its index. */
  vck.Standings = class {
    constructor({backends, entries, surprises}) {
      this.entries = entries;
      this.surprises = surprises;
      this.backends = backends.map((backend) => backend && {
        writtenFor: backend.written_for,
        places: Uint8Array.from(backend.standings, (letter) => PLACES[letter.charCodeAt(0)]),
        entries: mapped(backend.entries),
        surprises: mapped(backend.surprises),
        unmatched: backend.unmatched.map(({case: id, entry}) => ({id, entry: entries[entry]})),
      });
    }

    /** One of STANDINGS; empty if there is nothing to say, or if the backend has no baseline. */
    of(backend, number) {
      return vck.STANDINGS[(this.backends[backend]?.places[number] ?? 0) - 1] ?? '';
    }

    entry(backend, number) {
      return this.entries[this.backends[backend]?.entries.get(number)];
    }

    surprise(backend, number) {
      return this.surprises[this.backends[backend]?.surprises.get(number)];
    }

    /** Of the cases of a backend, or of some of them, how many stand how; of those among them that a function takes. */
    tally(backend, isMeant = () => true, numbers = null) {
      const tally = {new: 0, otherwise: 0, known: 0};
      const {places} = this.backends[backend];
      for (const number of numbers || places.keys()) {
        if (places[number] > 0 && isMeant(number)) {
          tally[vck.STANDINGS[places[number] - 1]]++;
        }
      }
      return tally;
    }

    /** The cases of a backend by the reason why they are known: id, reason, findings, numbers. */
    reasons(backend) {
      const reasons = new Map();
      this.backends[backend].entries.forEach((place, number) => {
        const entry = this.entries[place];
        const found = reasons.get(entry.id) || {...entry, numbers: []};
        found.numbers.push(number);
        reasons.set(entry.id, found);
      });
      return [...reasons.values()];
    }
  };

  vck.wordOfStanding = (standing) => WORDS[standing];

  vck.Standing = ({standing, number}) => h('span', {class: `standing ${standing}`},
    number === undefined ? null : `${vck.numeral(number)} `, vck.wordOfStanding(standing));

  /** In a cell there is room for the sign alone. */
  vck.StandingSign = ({standing, title}) => h('span', {class: `standing ${standing} sign`, title: `${vck.wordOfStanding(standing)}${title ? `: ${title}` : ''}`},
    h('span', {class: 'unseen'}, `, ${vck.wordOfStanding(standing)}`));

  /** Where the page of known outcomes has what is known of a backend, or one of its reasons; without spaces, as in an id. */
  vck.anchorOf = (label, what) => `${encodeURIComponent(label)}/${what}`;
  vck.linkToKnown = (label, what) => `known.html#${encodeURIComponent(vck.anchorOf(label, what))}`;

  /** A reason, in which the findings that it names are links. */
  vck.Reason = ({reason, findings}) => {
    const named = new Set(findings);
    return vck.shown(reason).split(/\b([A-Z]+\d+)\b/).map((part, i) => (i % 2 === 1 && named.has(part)
      ? h('a', {href: `findings.html#${encodeURIComponent(part)}`}, part) : part));
  };

  /** That the baseline by which a log is judged was written for another version; empty if it was not. */
  vck.ageOfBaseline = ({standings, backends}, number) => {
    const written = standings?.backends[number]?.writtenFor;
    const {version, suite} = backends[number];
    const named = (run) => `${run.version}${written.suite === suite ? '' : ` and suite ${run.suite}`}`;
    return !written || (written.version === version && written.suite === suite) ? ''
      : vck.shown(`The baseline was written for version ${named(written)}; this log is of ${named({version, suite})}, of which it may know nothing.`);
  };

  /** Logs do not keep what was known at their time. */
  vck.JudgedToday = ({cases, numbers}) => {
    const judged = numbers.filter((number) => cases.standings?.backends[number]);
    const others = judged.map((number) => [number, vck.ageOfBaseline(cases, number)]).filter(([, age]) => age);
    return judged.length === 0 ? null : h('div', {class: 'lead judged-today'},
      h('p', null, 'What is known is what the baselines said when this site was written, also of older runs: a log does not keep what was known at its time.'),
      others.map(([number, age]) => h('p', {class: 'warning', 'data-backend': number}, h('b', null, vck.shown(cases.backends[number].label)), ': ', age)));
  };

  const Place = ({entry}) => {
    const issue = entry.issue || '';
    return [
      issue ? ['; ', /^https?:\/\//.test(issue) ? h('a', {href: issue, rel: 'noreferrer'}, vck.shown(issue)) : vck.shown(issue)] : null,
      entry.owner ? `; ${vck.shown(entry.owner)} sees to it` : null,
      entry.until ? `; until ${vck.shown(entry.until)}` : null,
      entry.flaky ? '; it may also pass' : null];
  };

  const Others = ({label, entry}) => [' · ', h('a', {href: vck.linkToKnown(label, entry.id)}, 'All cases of this reason')];

  const Note = ({cases: {standings, backends}, backend, number, named}) => {
    const {label} = backends[backend];
    const standing = standings.of(backend, number);
    const entry = standings.entry(backend, number);
    const surprise = standings.surprise(backend, number);
    const age = vck.ageOfBaseline({standings, backends}, backend);
    return h('div', {class: `note ${standing}`, 'data-backend': backend},
      h('p', null, h('b', null, h(vck.Standing, {standing}), named ? ` on ${vck.shown(label)}` : ''),
        surprise ? [': ', vck.shown(surprise.kind)] : null,
        entry && !surprise ? [': ', h(vck.Reason, entry), h(Place, {entry}), h(Others, {label, entry})] : null),
      surprise?.expected ? h('p', null, 'Known is: ', h('code', null, vck.shown(surprise.expected))) : null,
      surprise && entry?.reason ? h('p', null, 'because: ', h(vck.Reason, entry), h(Place, {entry}), h(Others, {label, entry})) : null,
      surprise ? h('p', {class: 'remedy'}, vck.shown(`To do: ${surprise.remedy}.`)) : null,
      age ? h('p', {class: 'age'}, age) : null);
  };

  /** What is known of a case on some backends. */
  vck.StandingNotes = ({cases, backends, number}) => backends.filter((backend) => cases.standings?.of(backend, number))
    .map((backend) => h(Note, {cases, backend, number, named: backends.length > 1}));

  /**
   * How many failures of a backend are known, and how many are not; and by how many cases that is. Of all cases, or of those that were
   * found; only of all is it said which known ones the log does not have.
   */
  vck.StandingTotals = ({cases, number, found, show}) => {
    const {standings} = cases;
    if (!standings) {
      return null;
    } else if (!standings.backends[number]) {
      return h('p', {class: 'by-baseline none'}, 'No baseline was given for it.');
    }
    const [all, failures] = vck.useMemo(() => [standings.tally(number, undefined, found),
      standings.tally(number, (i) => vck.isTrouble(cases.kind(number, i)), found)], [cases, number, found]);
    const failed = failures.known + failures.new + failures.otherwise;
    const {unmatched} = standings.backends[number];
    const age = vck.ageOfBaseline(cases, number);
    return h('div', {class: 'by-baseline'},
      age ? h('p', {class: 'warning age'}, age) : null,
      h('p', null, failed === 0 ? 'No failures' : [`${vck.plural(failed, 'failure')}: ${vck.numeral(failures.known)} known with a reason, `,
        h('b', null, `${failures.new === 0 ? 'none' : vck.numeral(failures.new)} new`),
        failures.otherwise > 0 ? `, ${vck.numeral(failures.otherwise)} not as known` : '']),
      h('ul', {class: 'counts'}, vck.STANDINGS.filter((standing) => all[standing] > 0).map((standing) => h('li', null, show ? h('button', {
        type: 'button', 'data-show': standing, 'data-on': cases.backends[number].label, onClick: () => show(standing),
        title: `Cases, failures or not, that are ${vck.wordOfStanding(standing)}`,
      }, h(vck.Standing, {standing, number: all[standing]})) : h(vck.Standing, {standing, number: all[standing]}))),
      unmatched.length > 0 && !found ? h('li', null, h('a', {href: vck.linkToKnown(cases.backends[number].label, 'unmatched')}, `${vck.plural(unmatched.length, 'known case')} not in the log`)) : null));
  };
})();
