// Shows the page whose name stands in the document.
'use strict';
(() => {
  const {h} = vck;
  const PAGES = [['index', 'Cases'], ['requirements', 'Requirements'], ['operators', 'Operators'], ['capabilities', 'Capabilities'],
    ['known', 'Known outcomes', ({known}) => known], ['findings', 'Findings', ({findings}) => findings],
    ['compare', 'Compare'], ['history', 'History']];

  // Its own step, since what follows the # in the address is the state of the page.
  const skip = (event) => {
    event.preventDefault();
    document.getElementById('content').focus();
  };

  /** To the row that the tab key would come to. */
  const skipToCases = (event) => {
    event.preventDefault();
    (document.querySelector('.rows [tabindex="0"]') || document.getElementById('content')).focus();
  };

  const Site = ({cases, name}) => [
    h('a', {class: 'skip', href: '#content', onClick: skip}, 'Skip to the content'),
    vck.Grid ? h('a', {class: 'skip', href: '#cases', onClick: skipToCases}, 'Skip to the cases') : null,
    h('header', {class: 'top'},
      h('h1', null, 'vmap conformance'),
      h('nav', {'aria-label': 'Pages'}, h('ul', null, PAGES.filter(([page, title, isThere]) => !isThere || isThere(cases.index)).map(([page, title]) =>
        h('li', null, h('a', {href: `${page}.html`, 'aria-current': page === name ? 'page' : null}, title))))),
      vck.Keys ? h(vck.Keys) : null,
      h('p', null, `${vck.plural(cases.count, 'case')} on ${vck.plural(cases.backends.length, 'backend')} · ${vck.shown(cases.index.versions)}`)),
    h(vck.pages[name], {cases}),
    h('footer', null, 'Made by ', h('code', null, 'vck'), ' from ',
      cases.backends.map(({log}, i) => [i > 0 ? ', ' : null, h('code', null, vck.shown(log))]))];

  // On paper nothing can be unfolded.
  addEventListener('beforeprint', () => document.querySelectorAll('#content details:not([open])').forEach((folded) => {
    folded.open = true;
    folded.dataset.folded = '';
  }));
  addEventListener('afterprint', () => document.querySelectorAll('#content details[data-folded]').forEach((unfolded) => {
    unfolded.open = false;
    delete unfolded.dataset.folded;
  }));

  const place = document.getElementById('site');
  const name = document.body.dataset.page;
  try {
    const cases = new vck.Cases(vck.index());
    document.title = `${document.title} · ${vck.shown(cases.backends.map(({label}) => label).join(', '))}`;
    place.replaceChildren();
    vck.render(h(Site, {cases, name}), place);
  } catch (problem) {
    place.textContent = problem.message;
    throw problem;
  }
})();
