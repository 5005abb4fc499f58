// page/search.js: the list at the side: everything by chapter, or what a search finds, best first.
const FOUND_MAX = 80;

/** One line for each thing that can be found, in lower case once and for all. */
function indexOf() {
  const lines = [];
  for (const one of [...data.relations, ...data.types, ...data.functions]) {
    lines.push({one, text: one.title.toLowerCase(), weight: 0});
    if (one.comment) lines.push({one, text: one.comment.toLowerCase(), shown: one.comment, weight: 6});
    for (const value of one.values ?? []) lines.push({one, text: value.toLowerCase(), shown: `value ${value}`, weight: 5});
    for (const column of one.columns ?? []) {
      lines.push({one, column, text: column.name.toLowerCase(), shown: column.name, weight: 3});
      lines.push({one, column, text: column.type.toLowerCase(), shown: `${column.name} ${column.type}`, weight: 5});
      if (column.comment) lines.push({one, column, text: column.comment.toLowerCase(), shown: `${column.name}: ${column.comment}`, weight: 7});
    }
  }
  return lines;
}

/** Smaller is better; undefined if it does not match. */
function rank(line, wanted) {
  const at = line.text.indexOf(wanted);
  if (at < 0) return undefined;
  if (line.text === wanted) return line.weight;
  return line.weight + (at === 0 ? 1 : /[\s_.]/.test(line.text[at - 1]) ? 1.5 : 2) + line.text.length / 1000;
}

/** The best line of each thing; "orders.status" asks for a column of a table. */
function find(lines, asked) {
  const wanted = asked.trim().toLowerCase();
  const dot = wanted.lastIndexOf('.');
  const best = new Map();
  for (const line of lines) {
    let value = rank(line, wanted);
    if (value === undefined && dot > 0 && line.column && line.weight === 3 && line.one.title.toLowerCase().includes(wanted.slice(0, dot))) {
      value = rank(line, wanted.slice(dot + 1));
    }
    if (value !== undefined && !(best.get(line.one)?.value <= value)) best.set(line.one, {...line, value});
  }
  return [...best.values()].sort((a, b) => a.value - b.value);
}

function marked(text, wanted) {
  const at = text.toLowerCase().indexOf(wanted);
  return at < 0 ? [text] : [text.slice(0, at), h('mark', {}, text.slice(at, at + wanted.length)), text.slice(at + wanted.length)];
}

function makeSearch(go) {
  const input = document.getElementById('search'), list = document.getElementById('list');
  const lines = indexOf();
  let found = [], selected = -1, current;

  function chapter(title, things) {
    return things.length ? [h('h2', {role: 'presentation'}, title), things.map(one => entry(one))] : [];
  }

  function entry(one, why) {
    return h('a', {class: 'item', role: 'option', href: '#' + one.id, tabindex: why === undefined ? undefined : -1, 'aria-selected': 'false',
      'aria-current': String(one.id === current), title: one.comment}, why ?? one.title);
  }

  function showAll() {
    found = [];
    const schemas = [...new Set(data.relations.map(one => one.schema))];
    const views = one => one.kind.endsWith('view');
    const tables = schemas.flatMap(name => chapter(schemas.length > 1 ? `Tables of ${name}` : 'Tables',
      data.relations.filter(one => one.schema === name && !views(one) && !one.bound)));
    list.replaceChildren(...[tables, chapter('Views', data.relations.filter(views)), chapter('Partitions', data.relations.filter(one => one.bound)),
      chapter('Types', data.types), chapter('Functions', data.functions)].flat(3));
  }

  function showFound(asked) {
    const wanted = asked.trim().toLowerCase();
    const all = find(lines, asked);
    found = all.slice(0, FOUND_MAX);
    const items = found.map(line => {
      const item = entry(line.one, [marked(line.one.title, wanted), line.shown ? h('small', {class: 'why'}, marked(line.shown, wanted)) : h('small', {}, ' ' + line.one.kind)].flat());
      item.addEventListener('click', event => { event.preventDefault(); choose(found.indexOf(line)); });
      return item;
    });
    if (all.length > FOUND_MAX) items.push(h('p', {class: 'empty'}, `… and ${all.length - FOUND_MAX} more`));
    list.replaceChildren(...(items.length ? items : [h('p', {class: 'empty'}, `Nothing has “${asked.trim()}” in it.`)]));
    select(items.length && found.length ? 0 : -1);
  }

  function select(at) {
    const items = list.querySelectorAll('.item');
    items[selected]?.setAttribute('aria-selected', 'false');
    items[selected]?.removeAttribute('id');
    selected = at;
    const item = items[at];
    if (!item) return input.removeAttribute('aria-activedescendant');
    item.setAttribute('aria-selected', 'true');
    item.id = 'selected-item';
    input.setAttribute('aria-activedescendant', 'selected-item');
    item.scrollIntoView({block: 'nearest'});
  }

  function choose(at) {
    const line = found[at];
    if (!line) return;
    close();
    go(line.one.id, line.column?.name);
  }

  function open() { document.body.classList.add('finding'); input.setAttribute('aria-expanded', 'true'); }
  function close() { document.body.classList.remove('finding'); input.setAttribute('aria-expanded', 'false'); input.blur(); }

  input.addEventListener('focus', open);
  input.addEventListener('input', () => { selected = -1; if (input.value.trim()) showFound(input.value); else showAll(); list.parentElement.scrollTop = 0; });
  input.addEventListener('keydown', event => {
    const moves = {ArrowDown: 1, ArrowUp: -1};
    if (event.key === 'Escape') {
      if (input.value) { input.value = ''; showAll(); } else close();
    } else if (event.key === 'Enter') {
      choose(selected);
    } else if (moves[event.key] && found.length) {
      event.preventDefault();
      select((selected + moves[event.key] + found.length) % found.length);
    }
  });
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input, textarea')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  list.addEventListener('click', event => { if (event.target.closest('.item')) close(); });
  showAll();

  return {
    /** Marks where the reader is. */
    at(id) {
      current = id;
      for (const item of list.querySelectorAll('.item')) {
        const here = item.getAttribute('href') === '#' + id;
        item.setAttribute('aria-current', String(here));
        if (here && !document.body.classList.contains('finding')) item.scrollIntoView({block: 'nearest'});
      }
    },
  };
}
