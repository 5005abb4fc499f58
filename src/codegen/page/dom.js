// page/dom.js: the page's data, and elements made without any HTML text.
const data = JSON.parse(document.getElementById('data').textContent);
const byId = new Map();
for (const kind of ['relations', 'types', 'functions']) for (const one of data[kind]) byId.set(one.id, one);

/** A foreign key, as the table that it points at lists it. */
const pointingAt = new Map();
for (const from of data.relations) {
  if (from.bound) continue;  // a partition repeats what its parent has
  for (const reference of from.references ?? []) {
    if (!pointingAt.has(reference.to)) pointingAt.set(reference.to, []);
    pointingAt.get(reference.to).push({...reference, from});
  }
}

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== ''));
  return element;
}

/** h('a', {href: '#x'}, 'text', child): texts stay texts. */
function h(tag, attributes, ...children) { return fill(document.createElement(tag), attributes, children); }
function svg(tag, attributes, ...children) { return fill(document.createElementNS(SVG, tag), attributes, children); }

function linkTo(id, text) { return byId.has(id) ? h('a', {href: '#' + id}, text) : text; }
function counted(count, word) { return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`; }
