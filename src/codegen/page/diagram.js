// page/diagram.js: the big diagram: drag, pinch, zoom, keys; a chosen table with its neighbours stands out.
const ZOOM_MAX = 40, STEP = 1.25, MOVED_MIN = 4;
const WIDTHS_MIN = 4, WIDTHS_MAX = 8;  // how many boxes of its width stand beside a table that is shown

function makeDiagram() {
  const panel = document.getElementById('diagram'), canvas = document.getElementById('canvas'), drawing = canvas.querySelector('svg');
  if (!drawing) return undefined;
  panel.hidden = false;
  const whole = drawing.viewBox.baseVal;
  const all = {x: whole.x, y: whole.y, width: whole.width, height: whole.height};
  drawing.removeAttribute('width');
  drawing.removeAttribute('height');
  let view = {...all};
  const pointers = new Map();
  let moved = 0, frame = 0;

  const nodes = new Map(), edges = [];
  for (const node of drawing.querySelectorAll('.node')) nodes.set(node.querySelector('title').textContent, node);
  for (const edge of drawing.querySelectorAll('.edge')) {
    const [from, to] = edge.querySelector('title').textContent.split('->').map(end => end.split(':')[0]);
    edges.push({edge, from, to});
  }
  for (const title of drawing.querySelectorAll('title')) title.remove();  // they are names for programs
  for (const link of drawing.querySelectorAll('a')) {
    link.setAttribute('tabindex', '-1');  // the list beside it is the way by keyboard
    link.prepend(svg('title', {}, link.getAttributeNS('http://www.w3.org/1999/xlink', 'title') ?? ''));
  }

  const size = () => canvas.getBoundingClientRect();
  /** Units of the drawing in one pixel. */
  const unit = () => Math.max(view.width / size().width, view.height / size().height);
  const zoomed = () => Math.max(all.width / size().width, all.height / size().height) / unit();

  function show() {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      drawing.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
      document.getElementById('zoom').textContent = `${Math.round(zoomed() * 100)} %`;
    });
  }

  /** The point of the drawing under a point of the window. */
  function at(clientX, clientY) {
    const area = size(), scale = unit();
    return {x: view.x + view.width / 2 + (clientX - area.left - area.width / 2) * scale,
      y: view.y + view.height / 2 + (clientY - area.top - area.height / 2) * scale};
  }

  function zoom(factor, clientX, clientY) {
    const now = zoomed(), next = Math.min(ZOOM_MAX, Math.max(.5, now * factor));
    const shrink = now / next, area = size();
    const fixed = at(clientX ?? area.left + area.width / 2, clientY ?? area.top + area.height / 2);
    view = {x: fixed.x - (fixed.x - view.x) * shrink, y: fixed.y - (fixed.y - view.y) * shrink, width: view.width * shrink, height: view.height * shrink};
    show();
  }

  function move(dx, dy) {
    const scale = unit();
    view.x -= dx * scale;
    view.y -= dy * scale;
    show();
  }

  function fit() { view = {...all}; show(); }

  function expand(on) {
    panel.classList.toggle('full', on);
    panel.querySelector('[data-do=full]').setAttribute('aria-pressed', String(panel.classList.contains('full')));
    show();
  }

  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.metaKey && !panel.classList.contains('full')) return;  // the page scrolls
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
  }, {passive: false});

  const distance = () => { const [one, two] = [...pointers.values()]; return Math.hypot(one.x - two.x, one.y - two.y); };
  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, {x: event.clientX, y: event.clientY});
    moved = 0;
  });
  addEventListener('pointermove', event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const apart = pointers.size === 2 ? distance() : 0;
    pointers.set(event.pointerId, {x: event.clientX, y: event.clientY});
    moved += Math.abs(event.clientX - before.x) + Math.abs(event.clientY - before.y);
    if (moved < MOVED_MIN) return;
    canvas.classList.add('moving');
    if (apart) zoom(distance() / apart, event.clientX, event.clientY);
    else move(event.clientX - before.x, event.clientY - before.y);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    addEventListener(end, event => { pointers.delete(event.pointerId); canvas.classList.remove('moving'); });
  }
  canvas.addEventListener('click', event => { if (moved >= MOVED_MIN) event.preventDefault(); }, true);  // it was a drag
  canvas.addEventListener('dragstart', event => event.preventDefault());

  const doings = {in: () => zoom(STEP), out: () => zoom(1 / STEP), fit, full: () => expand()};
  panel.addEventListener('click', event => doings[event.target.dataset?.do]?.());
  const keys = {'+': doings.in, '=': doings.in, '-': doings.out, '0': fit, f: doings.full,
    ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0), ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60)};
  canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  addEventListener('keydown', event => { if (event.key === 'Escape') expand(false); });

  /** The chosen table and its neighbours stand out; without an id everything is alike. */
  function pick(id) {
    for (const one of drawing.querySelectorAll('.near, .chosen')) one.classList.remove('near', 'chosen');
    const node = nodes.get(id);
    drawing.classList.toggle('picked', Boolean(node));
    if (!node) return;
    node.classList.add('near', 'chosen');
    for (const {edge, from, to} of edges) {
      if (from !== id && to !== id) continue;
      edge.classList.add('near');
      nodes.get(from === id ? to : from)?.classList.add('near');
    }
  }

  /** Brings a table into the middle, with as much around it as can still be read. */
  function showTable(id) {
    const node = nodes.get(id);
    if (!node) return;
    pick(id);
    panel.scrollIntoView({behavior: 'instant', block: 'start'});
    const graph = drawing.querySelector('.graph').transform.baseVal.consolidate().matrix, area = size();
    const placed = one => {
      const {x, y, width, height} = one.getBBox();
      return {x: graph.a * (x + width / 2) + graph.e, y: graph.d * (y + height / 2) + graph.f, width: graph.a * width, height: graph.d * height};
    };
    const centre = placed(node), shape = area.width / area.height;
    let width = centre.width * WIDTHS_MIN;
    for (const near of drawing.querySelectorAll('.node.near')) {
      const one = placed(near);
      width = Math.max(width, 2 * Math.abs(one.x - centre.x) + one.width, (2 * Math.abs(one.y - centre.y) + one.height) * shape);
    }
    width = Math.min(width * 1.05, centre.width * WIDTHS_MAX);
    view = {x: centre.x - width / 2, y: centre.y - width / shape / 2, width, height: width / shape};
    show();
  }

  addEventListener('resize', show);
  show();
  return {pick, showTable, expand, holds: id => nodes.has(id)};
}
