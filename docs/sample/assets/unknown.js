// What an address asks for that the site does not have: a link may be older than the logs, or mistyped. It is said in words, with the
// way out.
'use strict';
(() => {
  const {h} = vck;

  /** It may be anything: links are typed, and cut off. */
  const decoded = (part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };

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

  /** What stands in the address that is no part of the state of a page with these keys. */
  vck.unknownKeys = (keys) => location.hash.slice(1).split('&').filter(Boolean).filter((part) => !keys.includes(part.split('=')[0]))
    .map((part) => ({key: part.split('=')[0], rest: '', text: `The address has “${decoded(part)}”, of which this page knows nothing.`}));

  /** Groups that were opened or shut, of other logs. */
  const groups = (key, list, cases) => {
    const all = vck.itemsOf(list);
    const unknown = other(all, cases.groups.map(({inAddress}) => inAddress));
    return unknown.length === 0 ? [] : [{
      key, rest: all.filter((item) => !unknown.includes(item)).join(','), text: `There is no group ${unknown.join(', ')} in these logs.`,
    }];
  };

  /** Of what any page with cases has in its address. */
  vck.unknownCases = (cases, state, text) => [
    ...one('case', state.case, cases.find(state.case) >= 0, text || `There is no case ${state.case} in these logs.`),
    ...groups('toggled', state.toggled, cases),
    ...groups('shut', state.shut, cases),
  ];

  /** Of what the address of the first page asks for, what is not there. */
  vck.unknownFilters = (cases, state) => {
    const {index, standings} = cases;
    const {on, disagree, requirement, operator, capability, profile, reason, finding} = state;
    return [
      ...vck.unknownKeys([...vck.address.FILTERS, 'toggled', 'shut', 'case']),
      ...vck.unknownCases(cases, state),
      ...one('on', on, cases.backend(on) >= 0, `There is no backend ${on} in these logs.`),
      ...one('disagree', disagree, disagree === 'yes', 'Whether backends disagree can only be asked with “yes”.'),
      ...vck.unknownItems('verdict', state.verdict, vck.KINDS.concat('unchecked'), 'verdict'),
      ...vck.unknownItems('known', state.known, vck.STANDINGS, 'standing'),
      ...one('known', state.known, standings, 'This site was made without baselines, so nothing is known.'),
      ...one('requirement', requirement, cases.requirements.has(requirement) || index.requirement_sets.some((set) => set.includes(requirement)),
        `There is no requirement ${requirement} in these logs.`),
      ...one('operator', operator, cases.operators.includes(operator), `No case in these logs calls an operator ${operator}.`),
      ...one('capability', capability, [...index.capability_sets, ...index.observed_sets].some((set) => set.includes(capability)),
        `No case in these logs needs a capability ${capability}.`),
      ...one('profile', profile, index.profiles.some(({name}) => name === profile), `There is no profile ${profile} in these logs.`),
      ...one('reason', reason, standings?.entries.some(({id}) => id === reason), `No known outcome of this site has the reason ${reason}.`),
      ...one('finding', finding, standings?.entries.some(({findings}) => findings.includes(finding)), `No known outcome of this site names a finding ${finding}.`),
    ];
  };

  /** Says it, with a button for each that takes it out of the address. */
  vck.Unknown = ({unknown, change}) => unknown.map(({key, rest, text}) => h('p', {class: 'warning', role: 'alert', key: text},
    vck.shown(text), ' ', h('button', {type: 'button', onClick: () => change({[key]: rest})}, 'Ask without it')));
})();
