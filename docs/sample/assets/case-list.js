// What pages have in common that list cases and show one of them in a panel.
'use strict';
(() => {
  /** Programs and messages can be searched as soon as they are there; the page does not wait for them. */
  vck.useTexts = (cases) => {
    const [texts, set] = vck.useState('loading');
    vck.useEffect(() => {
      vck.load('texts').then((found) => cases.addTexts(found)).then(() => set('ready'), () => set('missing'));
    }, [cases]);
    return texts;
  };

  /** When the panel is closed, the row of its case gets the focus, else the first row that there is. */
  vck.useFocusBack = (opened) => {
    const wasOpen = vck.useRef(-1);
    vck.useEffect(() => {
      if (opened < 0 && wasOpen.current >= 0) {
        (document.querySelector(`[data-row="${wasOpen.current}"]`) || document.querySelector('.rows [tabindex="0"]'))
          ?.focus({preventScroll: true});
      }
      wasOpen.current = opened;
    }, [opened]);
  };
})();
