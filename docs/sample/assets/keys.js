// What keys do, and the dialog that says so. Single keys can be turned off, since who speaks to a computer says letters all the time:
// https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html
'use strict';
(() => {
  const {h} = vck;
  const KEPT = 'vck-single-keys';
  const listeners = new Set();

  // A browser may keep nothing for pages from disk; then the choice holds as long as the page is open.
  const kept = () => {
    try {
      return localStorage.getItem(KEPT) !== 'off';
    } catch {
      return true;
    }
  };
  let single = kept();

  const choose = (on) => {
    single = on;
    try {
      localStorage.setItem(KEPT, on ? 'on' : 'off');
    } catch {
      // It is not kept.
    }
    listeners.forEach((listener) => listener(on));
  };

  /** Whether single keys do anything. */
  vck.useSingleKeys = () => {
    const [on, set] = vck.useState(single);
    vck.useEffect(() => {
      listeners.add(set);
      return () => listeners.delete(set);
    }, []);
    return on;
  };

  const isSingle = ({key}) => key.length === 1;

  /** What keys do, wherever the focus is, unless somebody types. */
  vck.useKeys = (keys) => {
    const current = vck.useRef(keys);
    current.current = keys;
    vck.useEffect(() => {
      const onKeyDown = (event) => {
        const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
        const action = current.current[event.key];
        if (action && !event.ctrlKey && !event.metaKey && !event.altKey && (!typing || event.key === 'Escape') && !event.defaultPrevented
          && (single || !isSingle(event)) && !event.target.closest('dialog')) {
          action();
          event.preventDefault();
        }
      };
      addEventListener('keydown', onKeyDown);
      return () => removeEventListener('keydown', onKeyDown);
    }, []);
  };

  const NEXT = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};

  /** One stop of the tab key for all buttons and links in an element, between which arrows go. */
  vck.useRoving = (element) => {
    const current = vck.useRef(null);
    const all = () => [...element.current.querySelectorAll('button, a')];
    const settle = () => {
      const controls = all();
      const one = controls.includes(current.current) ? current.current : controls[0];
      controls.forEach((control) => {
        control.tabIndex = control === one ? 0 : -1;
      });
    };
    vck.useLayoutEffect(settle);
    return {
      onFocusIn: (event) => {
        current.current = event.target;
        settle();
      },
      onKeyDown: (event) => {
        const controls = all();
        const at = controls.indexOf(event.target);
        const to = {Home: 0, End: controls.length - 1}[event.key] ?? (NEXT[event.key] ? at + NEXT[event.key] : -1);
        if (at >= 0 && to >= 0 && to < controls.length) {
          controls[to].focus();
          event.preventDefault();
        }
      },
    };
  };

  const SINGLE = [['/', 'find cases'], ['j', 'the next case, beside one that is open'], ['k', 'the case before'], ['?', 'this help']];
  const OTHERS = [
    ['Tab', 'to the next part of the page; the links at its beginning skip to the cases'], ['↑ ↓', 'from row to row; among the numbers of the totals also ← →'],
    ['← →', 'shut and open a group'], ['Enter', 'open a case; open or shut a group'], ['Esc', 'close a case; clear the filters, in the text'],
  ];

  const Table = ({of}) => h('dl', null, of.map(([key, does]) => h('div', {key}, h('dt', null, h('kbd', null, key)), h('dd', null, does))));

  /** A button with the dialog that it opens. */
  vck.Keys = () => {
    const dialog = vck.useRef(null);
    const on = vck.useSingleKeys();
    const show = () => dialog.current.showModal();
    vck.useKeys({'?': show});
    return [
      h('button', {type: 'button', class: 'keys', 'aria-haspopup': 'dialog', onClick: show}, 'Keys'),
      h('dialog', {class: 'of-keys', ref: dialog, 'aria-labelledby': 'keys'},
        h('h2', {id: 'keys'}, 'Keys'), h(Table, {of: OTHERS}), h('h3', null, 'Single keys'), h(Table, {of: SINGLE}),
        h('label', null, h('input', {type: 'checkbox', name: 'single', checked: on, onChange: (event) => choose(event.target.checked)}), ' Use single keys'),
        h('button', {type: 'button', class: 'close', onClick: () => dialog.current.close()}, 'Close'))];
  };
})();
