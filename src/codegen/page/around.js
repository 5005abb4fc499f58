// page/around.js: a small drawing of one table between those it refers to and those that refer to it.
const AROUND_MAX = 8;
const BOX = {width: 190, height: 34, gap: 10, between: 110};

/** Neighbours without doubles; a table that refers to itself is told in words only. */
function neighboursOf(keys, self, name) {
  const found = new Map();
  for (const key of keys) {
    const {id, title} = name(key);
    if (id === self.id) continue;
    if (!found.has(id)) found.set(id, {id, title, columns: [], optional: true});
    found.get(id).columns.push(key.columns.join(', '));
    if (!key.cardinality?.startsWith('zero or one to')) found.get(id).optional = false;
  }
  return [...found.values()];
}

function shortened(text, limit) { return text.length > limit ? text.slice(0, limit - 1) + '…' : text; }

function box(x, y, one, role, sub) {
  const inside = [svg('rect', {x, y, width: BOX.width, height: BOX.height, rx: 6}),
    svg('text', {x: x + 10, y: y + (sub ? 15 : 22)}, shortened(one.title, 27)),
    sub && svg('text', {x: x + 10, y: y + 28, class: 'sub'}, shortened(sub, 34)),
    svg('title', {}, sub ? `${one.title}: ${sub}` : one.title)];
  return byId.has(one.id) && role !== 'middle' ? svg('a', {href: '#' + one.id}, inside) : svg('g', {class: role}, inside);
}

function curve(x1, y1, x2, y2, dashed) {
  const half = (x1 + x2) / 2;
  return svg('path', {d: `M${x1} ${y1} C${half} ${y1} ${half} ${y2} ${x2} ${y2}`, class: dashed ? 'dashed' : ''});
}

/** A dot where the one parent is, a crow's foot where the many children are. */
function foot(x, y) { return svg('path', {d: `M${x - 10} ${y} L${x} ${y - 6} M${x - 10} ${y} L${x} ${y + 6}`}); }

function side(all, x, heightOfAll, draw) {
  const shown = all.slice(0, AROUND_MAX);
  const step = BOX.height + BOX.gap;
  const top = (heightOfAll - shown.length * step + BOX.gap) / 2;
  shown.forEach((one, at) => draw(one, x, top + at * step));
  return all.length - shown.length;
}

function aroundOf(table) {
  const parents = neighboursOf(table.references ?? [], table, key => ({id: key.to, title: key.title}));
  const children = neighboursOf(pointingAt.get(table.id) ?? [], table, key => ({id: key.from.id, title: key.from.title}));
  if (parents.length + children.length === 0) return undefined;
  const rows = Math.min(AROUND_MAX, Math.max(parents.length, children.length, 1));
  const height = rows * (BOX.height + BOX.gap) - BOX.gap + 2, middle = height / 2;
  const parts = [];
  let left = 1;
  const out = [];
  if (parents.length) {
    const more = side(parents, left, height, (one, x, y) => {
      const at = y + BOX.height / 2, end = x + BOX.width + BOX.between;
      parts.push(curve(x + BOX.width, at, end, middle, one.optional), box(x, y, one, 'parent', one.columns.join('; ')));
    });
    if (more) out.push(`${more} more to which it refers`);
    left += BOX.width + BOX.between;
    parts.push(foot(left, middle));
  }
  parts.push(box(left, middle - BOX.height / 2, table, 'middle'));
  if (children.length) {
    const from = left + BOX.width, x = from + BOX.between;
    const more = side(children, x, height, (one, at, y) => {
      parts.push(curve(from, middle, at, y + BOX.height / 2, one.optional), foot(at, y + BOX.height / 2), box(at, y, one, 'child', one.columns.join('; ')));
    });
    if (more) out.push(`${more} more that refer to it`);
    left = x;
  }
  const width = left + BOX.width + 1;
  return h('div', {class: 'around'},
    svg('svg', {width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Neighbours of ${table.title}`}, parts),
    out.length ? h('p', {class: 'facts'}, `Not drawn: ${out.join(', ')}.`) : '');
}
