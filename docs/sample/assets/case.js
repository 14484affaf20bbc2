// One case: what it tests and why, what is run, what was expected, and what each backend made of it.
'use strict';
(() => {
  const {h} = vck;

  const Requirement = ({id, known}) => h('li', null,
    h('a', {href: `requirements.html#${encodeURIComponent(id)}`}, h('b', null, vck.shown(id)), ' ', vck.shown(known?.title)),
    known ? h('div', {class: 'text'}, vck.paragraphs(known.text)) : null);

  /** What is in an input is a click away, so that the answers are not far. */
  const Filled = ({input: {name, value}}) => h('details', null,
    h('summary', null, h('code', null, vck.shown(vck.lineOf(value)))), h(vck.ValueView, {path: name, value}));

  const Inputs = ({inputs}) => h('section', null, h('h3', null, 'Inputs'), h('dl', {class: 'inputs'}, inputs.map((input) => h('div', null,
    h('dt', null, h('code', null, vck.shown(`${input.name} = ${input.expression}`))),
    h('dd', null, vck.isFilled(input.value) ? h(Filled, {input}) : h('code', null, vck.shown(vck.lineOf(input.value))))))));

  /** The inputs as one of the logs has them: with what is in them, if the case failed in any of them. */
  const inputsOf = (records) => (records.find(({inputs}) => inputs.some(({value}) => vck.isFilled(value)))
    || records.find(({inputs}) => inputs.length > 0) || records[0]).inputs;

  const List = ({title, of, children}) => (of.length > 0
    ? h('section', null, h('h3', null, title), h('ul', {class: 'listed'}, children)) : null);

  /** What is needed to read the answers: why the case is there, what is run on what, and what should come of it. */
  const Facts = ({cases, record, inputs, number}) => h('div', {class: 'facts'},
    record.disputed ? h('p', {class: 'warning'}, `In dispute: ${vck.shown(record.disputed)}`) : null,
    cases.contradictory.has(number) ? h('p', {class: 'warning'},
      'The logs describe different cases under this id; they are of different suites. Shown is what the first log says.') : null,
    record.requirements.length > 0 ? h('section', null, h('h3', null, 'Why'), h('ul', {class: 'why'},
      record.requirements.map((id) => h(Requirement, {id, known: cases.requirements.get(id)})))) : null,
    h('h3', null, 'Program'), h(vck.Copied, {text: record.program}, h('pre', {class: 'program', tabIndex: 0}, h('code', null, vck.shown(record.program)))),
    inputs.length > 0 ? h(Inputs, {inputs}) : null,
    h(List, {title: 'Expected', of: record.expect}, record.expect.map(({describe}) => h('li', null, vck.spans(describe)))));

  const Origins = ({record}) => h('div', {class: 'facts'},
    h(List, {title: 'Operators', of: record.operators || []}, (record.operators || []).map((name) => h('li', null,
      h('a', {href: `operators.html#${encodeURIComponent(name)}`}, h('code', null, vck.shown(name)))))),
    h(List, {title: 'Mirrors', of: record.mirrors}, record.mirrors.map((mirrored) => h('li', null, h('code', null, vck.shown(mirrored))))));

  const Content = ({cases, number, records, first}) => {
    const given = records.filter(Boolean);
    const answers = vck.answersOf(records, cases.backend(first));
    return h('div', {class: 'content'},
      h(Facts, {cases, number, record: given[0], inputs: inputsOf(given)}),
      h('section', {class: 'answers', 'aria-labelledby': 'answers'}, h('h3', {id: 'answers'}, given.length > 1 ? 'What backends made of it' : 'What came of it'),
        answers.map((answer, i) => h(vck.Answer, {
          key: answer.backends.join(), answer, cases, number, open: i === 0 || vck.isTrouble(answer.record.verdict),
        }))),
      h(Origins, {record: given[0]}));
  };

  /** Loads what the logs say of a case. */
  const useRecords = (cases, number) => {
    const [loaded, set] = vck.useState({});
    vck.useEffect(() => {
      let wanted = true;
      cases.records(number).then(
        (records) => wanted && set({number, records}),
        (problem) => wanted && set({number, problem: problem.message}));
      return () => {
        wanted = false;
      };
    }, [cases, number]);
    return loaded.number === number ? loaded : {};
  };

  // As in site-case.css: with less room than this the panel is in front of all else.
  const IN_FRONT = matchMedia('(max-width: 74.99rem)');

  /** What lies behind the panel can't be reached as long as the panel is in front. */
  const useInertBehind = (panel) => vck.useEffect(() => {
    let behind = [];
    const apply = () => {
      behind.forEach((element) => element.removeAttribute('inert'));
      behind = [];
      for (let at = panel.current; IN_FRONT.matches && at && at.id !== 'site'; at = at.parentElement) {
        behind.push(...[...at.parentElement.children].filter((element) => element !== at));
      }
      behind.forEach((element) => element.setAttribute('inert', ''));
    };
    apply();
    IN_FRONT.addEventListener('change', apply);
    return () => {
      IN_FRONT.removeEventListener('change', apply);
      behind.forEach((element) => element.removeAttribute('inert'));
    };
  }, []);

  /** The address of the panel is what it links to, so that following the link leads nowhere else. */
  const stay = (event, link) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      vck.address.replace(vck.address.parse(link));
    }
  };

  /** The panel; with only, some of the backends by their numbers; first is the label of that whose answer comes first. */
  vck.CasePanel = ({cases, number, close, step, link, only, first = ''}) => {
    const {records: all, problem} = useRecords(cases, number);
    const records = only ? all?.map((record, backend) => (only.includes(backend) ? record : null)) : all;
    const heading = vck.useRef(null);
    const panel = vck.useRef(null);
    useInertBehind(panel);
    vck.useEffect(() => heading.current.focus({preventScroll: true}), [number]);
    return h('aside', {class: 'panel', ref: panel, 'aria-labelledby': 'case-name'},
      h('header', null,
        h('div', {class: 'buttons'},
          h('button', {type: 'button', onClick: () => step(-1), title: 'The case before, key k'}, '↑ Before'),
          h('button', {type: 'button', onClick: () => step(1), title: 'The next case, key j'}, '↓ Next'),
          h('button', {type: 'button', class: 'close', onClick: close, title: 'Back to the matrix, key Escape'}, '✕ Close')),
        h('h2', {id: 'case-name', tabIndex: -1, ref: heading}, h('a', {href: link, title: 'Link to this case', onClick: (event) => stay(event, link)}, h('code', null, vck.shown(cases.id(number))))),
        h('p', {class: 'lead'}, vck.spans(cases.about(number))),
        only && cases.backends.length > only.length
          ? h('p', null, h('a', {href: `index.html${vck.address.format({case: cases.id(number)})}`}, 'This case on all backends')) : null),
      problem ? h('p', {class: 'warning', role: 'alert'}, problem) : null,
      records ? h(Content, {cases, number, records, first}) : null);
  };
})();
