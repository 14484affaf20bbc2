// The runs of a site as points of lines: a line is a backend with its profile, in the order of time.
'use strict';
(() => {
  const timeOf = (backend) => Date.parse(backend.started) / 1000 || 0;

  /** What share of cases a run passes, in percent. */
  const shareOf = (passed, total) => (total === 0 ? 0 : 100 * passed / total);

  const lineOf = ({name, profile}) => (profile ? `${name}, profile ${profile}` : name);

  const runOf = (cases, backend, number, ofOwn) => {
    const tally = cases.tally(number);
    const ran = cases.count - (tally.absent || 0);
    const total = ofOwn ? ran : cases.count;
    const passed = tally.pass || 0;
    return {
      number, backend, tally, ran, total, passed, share: shareOf(passed, total), line: lineOf(backend), time: timeOf(backend),
    };
  };

  /** By how many percent of the cases that both ran a run passes more of them than the one before it. */
  const gainOf = (cases, run, before) => {
    let both = 0;
    let more = 0;
    for (let number = 0; number < cases.count; number++) {
      const [then, now] = [cases.kind(before.number, number), cases.kind(run.number, number)];
      if (then !== 'absent' && now !== 'absent') {
        both++;
        more += (now === 'pass') - (then === 'pass');
      }
    }
    return {both, by: shareOf(more, both)};
  };

  /** What a run has that the one before it on its line had not. */
  const changesOf = (run, before) => {
    const version = `${run.backend.version}`;
    const suite = `suite ${run.backend.suite}`;
    if (!before) {
      return [version];
    }
    return [before.backend.version !== run.backend.version ? version : '', before.backend.suite !== run.backend.suite ? suite : ''].filter(Boolean);
  };

  /**
   * All runs, by line.
   *
   * ofOwn: whether a run's share is of the cases that it has, and not of all of the site
   */
  vck.linesOf = (cases, ofOwn) => {
    const lines = new Map();
    cases.backends.map((backend, number) => runOf(cases, backend, number, ofOwn))
      .sort((a, b) => a.time - b.time || a.number - b.number)
      .forEach((run) => lines.set(run.line, [...(lines.get(run.line) || []), run]));
    return [...lines].map(([name, runs], number) => ({
      name, number,
      runs: runs.map((run, i) => ({
        ...run, nth: i + 1, before: runs[i - 1], gain: i > 0 ? gainOf(cases, run, runs[i - 1]) : null, changes: changesOf(run, runs[i - 1]),
      })),
    }));
  };

  vck.dayOf = ({backend}) => backend.started.slice(0, 16).replace('T', ' ');
  vck.percent = (share) => `${(Math.floor(share * 100) / 100).toFixed(2)} %`;
})();
