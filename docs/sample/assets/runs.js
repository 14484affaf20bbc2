// The runs of a site as points of lines: a line is a backend with its profile, in the order of its versions.
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

  const partsOf = (version) => String(version).match(/\d+|[a-z]+/gi) || [];

  /** Numbers as numbers; what ends with a word, 1.0-rc1, comes before what ends without it. */
  const compareVersions = (one, other) => {
    const [a, b] = [partsOf(one), partsOf(other)];
    for (let i = 0; i < Math.max(a.length, b.length); i++) {
      // No part stands between a word and a number.
      const [x, y] = [a[i], b[i]].map((part) => (part === undefined ? -1 : /\d/.test(part) ? Number(part) : -2));
      if (x !== y) {
        return x - y;
      } else if (a[i] !== b[i]) {
        return a[i] < b[i] ? -1 : 1;
      }
    }
    return 0;
  };

  const inOrder = (a, b) => compareVersions(a.backend.version, b.backend.version) || a.time - b.time || a.number - b.number;

  /** What tells a run from the others of its line: the version; of several of one version the day, or the minute; and what suite was new. */
  const tickOf = (run, before, runs) => {
    const {version, started, suite} = run.backend;
    const like = runs.filter(({backend}) => backend.version === version);
    const day = ({backend}) => backend.started.slice(0, 10);
    const alone = like.filter((other) => day(other) === day(run)).length === 1;
    return [
      version, like.length === 1 ? '' : alone ? day(run) : vck.minuteOf(started),
      before && before.backend.suite !== suite ? `suite ${suite}` : '',
    ].filter(Boolean);
  };

  /**
   * All runs, by line, each in its place: side by side, those of a line together, by the version of the backend, then by time.
   *
   * ofOwn: whether a run's share is of the cases that it has, and not of all of the site
   */
  vck.linesOf = (cases, ofOwn) => {
    const lines = new Map();
    cases.backends.map((backend, number) => runOf(cases, backend, number, ofOwn)).sort((a, b) => a.time - b.time || a.number - b.number)
      .forEach((run) => lines.set(run.line, [...(lines.get(run.line) || []), run]));
    let place = 0;
    return [...lines].map(([name, unordered], number) => {
      const runs = [...unordered].sort(inOrder);
      return {
        name, number,
        runs: runs.map((run, i) => ({
          ...run, place: place++, before: runs[i - 1], gain: i > 0 ? gainOf(cases, run, runs[i - 1]) : null, tick: tickOf(run, runs[i - 1], runs),
        })),
      };
    });
  };

  vck.dayOf = ({backend}) => vck.minuteOf(backend.started);
  vck.percent = (share) => `${(Math.floor(share * 100) / 100).toFixed(2)} %`;
})();
