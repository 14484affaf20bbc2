// The state of a page is in its address, so that a view can be linked:
// #text=stack&verdict=fail,error&on=jax&disagree=yes&requirement=LEVELS-1&case=api/levels/outer-product
'use strict';
(() => {
  const FILTERS = ['text', 'verdict', 'known', 'on', 'disagree', 'requirement', 'operator', 'capability', 'profile', 'reason', 'finding'];
  const KEYS = [...FILTERS, 'old', 'new', 'kind', 'of', 'toggled', 'shut', 'case'];
  /** No filter at all, and no group that was shut among what a filter has found. */
  const NOTHING = Object.fromEntries([...FILTERS, 'shut'].map((key) => [key, '']));
  const listeners = new Set();

  const parse = (hash) => {
    const given = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
    return Object.fromEntries(KEYS.map((key) => [key, given.get(key) || '']));
  };

  /** As a fragment, readable where it can be; empty if nothing differs from the usual. */
  const format = (state) => {
    const parts = KEYS.filter((key) => state[key])
      .map((key) => `${key}=${encodeURIComponent(state[key]).replaceAll('%2F', '/').replaceAll('%2C', ',')}`);
    return parts.length > 0 ? `#${parts.join('&')}` : '';
  };

  /** What history keeps of an entry that the page itself has added, so that it can be left by going back. */
  const ADDED = {added: true};

  const tell = (state) => listeners.forEach((listener) => listener(state));

  const write = (state, how, kept) => {
    history[how](kept, '', format(state) || location.href.split('#')[0]);
    tell(state);
  };

  const replace = (state) => write(state, 'replaceState', history.state);

  /** Leaves an entry that was added, with this state: else going back would lead to where one is already. */
  const leave = (state) => {
    if (history.state?.added) {
      addEventListener('popstate', () => replace(state), {once: true});
      history.back();
    } else {
      replace(state);
    }
  };

  addEventListener('hashchange', () => tell(parse(location.hash)));
  addEventListener('popstate', () => tell(parse(location.hash)));

  vck.address = {
    FILTERS,
    format,
    NOTHING,
    KEYS,
    parse,
    read: () => parse(location.hash),
    replace,
    push: (state) => write(state, 'pushState', ADDED),
    leave,
  };

  /** The state, and a function that changes a part of it. */
  vck.useAddress = () => {
    const [state, set] = vck.useState(vck.address.read);
    vck.useEffect(() => {
      listeners.add(set);
      return () => listeners.delete(set);
    }, []);
    const change = vck.useCallback((part, how = 'replace') => vck.address[how]({...vck.address.read(), ...part}), []);
    return [state, change];
  };

  /** A list in an address, in the order of all that may stand there, with one item put in or taken out. */
  vck.toggled = (all, list, item, on) => all.filter((each) => (each === item ? on : list.includes(each))).join(',');

  /** Of a list in an address its items. */
  vck.itemsOf = (list) => list.split(',').filter(Boolean);

  /** The groups that the address lists under a key: whether one is, and a function that puts it in or takes it out. */
  vck.useGroupsListed = (cases, state, change, key) => {
    const listed = vck.useMemo(() => new Set(vck.itemsOf(state[key])), [state[key]]);
    const nameOf = (group) => cases.groups[group].inAddress;
    return [
      (group) => listed.has(nameOf(group)),
      (group) => change({[key]: vck.toggled(cases.groups.map(({inAddress}) => inAddress), [...listed], nameOf(group), !listed.has(nameOf(group)))}),
    ];
  };
})();
