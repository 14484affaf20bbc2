// What pages have in common that list cases and show one of them in a panel.
'use strict';
(() => {
  const {h} = vck;

  /** Programs and messages can be searched as soon as they are there; the page does not wait for them. */
  vck.useTexts = (cases) => {
    const [texts, set] = vck.useState('loading');
    vck.useEffect(() => {
      vck.load('texts').then((found) => cases.addTexts(found)).then(() => set('ready'), () => set('missing'));
    }, [cases]);
    return texts;
  };

  vck.TextsMissing = ({texts, state}) => texts === 'missing' && state.text ? h('p', {class: 'warning', role: 'alert'},
    'Programs and messages are not searched: data/texts.js is missing, or of another writing of the site. Reload the page.') : null;

  /** When the panel is closed, the row of its case gets the focus, else the first row that there is. */
  const useFocusBack = (opened) => {
    const wasOpen = vck.useRef(-1);
    vck.useEffect(() => {
      if (opened < 0 && wasOpen.current >= 0) {
        (document.querySelector(`[data-row="${wasOpen.current}"]`) || document.querySelector('.rows [tabindex="0"]'))
          ?.focus({preventScroll: true});
      }
      wasOpen.current = opened;
    }, [opened]);
  };

  /** What opens and closes cases in the panel and steps through those found, by mouse and by key. With a case, `beside` goes into the address. */
  vck.usePanel = ({cases, found, opened, search, state, change, beside = {}}) => {
    const open = (number) => change({...beside, case: cases.id(number)}, state.case ? 'replace' : 'push');
    const close = () => change({case: ''}, 'leave');
    const step = (by) => {
      const at = found.indexOf(opened);
      const next = found[Math.max(0, Math.min(found.length - 1, at < 0 ? 0 : at + by))];
      if (next !== undefined) {
        open(next);
      }
    };
    useFocusBack(opened);
    vck.useKeys({'/': () => search.current.focus(), ...(opened >= 0 ? {Escape: close, j: () => step(1), k: () => step(-1)} : {})});
    document.body.classList.toggle('with-case', opened >= 0);
    return {open, close, step};
  };
})();
