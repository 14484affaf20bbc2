// Lines of runs as a plot. Each run has its place, so that what stands below it has room; lines are told apart by their places, by
// dashes, and by the shapes of their points; colour only helps. The table below the plot has the same numbers.
'use strict';
(() => {
  const {h} = vck;
  const HEIGHT = 380;
  const COLOURS = 8;
  const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [14, 5]];
  const SIZE = 4.5;
  // Beside the plot: as in site-history.css.
  const LEFT = 64;
  const RIGHT = 16;
  // With less room than this a tick stands upright; with less than the least, the plot is scrolled.
  const UPRIGHT = 72;
  const LEAST = 20;
  const PRINTED = 640;

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

  const runsOf = (lines) => lines.flatMap(({runs}) => runs);

  /** Columns, as uPlot takes them: the places, and of each line its shares. */
  const tableOf = (lines) => {
    const all = runsOf(lines);
    return [all.map(({place}) => place), ...lines.map(({runs}) => all.map((run) => (runs.includes(run) ? run.share : null)))];
  };

  /** From below the least share to above the greatest, in whole percents, and never nothing. */
  const rangeOf = (lines) => {
    const shares = lines.flatMap(({runs}) => runs.map(({share}) => share));
    const [least, greatest] = [Math.min(...shares), Math.max(...shares)];
    const margin = Math.max(1, (greatest - least) * 0.12);
    return [Math.max(0, Math.floor(least - margin)), Math.min(100, Math.ceil(greatest + margin))];
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

  const axis = (colours, more) => ({
    stroke: colours.soft, font: `12px ${colours.font}`, grid: {stroke: colours.line, width: 1}, ticks: {stroke: colours.line, width: 1}, ...more,
  });

  // The ticks below are in line with the places: see .ticks in site-history.css.
  const optionsOf = ({lines, range, colours, width, tell}) => {
    const runs = runsOf(lines);
    return {
      width, height: HEIGHT, legend: {show: false}, padding: [16, RIGHT, 0, 0],
      cursor: {drag: {x: false, y: false}, focus: {prox: 24}, points: {show: false}},
      scales: {x: {time: false, range: () => [-0.5, runs.length - 0.5]}, y: {range}},
      axes: [
        axis(colours, {size: 10, splits: () => runs.map(({place}) => place), values: (plot, places) => places.map(() => '')}),
        axis(colours, {size: LEFT, values: (plot, ticks) => ticks.map((tick) => `${tick} %`)}),
      ],
      series: [{}, ...lines.map(({name, number}) => ({
        label: name, stroke: colours.of(number), width: 2, dash: lookOf(number).dash,
        points: {show: true, size: 2 * SIZE, fill: colours.card, stroke: colours.of(number), width: 2, paths: shapes(lookOf(number).shape)},
      }))],
      hooks: {setCursor: [(plot) => tell(plot.cursor.top < 0 ? null : runs[plot.cursor.idx])]},
    };
  };

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

  const Ticks = ({lines, room}) => h('div', {class: 'ticks', style: {gridTemplateColumns: `repeat(${runsOf(lines).length}, minmax(0, 1fr))`}},
    lines.map(({name, number, runs}) => h('div', {
      key: name, class: `line-name line-${number % COLOURS + 1} ${room * runs.length < UPRIGHT ? 'upright' : ''}`, style: {gridColumn: `span ${runs.length}`},
    }, h('span', null, vck.shown(name)))),
    runsOf(lines).map((run) => h('div', {key: run.place, class: `tick ${room < UPRIGHT ? 'upright' : ''}`},
      h('span', null, run.tick.map((part) => h('span', {class: 'part'}, vck.shown(part)))))));

  /** The plot; the table says the same to those who can't see it. */
  vck.Plot = ({lines, tell}) => {
    const place = vck.useRef(null);
    const [room, setRoom] = vck.useState(UPRIGHT);
    const dark = useScheme();
    const count = runsOf(lines).length;
    vck.useEffect(() => {
      const plot = new uPlot(optionsOf({
        lines, range: rangeOf(lines), colours: coloursNow(place.current), width: place.current.clientWidth, tell,
      }), tableOf(lines), place.current);
      const fit = () => {
        plot.setSize({width: place.current.clientWidth, height: HEIGHT});
        setRoom((place.current.clientWidth - LEFT - RIGHT) / count);
      };
      const print = () => plot.setSize({width: PRINTED, height: HEIGHT});
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
    }, [lines, dark]);
    return h(vck.Scrolled, {label: 'The plot', children: h('div', {class: 'plotted', 'aria-hidden': 'true', style: {minWidth: `${LEFT + RIGHT + count * LEAST}px`}},
      h('div', {class: 'plot', ref: place}), h(Ticks, {lines, room}))});
  };

  /** Where the plot's scale begins, for those who would take it for zero. */
  vck.beginningOf = (lines) => rangeOf(lines)[0];
})();
