// The first page: which cases it shows, totals of these, filters, the matrix, and beside it the case that is open.
'use strict';
(() => {
  const {h} = vck;
  // With no more cases than this, all of them are shown at once.
  const FEW = 40;

  const openAtFirst = (cases) => cases.groups.map((each, group) => cases.count <= FEW
    || cases.backends.some((backend, number) => vck.isTrouble(vck.worst(cases.tallyOfGroup(number, group)))));

  /** The address has the groups that are not as at first; of what a filter has found, those that are shut. */
  const useGroups = (cases, state, change, filtering) => {
    const atFirst = vck.useMemo(() => openAtFirst(cases), [cases]);
    const [isShut, shut] = vck.useGroupsListed(cases, state, change, 'shut');
    const [isToggled, toggle] = vck.useGroupsListed(cases, state, change, 'toggled');
    return filtering ? [(group) => !isShut(group), shut] : [(group) => atFirst[group] !== isToggled(group), toggle];
  };

  const Overview = ({cases}) => {
    const [state, change] = vck.useAddress();
    const search = vck.useRef(null);
    const texts = vck.useTexts(cases);
    const ready = texts === 'ready';
    const filtering = vck.isFiltering(state);
    const filterKey = vck.address.FILTERS.map((key) => state[key]).join('\n');
    const found = vck.useMemo(() => vck.filtered(cases, state), [cases, filterKey, ready && state.text !== '']);
    const [isOpen, toggle] = useGroups(cases, state, change, filtering);
    const opened = state.case ? cases.find(state.case) : -1;
    const [isShown, toggleShown, released] = vck.useHeld(cases, opened, isOpen, toggle);
    const rows = vck.useMemo(() => vck.rowsOf(cases, found, isShown), [cases, found, state.toggled, state.shut, filtering, opened, released]);
    const {open, close, step} = vck.usePanel({cases, found, opened, search, state, change});
    return h('main', {id: 'content', tabIndex: -1, class: `${cases.size} ${filtering ? 'filtered' : ''}`, 'data-texts': texts},
      h(vck.View, {cases, state, shown: found.length, change}),
      h(vck.Unknown, {unknown: vck.unknownFilters(cases, state), change}),
      h(vck.Totals, {cases, state, found, change}),
      h('div', {class: 'work'},
        h('section', {id: 'cases', 'aria-labelledby': 'matrix'}, h('h2', {id: 'matrix', class: 'unseen'}, 'Cases'),
          h(vck.Filters, {cases, state, change, shown: found.length, search}),
          h(vck.TextsMissing, {texts, state}),
          h(vck.Legend, {cases, backends: [...cases.backends.keys()]}),
          found.length === 0 ? h('p', {class: 'nothing'}, 'No case is like that.')
            : h(vck.Matrix, {cases, found: filtering ? found : null, rows, isOpen: isShown, toggle: toggleShown, open, opened})),
        opened < 0 ? null : h(vck.CasePanel, {cases, number: opened, close, step, link: vck.address.format(state), first: state.on})));
  };

  vck.pages.index = Overview;
})();
