// Defects that were found in implementations, each with a program that shows it, and the cases whose known outcomes name them.
'use strict';
(() => {
  const {h} = vck;
  const FENCED = /^```\w*\n([\s\S]*?)\n?```$/;

  /** A line of Markdown without links: what they lead to is in the document, not here. Nor are sentences that are nothing but a link. */
  const spans = (markdown) => vck.spans(String(markdown).replace(/\s*\[[^\]]*\]\(#[^)]*\)\./g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'));

  /** Paragraphs, and programs between fences. */
  const blocks = (markdown) => String(markdown).trim().split(/\n\s*\n/).filter(Boolean).map((block) => {
    const program = FENCED.exec(block);
    return program ? h('pre', {tabIndex: 0}, h('code', null, vck.shown(program[1]))) : h('p', null, spans(block));
  });

  /** Where the known outcomes of a case name a finding: by the finding's id, by backend, the numbers of the cases. */
  const named = (cases) => {
    const found = new Map();
    cases.standings?.backends.forEach((known, backend) => known?.entries.forEach((place, number) => {
      for (const id of cases.standings.entries[place].findings) {
        const backends = found.get(id) || new Map();
        backends.set(backend, [...(backends.get(backend) || []), number]);
        found.set(id, backends);
      }
    }));
    return found;
  };

  const Claims = ({claims}) => h('dl', {class: 'claims'}, claims.map(({got, law}) => h('div', null,
    h('dt', null, 'got'), h('dd', null, spans(got)), h('dt', null, 'law'), h('dd', null, spans(law)))));

  /** Cases of the suite, whose known outcomes name the finding. */
  const OfTheSuite = ({cases, id, backends}) => [...backends].map(([backend, numbers]) => h('div', null,
    h('a', {href: `index.html${vck.address.format({finding: id, on: cases.backends[backend].label})}`}, vck.plural(numbers.length, 'case')),
    ` on ${vck.shown(cases.backends[backend].label)}`));

  /** A case that was made of the finding. It is none of the suite, so that most logs do not have it. */
  const Own = ({cases, id}) => h('div', {class: 'own'}, cases.find(id) < 0 ? h('code', null, vck.shown(id))
    : h('a', {href: `index.html${vck.address.format({case: id})}`}, h('code', null, vck.shown(id))));

  const Finding = ({cases, finding, backends, linked}) => {
    const [first, ...others] = finding.about.split(/\n\s*\n/);
    return h('tr', {id: finding.id, class: linked ? 'linked' : null},
      h('th', {scope: 'row'}, h('details', {open: linked},
        h('summary', null, h('b', null, vck.shown(finding.id)), ' ', spans(finding.title), h('span', {class: 'gist'}, spans(first))),
        h('div', {class: 'text'}, blocks(others.join('\n\n')),
          h(vck.Copied, {text: finding.program}, h('pre', {tabIndex: 0}, h('code', null, vck.shown(finding.program)))),
          h(Claims, {claims: finding.claims})))),
      h('td', null, vck.shown(finding.kind)),
      h('td', {class: 'number'}, backends ? h(OfTheSuite, {cases, id: finding.id, backends}) : h('span', {class: 'no'}, '–')),
      h('td', null, finding.cases.length > 0 ? finding.cases.map((id) => h(Own, {key: id, cases, id})) : h('span', {class: 'no'}, '–')));
  };

  const Section = ({cases, section, findings, byId, linked}) => h('section', {class: 'of-backend'},
    h('h3', null, spans(section.implementation)), h('div', {class: 'lead'}, blocks(section.about)),
    h('table', {class: 'listing stacking findings'},
      h('thead', null, h('tr', null, ['finding', 'kind', 'cases of the suite', 'its own case'].map((name) => h('th', {scope: 'col'}, name)))),
      h('tbody', null, findings.map((finding) => h(Finding, {
        key: finding.id, cases, finding, backends: byId.get(finding.id), linked: linked === finding.id,
      })))));

  const Findings = ({cases, sections}) => {
    const linked = vck.useLinked();
    const byId = vck.useMemo(() => named(cases), [cases]);
    const all = vck.useMemo(() => sections.flatMap((section) => section.findings.map((finding) => ({section, finding}))), [sections]);
    return [h(vck.NotHere, {linked, ids: all.map(({finding}) => finding.id), noun: 'finding', all: 'findings'}), h(vck.Searched, {label: 'findings', all, textOf: ({section, finding: {id, title, kind, about, program}}) => `${section.implementation} ${id} ${title} ${kind} ${about} ${program}`},
      (found) => sections.map((section) => ({section, findings: found.filter((each) => each.section === section).map(({finding}) => finding)}))
        .filter(({findings}) => findings.length > 0)
        .map(({section, findings}) => h(Section, {key: section.implementation, cases, section, findings, byId, linked})))];
  };

  vck.pages.findings = ({cases}) => h('main', {id: 'content', tabIndex: -1}, h('h2', null, 'Findings'),
    h('p', {class: 'lead'}, 'Defects that were found in implementations: a program, what it gave, and what it should have given by the law of vmap '
      + '(the same program with slice, call, stack), or by what is documented. Where cases of the suite meet a defect, their known '
      + 'outcomes name it; what no case of the suite meets was found otherwise, as by random programs. What a case can express has one of its own.'),
    cases.index.findings ? h(Findings, {cases, sections: cases.index.findings})
      : h('p', null, 'This site was made without findings: they stand in ', h('code', null, 'FINDINGS.md'), ' beside a baseline that ', h('code', null, '--baseline'), ' names.'));
})();
