// page/card.js: the card of one table, view, type or function.
const VALUES_SHOWN = 12;

function keysOf(table, column) {
  const keys = [];
  if (column.primary) keys.push(h('span', {class: 'key pk', title: 'primary key'}, 'PK'));
  if (table.references?.some(one => one.columns.includes(column.name))) keys.push(h('span', {class: 'key fk', title: 'foreign key'}, 'FK'));
  return keys;
}

/** Where the column points, told at the last column of the key: the first of many keys is the tenant. */
function targetsOf(table, column) {
  return (table.references ?? []).filter(one => one.columns.at(-1) === column.name)
    .map(one => h('span', {class: 'goes'}, '→ ', linkTo(one.to, one.title), '.' + one.targets.at(-1)));
}

function valuesOf(type) {
  if (!type?.values) return undefined;
  const shown = type.values.slice(0, VALUES_SHOWN).map(value => h('span', {}, value === '' ? "''" : value));
  if (type.values.length > VALUES_SHOWN) shown.push(h('span', {title: type.values.join(', ')}, `… ${type.values.length - VALUES_SHOWN} more`));
  return h('div', {class: 'values'}, shown);
}

function noteOf(column) {
  return [column.comment, column.collation && `collation ${column.collation}`].filter(Boolean).join('; ');
}

function typeOf(table, column) {
  return [column.typeId ? linkTo(column.typeId, column.type) : column.type, targetsOf(table, column), valuesOf(byId.get(column.typeId)),
    column.origin && h('span', {class: 'goes'}, 'shows ', linkTo(column.origin.id, column.origin.text))];
}

const FIELDS = [
  {head: 'Column', name: 'name', of: (table, column) => [column.name, keysOf(table, column)]},
  {head: 'Type', name: 'type', of: typeOf},
  {head: 'Null', name: 'null', of: (table, column) => column.nullable ? 'null' : 'required'},
  {head: 'Default', name: 'default', of: (table, column) => column.default ?? ''},
  {head: 'Description', name: 'note', of: (table, column) => noteOf(column)},
];

/** A field that no column has is left out. */
function columnsTable(table) {
  if (table.columns.length === 0) return h('p', {class: 'facts'}, 'It has no columns.');
  const fields = FIELDS.filter(field => table.columns.some(column => field.of(table, column).length > 0));
  const row = column => h('tr', {'data-column': column.name}, fields.map(field => h('td', {class: field.name}, [field.of(table, column)].flat(2))));
  return h('div', {class: 'wide'}, h('table', {},
    h('thead', {}, h('tr', {}, fields.map(field => h('th', {scope: 'col'}, field.head)))),
    h('tbody', {}, table.columns.map(row))));
}

function part(title, lines) {
  return lines.length ? h('div', {class: 'part'}, h('h4', {}, title), h('ul', {}, lines)) : undefined;
}

function referenceLine(key, ends) {
  const rules = [key.cardinality, key.rules].filter(Boolean).join(', ');
  return h('li', {title: key.name}, ends, ' ', rules && h('span', {class: 'pill'}, rules), key.comment && h('div', {}, key.comment));
}

function to(key) { return [key.columns.join(', '), ' → ', linkTo(key.to, key.title), ` (${key.targets.join(', ')})`]; }
function from(key) { return [linkTo(key.from.id, key.from.title), ` (${key.columns.join(', ')})`]; }

function sectionItem(item) {
  return h('li', {}, item.name && h('strong', {}, item.name), item.name && item.text ? ': ' : '', item.text,
    item.comment && h('div', {}, item.comment), item.code && h('pre', {}, item.code));
}

function partsOf(one) {
  const kin = (one.children ?? []).map(child => h('li', {}, linkTo(child.id, child.title)));
  return h('div', {class: 'parts'},
    part('References', (one.references ?? []).map(key => referenceLine(key, to(key)))),
    part('Referenced by', (pointingAt.get(one.id) ?? []).map(key => referenceLine(key, from(key)))),
    part(one.partitionedBy ? 'Partitions' : 'Inherited by', kin),
    (one.sections ?? []).map(section => part(section.title, section.items.map(sectionItem))));
}

function factsOf(one) {
  const facts = [];
  if (one.server) facts.push(`Of the foreign server ${one.server}.`);
  if (one.partitionedBy) facts.push(`Partitioned by ${one.partitionedBy}.`);
  if (one.bound) facts.push('Partition of ', linkTo(one.inherits[0].id, one.inherits[0].title), `: ${one.bound}.`);
  else if (one.inherits) facts.push('Inherits ', one.inherits.flatMap((kin, at) => [at ? ', ' : '', linkTo(kin.id, kin.title)]), '.');
  if (one.security) facts.push((facts.length ? ' ' : '') + one.security);
  return facts.length ? h('p', {class: 'facts'}, facts) : undefined;
}

/** What stands in the <section id> of one thing. */
function cardOf(one, showInDiagram) {
  const kind = one.kind === 'table' ? [] : [h('span', {class: 'pill'}, one.kind)];
  if (one.rows !== undefined) kind.push(h('span', {class: 'pill', title: 'estimated'}, `≈ ${counted(one.rows, 'row')}`));
  return [
    h('header', {}, h('h3', {}, h('a', {href: '#' + one.id}, one.title)), kind,
      showInDiagram && h('button', {type: 'button', onclick: () => showInDiagram(one.id)}, 'Show in the diagram')),
    one.comment && h('p', {class: 'about'}, one.comment),
    factsOf(one),
    one.text && h('p', {class: 'facts'}, one.text),
    one.values && valuesOf({values: one.values.slice(0, 200)}),
    one.columns && columnsTable(one),
    one.columns && aroundOf(one),
    partsOf(one),
    one.definition && h('pre', {class: 'source', 'aria-label': 'Definition'}, one.definition),
  ].filter(Boolean);
}
