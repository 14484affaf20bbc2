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

  /** What is shown. The address may be behind it for a moment. */
  let current = parse(location.hash);

  const show = (state) => {
    current = state;
    listeners.forEach((listener) => listener(state));
  };

  /** Browsers let an address change so many times in a while: after that they refuse, in silence or with an error. */
  const put = (how, kept, state) => {
    try {
      history[how](kept, '', format(state) || location.href.split('#')[0]);
    } catch (tooOften) {
      console.info(tooOften.message);
    }
  };

  const UNTIL_IT_IS_ALLOWED = 1000;
  let catchingUp = 0;

  /** As long as a change was refused, it is tried again. */
  const catchUp = () => {
    clearTimeout(catchingUp);
    catchingUp = setTimeout(() => {
      if (format(parse(location.hash)) !== format(current)) {
        put('replaceState', history.state, current);
        catchUp();
      }
    }, UNTIL_IT_IS_ALLOWED);
  };

  const write = (state, how, kept) => {
    put(how, kept, state);
    catchUp();
    show(state);
  };

  const replace = (state) => write(state, 'replaceState', history.state);

  let leaving = false;

  /** Leaves an entry that was added, with this state: else going back would lead to where one is already. Once, however often it is asked for. */
  const leave = (state) => {
    if (!history.state?.added) {
      replace(state);
    } else if (!leaving) {
      leaving = true;
      addEventListener('popstate', () => {
        leaving = false;
        replace(state);
      }, {once: true});
      history.back();
    }
  };

  addEventListener('hashchange', () => show(parse(location.hash)));
  addEventListener('popstate', () => show(parse(location.hash)));

  vck.address = {
    FILTERS,
    format,
    NOTHING,
    KEYS,
    parse,
    read: () => current,
    replace,
    push: (state) => write(state, 'pushState', ADDED),
    leave,
  };

  /** The state, and a function that changes a part of it. */
  vck.useAddress = () => {
    const [state, set] = vck.useState(vck.address.read);
    vck.useEffect(() => {
      listeners.add(set);
      set(current); // which may have changed since the page was drawn
      return () => listeners.delete(set);
    }, []);
    const change = vck.useCallback((part, how = 'replace') => vck.address[how]({...vck.address.read(), ...part}), []);
    return [state, change];
  };

  /** A list in an address, in the order of all that may stand there, with one item put in or taken out. */
  vck.toggled = (all, list, item, on) => all.filter((each) => (each === item ? on : list.includes(each))).join(',');

  /** Of a list in an address its items. */
  vck.itemsOf = (list) => list.split(',').filter(Boolean);

  /** Groups, that of the case which is open held open until somebody shuts it; and for which case it was shut. */
  vck.useHeld = (cases, opened, isOpen, toggle) => {
    const [released, release] = vck.useState(-1);
    const holds = (group) => opened >= 0 && released !== opened && cases.groupOf(opened) === group;
    const toggleShown = (group) => {
      if (holds(group)) {
        release(opened);
      }
      if (isOpen(group) || !holds(group)) {
        toggle(group);
      }
    };
    return [(group) => isOpen(group) || holds(group), toggleShown, released];
  };

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
