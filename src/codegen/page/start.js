// page/start.js: puts the page together: chapters of cards that are drawn when they come near, and the way to each of them.
const NEAR = '1200px', ROW_HEIGHT = 38, CARD_HEIGHT = 220;

function start() {
  const diagram = makeDiagram(), cards = document.getElementById('cards');
  let chosen;

  const showInDiagram = id => { diagram.showTable(id); };
  function draw(section) {
    if (section.dataset.drawn) return;
    section.dataset.drawn = 'yes';
    section.style.minHeight = '';
    const one = byId.get(section.id);
    section.replaceChildren(...cardOf(one, diagram?.holds(one.id) ? showInDiagram : undefined));
  }
  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) { watcher.unobserve(entry.target); draw(entry.target); }
  }, {rootMargin: NEAR});

  function chapter(title, things) {
    if (things.length === 0) return;
    cards.append(h('h2', {class: 'chapter'}, title, h('small', {}, things.length.toLocaleString('en'))));
    for (const one of things) {
      const section = h('section', {class: 'card', id: one.id, 'aria-label': one.title, tabindex: '-1'}, h('h3', {}, one.title));
      section.style.minHeight = `${CARD_HEIGHT + ROW_HEIGHT * (one.columns?.length ?? 0)}px`;
      cards.append(section);
      watcher.observe(section);
    }
  }

  /** To the card, whose neighbourhood stands out in the diagram; a column of it is marked. */
  function show(id, column) {
    const section = document.getElementById(id);
    if (!section || !byId.has(id)) return;
    diagram?.expand(false);
    chosen?.classList.remove('chosen');
    chosen = section;
    draw(section);
    section.classList.add('chosen');
    for (const row of section.querySelectorAll('tr.found')) row.classList.remove('found');
    if (column) [...section.querySelectorAll('tr[data-column]')].find(row => row.dataset.column === column)?.classList.add('found');
    diagram?.pick(id);
    search.at(id);
    document.title = `${byId.get(id).title} · ${data.title}`;
    // What is drawn on the way there changes heights, so the place is taken without a ride through all of it.
    section.scrollIntoView({behavior: 'instant', block: 'start'});
    requestAnimationFrame(() => section.scrollIntoView({behavior: 'instant', block: 'start'}));
    section.focus({preventScroll: true});
  }

  function go(id, column) {
    if (location.hash !== '#' + id) history.pushState(null, '', '#' + id);
    show(id, column);
  }

  const search = makeSearch(go);
  const isView = one => one.kind.endsWith('view');
  chapter('Tables', data.relations.filter(one => !isView(one)));
  chapter('Views', data.relations.filter(isView));
  chapter('Types', data.types);
  chapter('Functions', data.functions);
  if (data.sequences.length) {
    cards.append(h('h2', {class: 'chapter'}, 'Sequences', h('small', {}, data.sequences.length)), h('section', {class: 'card part', 'aria-label': 'Sequences'}, h('ul', {}, data.sequences.map(sectionItem))));
  }

  const tables = data.relations.filter(one => !isView(one)).length, columns = data.relations.reduce((sum, one) => sum + one.columns.length, 0);
  const keys = data.relations.reduce((sum, one) => sum + (one.references?.length ?? 0), 0);
  document.getElementById('counts').textContent = [counted(tables, 'table'), counted(data.relations.length - tables, 'view'),
    counted(columns, 'column'), counted(keys, 'reference')].filter(text => !text.startsWith('0 ')).join(' · ');
  document.getElementById('foot').textContent = [data.madeBy && `Made by ${data.madeBy}.`, data.version && `PostgreSQL ${data.version}.`].filter(Boolean).join(' ');

  document.body.addEventListener('click', event => {
    const link = event.target.closest?.('a');
    const id = link?.getAttribute('href') ?? link?.getAttributeNS('http://www.w3.org/1999/xlink', 'href');
    if (!id?.startsWith('#') || !byId.has(id.slice(1)) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(id.slice(1));
  });
  const fromAddress = () => { if (location.hash.length > 1) show(location.hash.slice(1)); };
  addEventListener('popstate', fromAddress);
  addEventListener('beforeprint', () => { for (const section of cards.querySelectorAll('.card[id]')) draw(section); });
  fromAddress();
}

function startTheme() {
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem('theme'); } catch { return null; } };  // a file:// page may have none
  root.dataset.theme = stored() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  document.getElementById('theme').addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* then it lasts as long as the page */ }
  });
}

startTheme();
start();
