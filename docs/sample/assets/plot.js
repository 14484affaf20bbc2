// Lines of runs as a plot. Lines are told apart by dashes, by the shapes of their points and by their names at their ends; colour only
// helps. The table below the plot has the same numbers.
'use strict';
(() => {
  const {h} = vck;
  const HEIGHT = 380;
  const COLOURS = 8;
  const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [14, 5]];
  const SIZE = 4.5;
  const NEAR = 34;

  // Shapes around a point, as corners in units of their size; a circle has none.
  const SHAPES = [
    [],
    [[-1, -1], [1, -1], [1, 1], [-1, 1]],
    [[0, -1.3], [1.2, 0.9], [-1.2, 0.9]],
    [[0, -1.4], [1.4, 0], [0, 1.4], [-1.4, 0]],
    [[0, 1.3], [1.2, -0.9], [-1.2, -0.9]],
  ];

  const lookOf = (number) => ({
    colour: `--line-${number % COLOURS + 1}`, dash: DASHES[number % DASHES.length], shape: SHAPES[Math.floor(number / DASHES.length + number) % SHAPES.length],
  });

  const outline = (path, shape, x, y, size) => {
    if (shape.length === 0) {
      path.moveTo(x + size, y);
      path.arc(x, y, size, 0, 2 * Math.PI);
    } else {
      shape.forEach(([dx, dy], i) => path[i === 0 ? 'moveTo' : 'lineTo'](x + dx * size, y + dy * size));
      path.closePath();
    }
    return path;
  };

  /** How a line looks, to stand beside its name. */
  vck.LineSign = ({number}) => {
    const {dash, shape} = lookOf(number);
    return h('svg', {class: `line-sign line-${number % COLOURS + 1}`, viewBox: '0 0 40 14', width: 40, height: 14, 'aria-hidden': 'true'},
      h('line', {x1: 0, y1: 7, x2: 40, y2: 7, 'stroke-dasharray': dash.join(' ')}),
      shape.length === 0 ? h('circle', {cx: 20, cy: 7, r: SIZE})
        : h('polygon', {points: shape.map(([dx, dy]) => `${20 + dx * SIZE},${7 + dy * SIZE}`).join(' ')}));
  };

  /** Aligned columns, as uPlot takes them, and the run behind each point. */
  const tableOf = (lines, placeOf) => {
    const places = [...new Set(lines.flatMap(({runs}) => runs.map(placeOf)))].sort((a, b) => a - b);
    const runs = lines.map((line) => places.map((place) => line.runs.findLast((run) => placeOf(run) === place) || null));
    return {runs, data: [places, ...runs.map((column) => column.map((run) => (run ? run.share : null)))]};
  };

  /** From below the least share to above the greatest, in whole percents, and never nothing. */
  const rangeOf = (lines) => {
    const shares = lines.flatMap(({runs}) => runs.map(({share}) => share));
    const [least, greatest] = [Math.min(...shares), Math.max(...shares)];
    const margin = Math.max(1, (greatest - least) * 0.12);
    return [Math.max(0, Math.floor(least - margin)), Math.min(100, Math.ceil(greatest + margin))];
  };

  /** The names of lines at their last points, and what is new at points where something is, where there is room. */
  const annotate = (lines, placeOf, colours) => (plot) => {
    const {ctx} = plot;
    const ratio = devicePixelRatio || 1;
    const taken = [];
    const isFree = (x, y, width) => taken.every((other) => y + 7 * ratio < other.y - 7 * ratio || y - 7 * ratio > other.y + 7 * ratio
      || x + width < other.x || x > other.x + other.width);
    const write = (text, x, y, colour, must) => {
      const width = ctx.measureText(text).width;
      const left = Math.max(plot.bbox.left, Math.min(x, ctx.canvas.width - width - 2 * ratio));
      const place = [y, y - 14 * ratio, y + 14 * ratio, y - 28 * ratio, y + 28 * ratio].find((each) => isFree(left, each, width));
      if (place !== undefined || must) {
        taken.push({x: left, y: place ?? y, width});
        ctx.fillStyle = colour;
        ctx.fillText(text, left, place ?? y);
      }
    };
    ctx.save();
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    const at = (run) => [plot.valToPos(placeOf(run), 'x', true), plot.valToPos(run.share, 'y', true)];
    ctx.font = `600 ${12 * ratio}px ${colours.font}`;
    lines.forEach(({name, number, runs}) => {
      const [x, y] = at(runs[runs.length - 1]);
      write(vck.printable(name), x + 9 * ratio, y, colours.of(number), true);
    });
    ctx.font = `${11 * ratio}px ${colours.font}`;
    lines.forEach(({runs}) => runs.filter(({changes}) => changes.length > 0).forEach((run) => {
      const [x, y] = at(run);
      write(vck.printable(run.changes.join(', ')).slice(0, NEAR), x - 4 * ratio, y + 15 * ratio, colours.soft, false);
    }));
    ctx.restore();
  };

  const shapes = (shape) => (plot, number, first, last, points) => {
    const size = SIZE * (devicePixelRatio || 1);
    const path = new Path2D();
    const indices = points || Array.from({length: last - first + 1}, (unused, i) => first + i);
    indices.forEach((i) => {
      const value = plot.data[number][i];
      if (value !== null) {
        outline(path, shape, plot.valToPos(plot.data[0][i], 'x', true), plot.valToPos(value, 'y', true), size);
      }
    });
    return {stroke: path, fill: path, clip: null, flags: 3};
  };

  const coloursNow = (element) => {
    const style = getComputedStyle(element);
    const colour = (name) => style.getPropertyValue(name).trim();
    return {of: (number) => colour(lookOf(number).colour), text: colour('--text'), soft: colour('--soft'), line: colour('--line'), card: colour('--card'), font: style.fontFamily};
  };

  const roomForNames = (lines, width) => Math.min(0.35 * width, 18 + 7.5 * Math.max(...lines.map(({name}) => name.length)));

  const axis = (colours, more) => ({
    stroke: colours.soft, font: `12px ${colours.font}`, grid: {stroke: colours.line, width: 1}, ticks: {stroke: colours.line, width: 1}, ...more,
  });

  const DAY = 86400;

  /** Days, or hours of which the first of a day has its date; in UTC, as in the table. */
  const times = (plot, ticks, number, space, step) => ticks.map((tick, i) => {
    const [day, hour] = [new Date(tick * 1000).toISOString().slice(0, 10), new Date(tick * 1000).toISOString().slice(11, 16)];
    const isFirst = i === 0 || new Date(ticks[i - 1] * 1000).toISOString().slice(0, 10) !== day;
    return step >= DAY ? day : isFirst ? `${hour}\n${day}` : hour;
  });

  const optionsOf = ({lines, placeOf, byTime, range, colours, width, tell, runs}) => ({
    width, height: HEIGHT, legend: {show: false}, padding: [16, roomForNames(lines, width), 0, 0],
    tzDate: (time) => uPlot.tzDate(new Date(time * 1000), 'Etc/UTC'),
    cursor: {drag: {x: false, y: false}, focus: {prox: 24}, points: {show: false}},
    scales: {x: {time: byTime, range: (plot, least, greatest) => (least === greatest ? [least - 1, greatest + 1] : [least, greatest])}, y: {range}},
    axes: [
      axis(colours, byTime ? {space: 74, values: times} : {incrs: [1, 2, 5, 10, 20, 50, 100], values: (plot, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? `run ${tick}` : ''))}),
      axis(colours, {size: 64, values: (plot, ticks) => ticks.map((tick) => `${tick} %`)}),
    ],
    series: [{}, ...lines.map(({name, number}) => ({
      label: name, stroke: colours.of(number), width: 2, dash: lookOf(number).dash, spanGaps: true,
      points: {show: true, size: 2 * SIZE, fill: colours.card, stroke: colours.of(number), width: 2, paths: shapes(lookOf(number).shape)},
    }))],
    hooks: {
      draw: [annotate(lines, placeOf, colours)],
      setCursor: [(plot) => {
        const near = plot.cursor.idxs?.map((at, series) => (series > 0 && at !== null ? runs[series - 1][at] : null)).filter(Boolean) || [];
        const top = plot.cursor.top;
        const distance = (run) => Math.abs(plot.valToPos(run.share, 'y') - top);
        tell(top < 0 || near.length === 0 ? null : near.reduce((a, b) => (distance(b) < distance(a) ? b : a)));
      }],
    },
  });

  const useScheme = () => {
    const [dark, set] = vck.useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
    vck.useEffect(() => {
      const query = matchMedia('(prefers-color-scheme: dark)');
      const follow = () => set(query.matches);
      query.addEventListener('change', follow);
      return () => query.removeEventListener('change', follow);
    }, []);
    return dark;
  };

  /** The plot; the table says the same to those who can't see it. */
  vck.Plot = ({lines, byTime, tell}) => {
    const place = vck.useRef(null);
    const dark = useScheme();
    vck.useEffect(() => {
      const placeOf = byTime ? ({time}) => time : ({nth}) => nth;
      const {runs, data} = tableOf(lines, placeOf);
      const plot = new uPlot(optionsOf({
        lines, placeOf, byTime, range: rangeOf(lines), colours: coloursNow(place.current), width: place.current.clientWidth, tell, runs,
      }), data, place.current);
      const fit = () => plot.setSize({width: place.current.clientWidth, height: HEIGHT});
      const print = () => plot.setSize({width: 640, height: HEIGHT});
      const watcher = new ResizeObserver(fit);
      watcher.observe(place.current);
      addEventListener('beforeprint', print);
      addEventListener('afterprint', fit);
      return () => {
        watcher.disconnect();
        removeEventListener('beforeprint', print);
        removeEventListener('afterprint', fit);
        plot.destroy();
      };
    }, [lines, byTime, dark]);
    return h('div', {class: 'plot', ref: place, 'aria-hidden': 'true'});
  };

  /** Where the plot's scale begins, for those who would take it for zero. */
  vck.beginningOf = (lines) => rangeOf(lines)[0];
})();
