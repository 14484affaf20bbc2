// What can be wider than there is room for, such as a table: then it scrolls by itself, and can be reached by keyboard for that. Else the
// page scrolls, and the heads of a table stay in view.
'use strict';
(() => {
  const {h} = vck;

  vck.Scrolled = ({label, children}) => {
    const box = vck.useRef(null);
    const [wide, set] = vck.useState(false);
    const measure = () => box.current && set([...box.current.children].some((child) => child.scrollWidth > box.current.clientWidth + 1));
    vck.useLayoutEffect(measure);
    vck.useEffect(() => {
      const watcher = new ResizeObserver(measure);
      watcher.observe(box.current);
      return () => watcher.disconnect();
    }, []);
    return h('div', {class: `scrolled ${wide ? 'wide' : ''}`, ref: box, ...(wide ? {tabIndex: 0, role: 'group', 'aria-label': label} : {})}, children);
  };
})();
