// How cases end, and how that is shown: a sign and a word; colour only helps.
'use strict';
(() => {
  const {h} = vck;

  // The letters of the index; a capital one means that the case is disputed.
  const LETTERS = {
    p: 'pass', f: 'fail', e: 'error', u: 'unsupported', t: 'timeout', c: 'crash', b: 'broken', '.': 'absent',
  };

  /** In the order in which people read of them; a case counts as one of these. */
  vck.KINDS = ['pass', 'fail', 'error', 'unsupported', 'timeout', 'crash', 'broken', 'disputed', 'absent'];

  // What to see first comes last.
  const BY_WEIGHT = ['pass', 'unsupported', 'absent', 'disputed', 'fail', 'error', 'timeout', 'crash', 'broken'];

  vck.weight = (kind) => BY_WEIGHT.indexOf(kind);
  vck.isTrouble = (kind) => vck.weight(kind) > vck.weight('disputed');
  vck.verdictOf = (letter) => LETTERS[letter.toLowerCase()];
  const kindOf = (letter) => (letter === '.' || letter === letter.toLowerCase() ? LETTERS[letter] : 'disputed');

  // By the code of a letter, the place of its kind in KINDS.
  const PLACES = Uint8Array.from({length: 128}, (unused, code) => Math.max(0, vck.KINDS.indexOf(kindOf(String.fromCharCode(code)))));

  /** What the cases of a backend count as, by their places in KINDS. */
  vck.kindsOf = (letters) => {
    const kinds = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i++) {
      kinds[i] = PLACES[letters.charCodeAt(i)];
    }
    return kinds;
  };

  /** Of a tally, what to see first. */
  vck.worst = (tally) => vck.KINDS.filter((kind) => tally[kind]).reduce((a, b) => (vck.weight(b) > vck.weight(a) ? b : a), 'pass');

  vck.wordOf = (kind) => (kind === 'absent' ? 'not run' : kind);

  vck.Verdict = ({kind, number, title}) =>
    h('span', {class: `verdict ${kind}`, title}, h('span', {class: 'word'}, vck.wordOf(kind)), number === undefined ? null : ` ${vck.numeral(number)}`);
})();
