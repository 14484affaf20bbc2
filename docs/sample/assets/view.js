// What the first page shows: which cases these are, in words, at its beginning, and the way back to all of them.
'use strict';
(() => {
  const {h} = vck;

  const oneOf = (list, wordOf) => vck.itemsOf(list).map(wordOf).join(' or ');

  /** What is asked of a case on a backend, as a phrase. */
  const ending = ({verdict, known, on}) => {
    const asked = [oneOf(verdict, vck.wordOf), oneOf(known, vck.wordOfStanding)].filter(Boolean).join(', and ');
    return [`${asked || (on ? 'run' : '')}${on ? ` on ${on}` : ''}`];
  };

  /** The filters of a state, each as a phrase. */
  const phrases = (cases, state) => [
    ...ending(state),
    state.disagree && 'on which backends disagree',
    state.requirement && `testing ${state.requirement}`,
    state.operator && `calling ${state.operator}`,
    state.capability && `needing ${state.capability}`,
    state.profile && `in the profile ${state.profile}`,
    state.reason && `known because: ${vck.reasonOf(cases, state.reason)}`,
    state.finding && `known for the finding ${state.finding}`,
    state.text.trim() && `with the text “${state.text.trim()}”`,
  ].filter(Boolean);

  /** The reason that an id of a baseline's entry stands for. */
  vck.reasonOf = (cases, id) => cases.standings?.entries.find((entry) => entry.id === id)?.reason || 'a reason that no baseline of this site has';

  vck.View = ({cases, state, shown, change}) => {
    const all = vck.plural(cases.count, 'case');
    if (!vck.isFiltering(state)) {
      return h('p', {class: 'view'}, h('span', {class: 'words'}, h('b', null, `All ${all}`), ', by backend'));
    }
    const words = phrases(cases, state).join('; ');
    return h('p', {class: 'view chosen'},
      h('span', {class: 'words', title: vck.shown(words)}, h('b', null, `${shown === 0 ? 'None' : vck.numeral(shown)} of ${all}`), vck.shown(`: ${words}`)),
      h('button', {type: 'button', onClick: () => change(vck.address.NOTHING)}, 'Show all'));
  };
})();
