// A grid of cases below their groups, which can be walked by keyboard. Of its rows only those are elements that can be seen, and
// some around them.
'use strict';
(() => {
  const {h} = vck;
  const ROW = 33;
  // Rows beyond those that can be seen.
  const AROUND = 10;
  // On paper, from the first on: a hundred pages. More would keep the browser busy for minutes.
  const PRINTED = 5000;
  // Frames in which a row that is far away comes to its place.
  const FAR = 30;

  // A row is a number: of a case from 0 on, of a group from -1 down.
  const groupRow = (group) => -1 - group;
  const isGroup = (row) => row < 0;

  /** The rows of the cases that are asked for, below their groups. */
  vck.rowsOf = (cases, found, isOpen) => {
    const rows = [];
    let group = -1;
    let open = false;
    for (const number of found) {
      if (group < 0 || number >= cases.groups[group].end) {
        group = cases.groupOf(number);
        rows.push(groupRow(group));
        open = isOpen(group);
      }
      if (open) {
        rows.push(number);
      }
    }
    return rows;
  };

  /** Whether the page is being printed. The browser does not wait for what is drawn later, so this is drawn at once. */
  const usePrinting = () => {
    const [printing, set] = vck.useState(false);
    vck.useEffect(() => {
      const tell = (event) => {
        preact.options.debounceRendering = (draw) => draw();
        set(event.type === 'beforeprint');
        delete preact.options.debounceRendering;
      };
      addEventListener('beforeprint', tell);
      addEventListener('afterprint', tell);
      return () => {
        removeEventListener('beforeprint', tell);
        removeEventListener('afterprint', tell);
      };
    }, []);
    return printing;
  };

  /** Rows of a page that scrolls as a whole, as elements while they can be seen. Places are counted from the top of the rows. */
  const useRows = (rows, body) => {
    const [, redraw] = vck.useReducer((times) => times + 1, 0);
    const top = vck.useRef(0);
    const begun = vck.useRef(false);
    const [virtual] = vck.useState(() => new VirtualCore.Virtualizer({
      count: rows.length, getScrollElement: () => window, estimateSize: () => ROW,
      // When it begins it asks for the offset 0, for which the page need not move.
      scrollToFn: (offset, options, instance) => begun.current && VirtualCore.windowScroll(offset + top.current, options, instance),
      observeElementRect: VirtualCore.observeWindowRect,
      observeElementOffset: (instance, tell) => VirtualCore.observeWindowOffset(instance, (offset) => tell(Math.max(0, offset - top.current))),
      initialRect: {width: innerWidth, height: innerHeight},
    }));
    const key = vck.useCallback((at) => rows[at], [rows]);
    virtual.setOptions({...virtual.options, count: rows.length, getItemKey: key, overscan: AROUND, onChange: () => redraw()});
    vck.useLayoutEffect(() => virtual._didMount(), []);
    vck.useLayoutEffect(() => {
      top.current = body.current.getBoundingClientRect().top + scrollY;
      virtual._willUpdate();
      begun.current = true;
    });
    /** Scrolls as far as is needed to see a row below the heads. */
    const reveal = (at) => {
      const {start, end} = virtual.getMeasurements()[at];
      const above = body.current.previousElementSibling;
      // Where it sticks to; on a narrow screen nowhere.
      const heads = above.offsetHeight + (parseFloat(getComputedStyle(above).top) || 0);
      const begin = body.current.getBoundingClientRect().top + scrollY;
      if (begin + start < scrollY + heads) {
        scrollTo(0, begin + start - heads);
      } else if (begin + end > scrollY + innerHeight) {
        scrollTo(0, begin + end - innerHeight);
      }
    };
    /** The same for a row that may be far away: how high rows are is known only of those that were near, so it takes some steps. */
    const approach = (at, steps = FAR) => requestAnimationFrame(() => {
      if (body.current && steps > 0 && at < virtual.options.count) {
        const before = scrollY;
        reveal(at);
        if (scrollY !== before || !body.current.querySelector(`[data-index="${at}"]`)) {
          approach(at, steps - 1);
        }
      }
    });
    return [virtual, reveal, approach];
  };

  const step = (key, at, last, page) => ({
    ArrowDown: Math.min(last, at + 1), ArrowUp: Math.max(0, at - 1), PageDown: Math.min(last, at + page), PageUp: Math.max(0, at - page),
    Home: 0, End: last,
  }[key]);

  /**
   * The grid.
   *
   * rows: as rowsOf gives them; heads: what stands above; groupRow, caseRow: what stands in the row of a group or of a case, by its
   * number; isOpen, toggle: of groups; open, opened: of cases.
   */
  vck.Grid = ({label, cases, heads, rows, groupRow: ofGroup, caseRow: ofCase, isOpen, toggle, open, opened}) => {
    const body = vck.useRef(null);
    const [virtual, reveal, approach] = useRows(rows, body);
    const [current, setCurrent] = vck.useState(null);
    // The row that is to get the focus, once it is drawn: what an earlier drawing left to do comes in between.
    const awaited = vck.useRef(null);
    const at = Math.max(0, rows.indexOf(current));
    const choose = (row) => (isGroup(row) ? toggle(-1 - row) : open(row));

    const go = (to) => {
      if (rows[to] !== current) {
        awaited.current = rows[to];
      }
      setCurrent(rows[to]);
      reveal(to);
    };
    vck.useEffect(() => {
      const element = awaited.current === current && body.current.querySelector(`[data-row="${current}"]`);
      if (element) {
        awaited.current = null;
        element.focus({preventScroll: true});
      }
    });
    vck.useEffect(() => {
      const to = opened < 0 ? -1 : rows.indexOf(opened);
      if (to >= 0) {
        setCurrent(opened);
        approach(to);
      }
    }, [opened]);

    const onKeyDown = (event) => {
      const row = rows[at];
      const to = step(event.key, at, rows.length - 1, 15);
      if (event.ctrlKey || event.metaKey || event.altKey || row === undefined) {
        return;
      } else if (to !== undefined) {
        go(to);
      } else if (event.key === 'Enter' || event.key === ' ') {
        choose(row);
      } else if ((event.key === 'ArrowRight' && isGroup(row) && !isOpen(-1 - row)) || (event.key === 'ArrowLeft' && isGroup(row) && isOpen(-1 - row))) {
        toggle(-1 - row);
      } else if (event.key === 'ArrowLeft' && !isGroup(row)) {
        go(rows.indexOf(groupRow(cases.groupOf(row))));
      } else {
        return;
      }
      event.preventDefault();
    };

    const printing = usePrinting();
    const items = printing ? Array.from({length: Math.min(PRINTED, rows.length)}, (unused, index) => ({index, start: 0})) : virtual.getVirtualItems();
    // The row that Tab leads to; after scrolling away from the current one, the first that there is.
    const tab = items.some(({index}) => index === at) ? at : items[0]?.index;
    return h('div', {role: 'treegrid', class: 'matrix', 'aria-label': label, 'aria-rowcount': rows.length + 1, onKeyDown},
      h('div', {role: 'rowgroup', class: 'heads'}, h('div', {role: 'row', 'aria-rowindex': 1}, heads)),
      h('div', {role: 'rowgroup', class: 'rows', ref: body, style: {height: `${virtual.getTotalSize()}px`}},
        items.map(({index, start}) => {
          const row = rows[index];
          const shared = {
            key: row, role: 'row', 'data-index': index, 'data-row': row, 'aria-rowindex': index + 2, ref: printing ? null : virtual.measureElement,
            tabIndex: index === tab ? 0 : -1, style: {transform: `translateY(${start}px)`},
            onFocus: () => setCurrent(row), onClick: () => choose(row),
          };
          return isGroup(row)
            ? h('div', {...shared, class: 'group', 'data-group': vck.shown(cases.groups[-1 - row].name), 'aria-level': 1, 'aria-expanded': String(isOpen(-1 - row))}, ofGroup(-1 - row))
            : h('div', {...shared, class: 'case', 'aria-level': 2, 'aria-selected': String(row === opened), 'data-id': vck.shown(cases.id(row))}, ofCase(row));
        })),
      printing && rows.length > PRINTED ? h('p', {class: 'warning cut'},
        `Printed are the first ${vck.numeral(PRINTED)} of ${vck.numeral(rows.length)} rows. A filter makes them fewer.`) : null);
  };
})();
