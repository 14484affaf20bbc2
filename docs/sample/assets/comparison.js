// What became of cases from one run to another. The kinds are those of `vck diff`, which judges by the same rules: see
// io.vck.conformance.gate.Change; a test compares the two.
'use strict';
(() => {
  const {h} = vck;

  /** By kind, in the order in which people read of them: what it is called, and what is meant, from an old run of a backend to a new one. */
  const CHANGES = {
    broken: ['broken', 'It passed, and no longer does.'],
    fixed: ['fixed', 'It did not pass, and does.'],
    changed: ['changed', 'It ends otherwise, and does not pass; or it passes with more or less of it checked, or disputed.'],
    new: ['new', 'The old run does not have it.'],
    gone: ['gone', 'The new run does not have it.'],
    unchanged: ['unchanged', 'It ends as it did.'],
  };

  /** The same between two backends, of which neither is the other's past. */
  const DIFFERENCES = {
    broken: ['only A passes', 'It passes on A, and does not on B.'],
    fixed: ['only B passes', 'It passes on B, and does not on A.'],
    changed: ['otherwise', 'Neither passes, and they end otherwise; or both pass, and one is disputed.'],
    new: ['only B has it', 'The run of A does not have it.'],
    gone: ['only A has it', 'The run of B does not have it.'],
    unchanged: ['alike', 'Both end alike.'],
  };
  vck.CHANGES = Object.keys(CHANGES);

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
      this.names = this.sameBackend ? ['old', 'new'] : ['A', 'B'];
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

    wordOf(kind) {
      return (this.sameBackend ? CHANGES : DIFFERENCES)[kind][0];
    }

    meaningOf(kind) {
      return (this.sameBackend ? CHANGES : DIFFERENCES)[kind][1];
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

    disputeOf(before) {
      const [old, now] = this.sameBackend ? ['no longer disputed', 'disputed now'] : ['disputed on A', 'disputed on B'];
      return before ? old : now;
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
        before.toLowerCase() === now.toLowerCase() && before !== now ? this.disputeOf(before < now) : '',
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

  vck.Change = ({comparison, kind, number}) => h('span', {class: `change to-${kind}`, title: comparison.meaningOf(kind)},
    h('span', {class: 'word'}, comparison.wordOf(kind)), number === undefined ? null : ` ${vck.numeral(number)}`);
})();
