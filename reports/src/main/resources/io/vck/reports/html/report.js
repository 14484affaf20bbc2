// What the page can do beyond being read: filters, links to views and cases, copying commands. The state is in the
// address: #text=stack&verdict=fail,error&on=1&disagree=yes&case=api/levels/outer-product
(() => {
  'use strict';
  const root = document.documentElement;
  const form = document.querySelector('.filters');
  const shown = form.querySelector('.shown');
  const nothing = document.querySelector('.nothing');
  const clear = form.querySelector('.clear');
  const groups = [...document.querySelectorAll('.group')].map((element) => ({
    element,
    wasOpen: element.open,
    cases: [...element.querySelectorAll('.case')].map((row) => ({
      element: row,
      id: row.dataset.id,
      marks: row.dataset.marks.split(' ').map((cell) => cell.split(',')),
      disagree: row.dataset.disagree,
      text: '',
    })),
  }));
  const cases = groups.flatMap((group) => group.cases);
  const byId = new Map(cases.map((each) => [each.id, each]));
  let filtered = false;
  let opened = '';

  const textOf = (each) => each.text || (each.text = `${each.id} ${each.element.textContent}`.toLowerCase());

  const filter = () => {
    const data = new FormData(form);
    return {
      text: (data.get('text') || '').trim(),
      verdicts: data.getAll('verdict'),
      on: data.get('on') || '',
      disagree: data.get('disagree') || '',
    };
  };

  const matches = (each, wanted, words) => {
    const cells = wanted.on === '' ? each.marks : [each.marks[Number(wanted.on)] || []];
    return (wanted.verdicts.length === 0 || cells.some((cell) => cell.some((mark) => wanted.verdicts.includes(mark))))
      && (wanted.disagree === '' || each.disagree === 'yes')
      && words.every((word) => textOf(each).includes(word));
  };

  // Groups open while cases are looked for; afterwards they are as they were.
  const apply = () => {
    const wanted = filter();
    const words = wanted.text.toLowerCase().split(/\s+/).filter(Boolean);
    const isFiltering = words.length > 0 || wanted.verdicts.length > 0 || wanted.disagree !== '';
    let count = 0;
    for (const group of groups) {
      let inGroup = 0;
      for (const each of group.cases) {
        const isShown = !isFiltering || matches(each, wanted, words);
        each.element.hidden = !isShown;
        inGroup += isShown ? 1 : 0;
      }
      if (isFiltering && !filtered) {
        group.wasOpen = group.element.open;
      }
      group.element.hidden = inGroup === 0;
      group.element.open = isFiltering ? true : filtered ? group.wasOpen : group.element.open;
      count += inGroup;
    }
    filtered = isFiltering;
    shown.textContent = isFiltering ? `${count} of ${cases.length} cases` : `${cases.length} cases`;
    nothing.hidden = count > 0;
    clear.hidden = !isFiltering && wanted.on === '';
  };

  const remember = () => {
    const wanted = filter();
    const state = new URLSearchParams();
    const put = (name, value) => value !== '' && state.set(name, value);
    put('text', wanted.text);
    put('verdict', wanted.verdicts.join(','));
    put('on', wanted.on);
    put('disagree', wanted.disagree);
    put('case', opened);
    const hash = state.toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('+', '%20');
    history.replaceState(null, '', hash ? `#${hash}` : location.href.split('#')[0]);
  };

  const reveal = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (at.localName === 'details') {
        at.open = true;
        at.hidden = false;
      }
    }
    element.scrollIntoView({block: 'start'});
    element.querySelector('summary').focus({preventScroll: true});
  };

  const restore = () => {
    const target = location.hash.startsWith('#requirement-') && document.getElementById(location.hash.slice(1));
    if (target) {
      reveal(target);
      return;
    }
    const state = new URLSearchParams(location.hash.slice(1));
    const verdicts = (state.get('verdict') || '').split(',');
    form.elements.text.value = state.get('text') || '';
    for (const box of form.querySelectorAll('[name=verdict]')) {
      box.checked = verdicts.includes(box.value);
    }
    if (form.elements.on) {
      form.elements.on.value = state.get('on') || '';
    }
    if (form.elements.disagree) {
      form.elements.disagree.checked = state.has('disagree');
    }
    apply();
    opened = state.get('case') || '';
    const linked = byId.get(opened);
    if (linked) {
      reveal(linked.element);
    }
  };

  const changed = () => {
    apply();
    remember();
  };

  const reset = () => {
    form.reset();
    form.elements.text.value = '';
    changed();
  };

  // Texts of requirements stand on the page once; a case that is opened shows copies of its own. It gets its buttons then.
  const complete = (row) => {
    for (const link of row.querySelectorAll('.why a:only-child')) {
      const text = document.querySelector(`${link.getAttribute('href')} > .text`);
      if (text) {
        link.after(text.cloneNode(true));
      }
    }
    for (const code of row.querySelectorAll('.rerun code:only-child')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.setAttribute('aria-label', `Copy ${code.textContent}`);
      code.after(button);
    }
  };

  // A box that scrolls must be reachable by keyboard, and what is marked in it must be seen.
  const settle = (details) => {
    for (const box of details.querySelectorAll('pre')) {
      const mark = box.querySelector('mark');
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight) {
        box.tabIndex = 0;
        box.scrollLeft = mark ? mark.offsetLeft - box.offsetLeft - box.clientWidth / 2 : 0;
      }
    }
  };

  const copy = async (button) => {
    const code = button.parentElement.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };

  const show = (button) => {
    form.reset();
    form.elements.text.value = '';
    form.querySelector(`[name=verdict][value="${button.dataset.show}"]`).checked = true;
    if (form.elements.on) {
      form.elements.on.value = button.dataset.on;
    }
    changed();
    document.querySelector('.tools').scrollIntoView({block: 'start'});
  };

  root.classList.add('js');
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) {
      return;
    }
    if (button.classList.contains('clear')) {
      event.preventDefault();
      reset();
    } else if (button.classList.contains('copy')) {
      copy(button);
    } else if (button.dataset.show) {
      show(button);
    }
  });
  document.addEventListener('toggle', (event) => {
    const row = event.target;
    if (row.open && !row.classList.contains('group')) {
      settle(row);
    }
    if (!row.classList.contains('case')) {
      return;
    }
    if (row.open) {
      complete(row);
      opened = row.dataset.id;
      remember();
    } else if (opened === row.dataset.id) {
      opened = '';
      remember();
    }
  }, true);
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.matches('input[type=search], select');
    if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      form.elements.text.focus();
    } else if (event.key === 'Escape' && event.target === form.elements.text) {
      reset();
    }
  });
  addEventListener('hashchange', restore);
  restore();
})();
