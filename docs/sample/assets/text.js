// Text of logs on its way to the page. It gets there by text nodes alone; here it is also made fit to be shown: a library may put
// anything into a message, and what it puts there must not turn the order of the characters around or hide them.
'use strict';
(() => {
  const {h} = vck;
  const LONGEST = 4000;
  const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

  const escaped = (character) => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  };

  vck.printable = (text) => String(text ?? '').replace(UNPRINTABLE, escaped);

  /** Printable, and not without end. */
  vck.shown = (text) => {
    const all = String(text ?? '');
    return all.length <= LONGEST
      ? vck.printable(all)
      : `${vck.printable(all.slice(0, LONGEST))} … (${all.length - LONGEST} more characters are in the log)`;
  };

  /** `code` and *emphasis* of a line of Markdown, as elements. */
  // A regular expression has stars too, which are no emphasis: .*\[3, 4\].*
  vck.spans = (markdown) => {
    const text = vck.shown(markdown);
    const spans = [];
    let end = 0;
    for (const found of text.matchAll(/`([^`]+)`|(?<![\w\\.])\*([A-Za-z](?:[^*]*\w)?)\*(?![\w*])/g)) {
      spans.push(text.slice(end, found.index), found[1] ? h('code', null, found[1]) : h('em', null, found[2]));
      end = found.index + found[0].length;
    }
    return [...spans, text.slice(end)];
  };

  vck.paragraphs = (markdown) => String(markdown).trim().split(/\n\s*\n/).filter(Boolean)
    .map((paragraph) => h('p', null, vck.spans(paragraph)));

  /** Of a moment in ISO 8601 its minute, as people read it: 2026-11-27 05:45. */
  vck.minuteOf = (moment) => moment.slice(0, 16).replace('T', ' ');

  /** With its thousands divided; locales take a browser longer to find than the page takes to draw. */
  vck.numeral = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

  vck.plural = (number, noun) => `${vck.numeral(number)} ${noun}${number === 1 ? '' : 's'}`;

  const FEW = 3;

  /** By which filters the cases of a run were chosen: all, if they are few. */
  vck.chosenBy = (filters) => vck.shown(filters.length <= FEW ? filters.join(' ') : `${filters[0]} and ${filters.length - 1} more`);

  /** Words of a shell's command line. */
  vck.quoted = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

  /** A text with a button that copies it. */
  vck.Copied = ({text, prompt, children}) => {
    const [said, say] = vck.useState('Copy');
    // A page that came over plain HTTP has no clipboard.
    const copy = () => Promise.resolve().then(() => navigator.clipboard.writeText(text)).then(() => say('Copied'), () => say('Select it and copy it'));
    return h('div', {class: `copied${prompt ? ' prompt' : ''}`},
      children || h('code', null, vck.printable(text)),
      h('button', {type: 'button', class: 'copy', onClick: copy, 'aria-live': 'polite'}, said));
  };
})();
