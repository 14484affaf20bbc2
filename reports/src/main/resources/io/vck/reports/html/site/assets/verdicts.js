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
  vck.kindOf = (letter) => (letter !== letter.toLowerCase() ? 'disputed' : LETTERS[letter]);
  vck.wordOf = (kind) => (kind === 'absent' ? 'not run' : kind);

  vck.Verdict = ({kind, number, title}) =>
    h('span', {class: `verdict ${kind}`, title}, h('span', {class: 'word'}, vck.wordOf(kind)), number === undefined ? null : ` ${number.toLocaleString('en')}`);
})();
