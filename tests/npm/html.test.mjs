// tests/npm/html.test.mjs: the HTML page of a schema, used in Chromium as people do: our own schema, awkward names, 1,500 tables.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.ORDERLINE ?? join(root, 'build/dev/bin/orderline');
const fixtures = join(root, 'tests/fixtures/schemas');
const pictures = process.env.HTML_PICTURES;  // a folder: then the tests leave screenshots there
const folder = mkdtempSync(join(tmpdir(), 'orderline-html-'));
let browser;

function make(name, source) {
  execFileSync(program, ['schema', 'doc', source, '--html', '--out', join(folder, name + '.html')], {cwd: root, stdio: ['ignore', 'ignore', 'inherit']});
}

before(async () => {
  make('own', 'migrations');
  make('awkward', join(fixtures, 'names.sql'));
  writeFileSync(join(folder, 'large.sql'), execFileSync(process.execPath, [join(fixtures, 'large.mjs'), '1500'], {maxBuffer: 1 << 28}));
  make('large', join(folder, 'large.sql'));
  if (pictures) mkdirSync(pictures, {recursive: true});
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
});
after(async () => {
  await browser?.close();
  rmSync(folder, {recursive: true, force: true});
});

/** Opens a page, runs the steps, and fails if anything was asked of the network or went wrong in the console. */
async function using(name, steps, {width = 1400, height = 900, colorScheme = 'light', hash = ''} = {}) {
  const context = await browser.newContext({viewport: {width, height}, colorScheme});
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', error => faults.push(String(error)));
  page.on('console', message => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('request', request => { if (!request.url().startsWith('file://')) faults.push('asked for ' + request.url()); });
  await page.goto(`file://${folder}/${name}.html${hash}`);
  await steps(page);
  assert.deepEqual(faults, []);
  await context.close();
}

const picture = (page, name) => pictures ? page.screenshot({path: join(pictures, name + '.png')}) : undefined;
const viewBox = page => page.$eval('#canvas svg', drawing => drawing.getAttribute('viewBox').split(' ').map(Number));
const nextFrames = page => page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
const isInView = (page, id) => page.evaluate(wanted => {
  const {top, bottom} = document.getElementById(wanted).getBoundingClientRect();
  return bottom > 60 && top < innerHeight / 2;
}, id);

test('a search by keyboard leads to a column', () => using('own', async page => {
  await page.keyboard.press('/');
  await page.keyboard.type('orders.stat');
  await picture(page, 'search');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => location.hash), '#public.orders');
  assert.equal(await page.textContent('tr.found td.name'), 'status');
  await nextFrames(page);
  assert.ok(await isInView(page, 'public.orders'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'public.orders');
}));

test('arrows choose among what was found, a type by one of its values', () => using('own', async page => {
  await page.keyboard.press('/');
  await page.keyboard.type('callback_requested');
  const found = await page.$$eval('#list .item', items => items.map(item => item.getAttribute('href')));
  assert.deepEqual(found.sort(), ['#type.public.call_outcome', '#type.public.interaction_outcome']);
  const first = await page.getAttribute('#list .item[aria-selected=true]', 'href');
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await page.getAttribute('#list .item[aria-selected=true]', 'href'), first);
  await page.keyboard.press('Escape');
  assert.ok(await page.$$eval('#list .item', items => items.length) > 30);
}));

test('comments are found too, and nothing is said to be nothing', () => using('own', async page => {
  await page.fill('#search', 'System-wide audit trail');
  assert.equal(await page.getAttribute('#list .item', 'href'), '#public.audit_logs');
  await page.fill('#search', 'no such thing <b>');
  assert.equal(await page.textContent('#list'), 'Nothing has “no such thing <b>” in it.');
}));

test('a table of the diagram leads to its card and stands out with its neighbours', () => using('own', async page => {
  await picture(page, 'desk');
  const node = page.locator('#canvas .node', {has: page.locator('a[*|href="#public.order_items"]')});
  await node.click();
  await nextFrames(page);
  assert.equal(await page.evaluate(() => location.hash), '#public.order_items');
  assert.ok(await isInView(page, 'public.order_items'));
  await picture(page, 'card');
  const near = await page.$$eval('#canvas .node.near a', links => links.map(link => link.getAttributeNS('http://www.w3.org/1999/xlink', 'href')));
  assert.deepEqual(near.sort(), ['#public.order_items', '#public.orders', '#public.products']);
  await page.click('[id="public.order_items"] > header button');
  await nextFrames(page);
  await picture(page, 'diagram');
  const box = await node.boundingBox(), canvas = await page.locator('#canvas').boundingBox();
  assert.ok(Math.abs(box.x + box.width / 2 - canvas.x - canvas.width / 2) < 5, 'it is in the middle');
  assert.ok(box.width > canvas.width / 9, 'it can be read');
}));

test('the diagram is zoomed by buttons, wheel and keys, and dragged', () => using('own', async page => {
  const whole = await viewBox(page);
  await page.click('[data-do=in]');
  await nextFrames(page);
  const closer = await viewBox(page);
  assert.ok(Math.abs(whole[2] / closer[2] - 1.25) < .01);
  const {x, y, width, height} = await page.locator('#canvas').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await nextFrames(page);
  assert.ok((await viewBox(page))[2] < closer[2]);
  const before = await viewBox(page);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 - 100, y + height / 2 - 50, {steps: 5});
  await page.mouse.up();
  await nextFrames(page);
  const after = await viewBox(page);
  assert.ok(after[0] > before[0] && after[1] > before[1]);
  assert.equal(await page.evaluate(() => location.hash), '', 'a drag is no click');
  await page.focus('#canvas');
  await page.keyboard.press('0');
  await nextFrames(page);
  assert.deepEqual(await viewBox(page), whole);
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(from => scrollY > from, scrolled);  // a plain wheel belongs to the page
}));

test('references are links both ways, and the way back is the browser\'s', () => using('own', async page => {
  const target = await page.evaluate(() => document.getElementById('public.orders').querySelectorAll('.part a').length);
  assert.ok(target >= 5);
  await page.locator('[id="public.orders"] .part a', {hasText: /^customers$/}).first().click();
  assert.equal(await page.evaluate(() => location.hash), '#public.customers');
  assert.ok(await page.locator('[id="public.customers"] .part a', {hasText: /^orders$/}).count() > 0);
  await page.goBack();
  await nextFrames(page);
  assert.ok(await isInView(page, 'public.orders'));
}, {hash: '#public.orders'}));

test('light and dark follow the system until one is chosen, with contrast in both', () => using('own', async page => {
  const contrast = () => page.evaluate(() => {
    const light = text => {
      const [r, g, b] = text.match(/\d+/g).map(value => { const part = value / 255; return part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4; });
      return .2126 * r + .7152 * g + .0722 * b;
    };
    const card = light(getComputedStyle(document.querySelector('.card')).backgroundColor);
    return ['.facts', 'td.name', 'td.default', 'td.null', '.card h3', 'th', '.key.pk', '.key.fk', '.card a'].map(name => {
      const ink = light(getComputedStyle(document.querySelector('.card ' + name) ?? document.querySelector(name)).color);
      return {name, ratio: (Math.max(ink, card) + .05) / (Math.min(ink, card) + .05)};
    });
  });
  assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  await picture(page, 'dark');
  for (const {name, ratio} of await contrast()) assert.ok(ratio >= 4.5, `${name} in dark: ${ratio}`);
  await page.click('#theme');
  assert.equal(await page.getAttribute('html', 'data-theme'), 'light');
  for (const {name, ratio} of await contrast()) assert.ok(ratio >= 4.5, `${name} in light: ${ratio}`);
}, {colorScheme: 'dark'}));

test('a phone shows it without a sideways scroll, the search over everything', () => using('own', async page => {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await picture(page, 'phone');
  await page.fill('#search', 'favorites');
  await picture(page, 'phone-search');
  await page.locator('#list .item').first().click();
  await nextFrames(page);
  assert.ok(await page.evaluate(() => !document.body.classList.contains('finding')));
  await picture(page, 'phone-card');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}, {width: 390, height: 844}));

test('landmarks, names and one heading of the first level are there for who cannot see it', () => using('own', async page => {
  for (const role of ['main', 'navigation', 'banner', 'search', 'combobox']) assert.equal(await page.getByRole(role).count(), 1, role);
  assert.equal(await page.locator('h1').count(), 1);
  const nameless = await page.$$eval('button, input', all => all.filter(one => !(one.ariaLabel || one.textContent.trim())).length);
  assert.equal(nameless, 0);
}));

test('awkward names are texts and links, never markup', () => using('awkward', async page => {
  await page.emulateMedia({media: 'print'});
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));  // everything is drawn
  await picture(page, 'awkward');
  const [shown, known] = await page.evaluate(() => {
    const data = JSON.parse(document.getElementById('data').textContent);
    return [data.relations.map(one => document.getElementById(one.id)?.querySelector('h3').textContent), data.relations.map(one => one.title)];
  });
  assert.deepEqual(shown, known);
  const dead = await page.$$eval('#cards a, #canvas a', links => links.map(link => link.getAttribute('href') ?? link.getAttribute('xlink:href'))
    .filter(href => href !== null && !document.getElementById(href.slice(1))));
  assert.deepEqual(dead, []);
}));

test('1,500 tables: it opens, finds and jumps at once, and draws only what is near', () => using('large', async page => {
  await picture(page, 'large');
  assert.match(await page.textContent('#counts'), /1,500 tables/);
  assert.ok(await page.locator('.card[data-drawn]').count() < 40);
  const name = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).relations[777].title);
  const took = await page.evaluate(asked => {
    const input = document.getElementById('search'), from = performance.now();
    input.value = asked;
    input.dispatchEvent(new Event('input'));
    return performance.now() - from;
  }, name);
  assert.ok(took < 500, `a search took ${took} ms`);
  await page.focus('#search');
  await page.keyboard.press('Enter');
  await nextFrames(page);
  assert.ok(await isInView(page, 'public.' + name));
  assert.ok(await page.locator('.card[data-drawn]').count() < 80);
}));
