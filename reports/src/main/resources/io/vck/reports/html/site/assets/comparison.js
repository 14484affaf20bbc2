// What became of cases from one run to another. The kinds are those of `vck diff`, which judges by the same rules: see
// io.vck.conformance.gate.Change; a test compares the two.
'use strict';
(() => {
  const {h} = vck;

  /** With what is meant by them; in the order in which people read of them. */
  const MEANINGS = {
    broken: 'It passed, and no longer does.',
    fixed: 'It did not pass, and does.',
    changed: 'It ends otherwise, and does not pass; or it passes with more or less of it checked, or disputed.',
    new: 'The old run does not have it.',
    gone: 'The new run does not have it.',
    unchanged: 'It ends as it did.',
  };
  vck.CHANGES = Object.keys(MEANINGS);
  vck.meaningOf = (change) => MEANINGS[change];

  const ABSENT = '.';
  const [BROKEN, FIXED, CHANGED, NEW, GONE, UNCHANGED] = vck.CHANGES.keys();
  const IN_NEITHER = 255;

  const passes = (letter) => letter === 'p' || letter === 'P';

  class Comparison {
    /** Of two runs, by their numbers. */
    constructor(cases, before, now) {
      this.cases = cases;
      this.before = before;
      this.now = now;
      this.sameBackend = cases.backends[before].name === cases.backends[now].name;
      this.endings = [before, now].map((run) => cases.sparse(cases.index.cases.endings[run]));
      this.kinds = new Uint8Array(cases.count);
      this.counts = new Uint32Array(vck.CHANGES.length);
      for (let i = 0; i < cases.count; i++) {
        this.kinds[i] = this.kindOf(i);
        if (this.kinds[i] !== IN_NEITHER) {
          this.counts[this.kinds[i]]++;
        }
      }
    }

    letters(number) {
      const {verdicts} = this.cases.index.cases;
      return [verdicts[this.before][number], verdicts[this.now][number]];
    }

    unchecked(number) {
      return [this.cases.uncheckedOf(this.before, number), this.cases.uncheckedOf(this.now, number)];
    }

    sameMessage(number) {
      return this.endings[0][number] === this.endings[1][number];
    }

    kindOf(number) {
      const [before, now] = this.letters(number);
      if (before === ABSENT || now === ABSENT) {
        return before !== ABSENT ? GONE : now !== ABSENT ? NEW : IN_NEITHER;
      }
      const [checkedBefore, checkedNow] = this.unchecked(number);
      // How much is checked always differs between two backends. A capital letter is that of a disputed case.
      const same = before === now && this.sameMessage(number) && (!this.sameBackend || checkedBefore === checkedNow);
      return same ? UNCHANGED : passes(before) === passes(now) ? CHANGED : passes(now) ? FIXED : BROKEN;
    }

    /** In words; empty for a case that neither run has. */
    kind(number) {
      return vck.CHANGES[this.kinds[number]] || '';
    }

    count(kind) {
      return this.counts[vck.CHANGES.indexOf(kind)];
    }

    /** How many cases there are of each kind, of some of them. */
    tallyOf(numbers) {
      const counts = new Map(vck.CHANGES.map((kind) => [kind, 0]));
      numbers.forEach((number) => counts.set(this.kind(number), counts.get(this.kind(number)) + 1));
      return [...counts].filter(([, count]) => count > 0);
    }

    /** What verdicts do not tell of a change. */
    remarks(number) {
      if (this.kinds[number] !== CHANGED) {
        return [];
      }
      const [before, now] = this.letters(number);
      const [checkedBefore, checkedNow] = this.unchecked(number);
      return [
        before.toLowerCase() === now.toLowerCase() && !this.sameMessage(number) ? 'another message' : '',
        before.toLowerCase() === now.toLowerCase() && before !== now ? (before < now ? 'no longer disputed' : 'disputed now') : '',
        this.sameBackend && checkedBefore !== checkedNow ? `${checkedBefore} unchecked, now ${checkedNow}` : '',
      ].filter(Boolean);
    }
  }

  vck.Comparison = Comparison;

  const time = ({started}) => Date.parse(started) || 0;

  /** The two newest runs of one backend, the old one first; if there are none, the first two of the site. */
  vck.usualPair = (backends) => {
    const newestFirst = backends.map((backend, number) => number)
      .sort((a, b) => time(backends[b]) - time(backends[a]) || b - a);
    const now = newestFirst.find((number) => backends.some(({name}, other) => other !== number && name === backends[number].name));
    if (now === undefined) {
      return [0, 1];
    }
    return [newestFirst.find((number) => number !== now && backends[number].name === backends[now].name), now];
  };

  vck.Change = ({kind, number}) => h('span', {class: `change to-${kind}`, title: MEANINGS[kind]},
    h('span', {class: 'word'}, kind), number === undefined ? null : ` ${vck.numeral(number)}`);
})();
