// The cases of the index: columns, in which a case is a number, so that a hundred thousand of them are filtered in a moment.
'use strict';
(() => {
  const lower = (text) => vck.printable(text).toLowerCase();

  class Cases {
    constructor(index) {
      this.index = index;
      this.backends = index.backends;
      this.count = index.cases.name.length;
      this.groups = index.groups.map((group, i) => ({
        name: group.name,
        first: group.first,
        end: i + 1 < index.groups.length ? index.groups[i + 1].first : this.count,
      }));
      this.kinds = index.cases.verdicts.map((letters) => [...letters].map(vck.kindOf));
      this.unchecked = index.cases.unchecked.map((pairs) => this.sparse(pairs));
      this.contradictory = new Set(index.cases.contradictory);
      this.requirements = new Map(index.requirements.map((each) => [each.id, each]));
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
      for (let i = 0; i < this.count; i++) {
        let first = '';
        for (const ofBackend of letters) {
          const letter = ofBackend[i].toLowerCase();
          if (letter !== '.' && letter !== 'u') {
            found[i] |= first !== '' && first !== letter ? 1 : 0;
            first = first || letter;
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

    verdict(backend, number) {
      return vck.verdictOf(this.index.cases.verdicts[backend][number]);
    }

    /** The number of a case, or -1. */
    find(id) {
      if (!this.numbers) {
        this.numbers = new Map();
        for (let i = 0; i < this.count; i++) {
          this.numbers.set(this.id(i), i);
        }
      }
      return this.numbers.get(id) ?? -1;
    }

    /** How many cases ended how; of some cases only, if they are given. */
    tally(backend, first = 0, end = this.count) {
      const tally = {};
      const kinds = this.kinds[backend];
      for (let i = first; i < end; i++) {
        tally[kinds[i]] = (tally[kinds[i]] || 0) + 1;
      }
      return tally;
    }

    text(number) {
      return this.searched[number] ??= lower(`${this.id(number)}\n${this.about(number)}\n${
        this.requirementsOf(number).join(' ')}\n${this.texts ? this.texts[number] : ''}`);
    }

    /** From now on, programs and messages are searched too. */
    addTexts(texts) {
      this.texts = texts;
      this.searched = new Array(this.count);
    }

    /** The records of a case, one a log; null where there is none. */
    async records(number) {
      const chunks = this.index.chunks;
      let chunk = chunks.length - 1;
      while (chunks[chunk] > number) {
        chunk--;
      }
      return (await vck.load(`cases-${chunk}`))[number - chunks[chunk]];
    }
  }

  vck.Cases = Cases;
})();
