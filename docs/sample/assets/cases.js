// The cases of the index: columns, in which a case is a number, so that a hundred thousand of them are filtered in a moment.
'use strict';
(() => {
  const lower = (text) => vck.printable(text).toLowerCase();

  const tallied = (counts) => Object.fromEntries(vck.KINDS.map((kind, i) => [kind, counts[i]]).filter(([, count]) => count > 0));

  const ABSENT = '.'.charCodeAt(0) | 32;
  const PIECE = 4000;
  const UNSUPPORTED = 'u'.charCodeAt(0);

  function* range(first, end) {
    for (let i = first; i < end; i++) {
      yield i;
    }
  }

  /** Where a number stands among ordered ones, or would. */
  const placeIn = (numbers, number) => {
    let low = 0;
    let high = numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  };

  class Cases {
    constructor(index) {
      this.index = index;
      this.backends = index.backends;
      this.count = index.cases.name.length;
      // Where each backend has a column: how much room there is for one.
      this.size = index.backends.length > 5 ? 'many' : 'few';
      this.groups = index.groups.map((group, i) => ({
        name: group.name,
        // Fit to be an item of a list.
        inAddress: group.name.replace(/[%,]/g, encodeURIComponent) || '-',
        first: group.first,
        end: i + 1 < index.groups.length ? index.groups[i + 1].first : this.count,
      }));
      this.kinds = index.cases.verdicts.map(vck.kindsOf);
      this.tallies = this.groups.map(() => []);
      this.totals = [];
      this.unchecked = index.cases.unchecked.map((pairs) => this.sparse(pairs));
      this.uncheckedTotals = this.unchecked.map((numbers, backend) => this.uncheckedAmong(backend, range(0, this.count)));
      this.contradictory = new Set(index.cases.contradictory);
      this.requirements = new Map(index.requirements.map((each) => [each.id, each]));
      this.operators = [...new Set(index.operator_sets.flat())].sort();
      this.standings = index.known ? new vck.Standings(index.known) : null;
      this.searched = new Array(this.count);
      this.texts = null;
      this.disagreeing = this.findDisagreements();
    }

    sparse(pairs) {
      const numbers = new Uint32Array(this.count);
      for (let i = 0; i < pairs.length; i += 2) {
        numbers[pairs[i]] = pairs[i + 1];
      }
      return numbers;
    }

    /** Two backends that could run a case came to different verdicts. */
    findDisagreements() {
      const found = new Uint8Array(this.count);
      const letters = this.index.cases.verdicts;
      const firsts = new Uint8Array(this.count);
      for (const ofBackend of letters) {
        for (let i = 0; i < this.count; i++) {
          // Without the bit by which a capital differs.
          const letter = ofBackend.charCodeAt(i) | 32;
          if (letter !== ABSENT && letter !== UNSUPPORTED) {
            found[i] |= firsts[i] !== 0 && firsts[i] !== letter ? 1 : 0;
            firsts[i] = firsts[i] || letter;
          }
        }
      }
      return found;
    }

    groupOf(number) {
      let low = 0;
      let high = this.groups.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (this.groups[middle].first <= number) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }

    name(number) {
      return this.index.cases.name[number];
    }

    id(number) {
      const group = this.groups[this.groupOf(number)].name;
      return group ? `${group}/${this.name(number)}` : this.name(number);
    }

    about(number) {
      return this.index.abouts[this.index.cases.about[number]];
    }

    requirementsOf(number) {
      return this.index.requirement_sets[this.index.cases.requirements[number]];
    }

    operatorsOf(number) {
      return this.index.operator_sets[this.index.cases.operators[number]];
    }

    /** The capabilities that its program needs. */
    capabilitiesOf(number) {
      return this.index.capability_sets[this.index.cases.capabilities[number]];
    }

    /** The capabilities that only its expectations need. */
    observesOf(number) {
      return this.index.observed_sets[this.index.cases.observes[number]];
    }

    /** The numbers of cases by what they have, as a function of a case's number tells. */
    by(whatOf) {
      const found = new Map();
      for (let i = 0; i < this.count; i++) {
        for (const what of whatOf(i)) {
          if (!found.has(what)) {
            found.set(what, []);
          }
          found.get(what).push(i);
        }
      }
      return found;
    }

    /** The number of the backend that is called so, or -1. */
    backend(label) {
      return this.backends.findIndex((backend) => backend.label === label);
    }

    verdict(backend, number) {
      return vck.verdictOf(this.index.cases.verdicts[backend][number]);
    }

    /** The number of a case, or -1. */
    find(id) {
      for (const {name, first, end} of this.groups) {
        if (!name || id.startsWith(`${name}/`)) {
          const inGroup = name ? id.slice(name.length + 1) : id;
          const number = this.index.cases.name.indexOf(inGroup, first);
          if (number >= 0 && number < end) {
            return number;
          }
        }
      }
      return -1;
    }

    /**
     * How many expectations of a case a backend could not observe. They count whatever became of the case, as in the table that
     * vck run prints, where a backend's number is the sum over its cases.
     */
    uncheckedOf(backend, number) {
      return this.unchecked[backend][number];
    }

    /** Of a backend, the expectations that it could not observe, and in how many cases these are. */
    uncheckedTotal(backend) {
      return this.uncheckedTotals[backend];
    }

    /** The same of some cases. */
    uncheckedAmong(backend, numbers) {
      let [expectations, cases] = [0, 0];
      for (const number of numbers) {
        expectations += this.unchecked[backend][number];
        cases += this.unchecked[backend][number] > 0 ? 1 : 0;
      }
      return {expectations, cases};
    }

    kind(backend, number) {
      return vck.KINDS[this.kinds[backend][number]];
    }

    /** Of some cases, how many a backend ended how. */
    tallyOf(backend, numbers) {
      const counts = new Uint32Array(vck.KINDS.length);
      for (const number of numbers) {
        counts[this.kinds[backend][number]]++;
      }
      return tallied(counts);
    }

    /** Of all cases, how many a backend ended how. */
    tally(backend) {
      return this.totals[backend] ??= this.tallyOf(backend, range(0, this.count));
    }

    /** Of cases in their order, those of a group. */
    ofGroup(numbers, group) {
      const {first, end} = this.groups[group];
      return numbers.slice(placeIn(numbers, first), placeIn(numbers, end));
    }

    tallyOfGroup(backend, group) {
      const {first, end} = this.groups[group];
      return this.tallies[group][backend] ??= this.tallyOf(backend, range(first, end));
    }

    text(number) {
      return this.searched[number] ??= lower(`${this.id(number)}\n${this.about(number)}\n${
        this.requirementsOf(number).join(' ')}\n${this.texts ? this.texts[number] : ''}`);
    }

    /** From now on, programs and messages are searched too. What is searched is made ready in pieces, between which the page lives. */
    async addTexts(texts) {
      this.texts = texts;
      this.searched = new Array(this.count);
      for (let from = 0; from < this.count; from += PIECE) {
        for (let i = from; i < Math.min(this.count, from + PIECE); i++) {
          this.text(i);
        }
        await new Promise((resume) => setTimeout(resume));
      }
    }

    /** The records of a case, one a log; null where there is none. */
    async records(number) {
      const chunks = this.index.chunks;
      let chunk = chunks.length - 1;
      while (chunks[chunk] > number) {
        chunk--;
      }
      return (await vck.load(`cases-${chunk}`, vck.exact))[number - chunks[chunk]];
    }
  }

  vck.Cases = Cases;
})();
