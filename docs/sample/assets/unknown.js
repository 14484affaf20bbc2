// What an address asks for that the site does not have: a link may be older than the logs, or mistyped. It is said in words, with the
// way out.
'use strict';
(() => {
  const {h} = vck;

  const other = (items, known) => items.filter((item) => !known.includes(item));

  /** A list in an address with the items that nobody knows: what to say, and the list without them. */
  vck.unknownItems = (key, list, known, noun) => {
    const all = vck.itemsOf(list);
    const unknown = other(all, known);
    return unknown.length === 0 ? [] : [{
      key, rest: all.filter((item) => !unknown.includes(item)).join(','),
      text: `There is no ${noun} ${unknown.join(', ')}. There are: ${known.join(', ')}.`,
    }];
  };

  const one = (key, value, isKnown, text) => (value && !isKnown ? [{key, rest: '', text}] : []);

  /** Of the filters of the first page, those that ask for what is not there. */
  vck.unknownFilters = (cases, state) => {
    const {index, standings} = cases;
    const {on, requirement, operator, profile, finding} = state;
    return [
      ...one('on', on, cases.backend(on) >= 0, `There is no backend ${on} in these logs.`),
      ...vck.unknownItems('verdict', state.verdict, vck.KINDS.concat('unchecked'), 'verdict'),
      ...vck.unknownItems('known', state.known, vck.STANDINGS, 'standing'),
      ...one('known', state.known, standings, 'This site was made without baselines, so nothing is known.'),
      ...one('requirement', requirement, cases.requirements.has(requirement) || index.requirement_sets.some((set) => set.includes(requirement)),
        `There is no requirement ${requirement} in these logs.`),
      ...one('operator', operator, cases.operators.includes(operator), `No case in these logs calls an operator ${operator}.`),
      ...one('profile', profile, index.profiles.some(({name}) => name === profile), `There is no profile ${profile} in these logs.`),
      ...one('finding', finding, standings?.entries.some(({findings}) => findings.includes(finding)), `No known outcome of this site names a finding ${finding}.`),
    ];
  };

  /** Says it, with a button for each that takes it out of the address. */
  vck.Unknown = ({unknown, change}) => unknown.map(({key, rest, text}) => h('p', {class: 'warning', role: 'alert', key: text},
    vck.shown(text), ' ', h('button', {type: 'button', onClick: () => change({[key]: rest})}, 'Ask without it')));
})();
