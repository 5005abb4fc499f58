// tests/npm/origins.test.mjs: pages of other origins, with the real supabase-js in Chromium: whom the tenant does not name gets nothing.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {email, password} from './supabase_world.mjs';
import {startLive} from './support/live.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const script = readFileSync(join(here, 'node_modules/@supabase/supabase-js/dist/umd/supabase.js'));
let live, shop, other, browser, sites, pages;

before(async () => {
  live = await startLive();
  [shop, other] = [live.openShop(), live.openShop()];
  browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: ['--no-sandbox']});
  sites = await Promise.all(['shop', 'copy'].map(startSite));
  pages = await Promise.all(sites.map(async site => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(site.origin);
    return page;
  }));
});

after(async () => {
  await browser?.close();
  for (const site of sites ?? []) site.server.close();
  await live?.stop();
});

/// A web server of its own origin, with a page that has supabase-js.
function startSite() {
  const server = createServer((asked, answer) => {
    const wants_script = asked.url === '/supabase.js';
    answer.writeHead(200, {'content-type': wants_script ? 'text/javascript' : 'text/html'});
    answer.end(wants_script ? script : '<!doctype html><title>a shop</title><script src="/supabase.js"></script>');
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({server, origin: `http://127.0.0.1:${server.address().port}`})));
}

/// What a page gets: signs up, reads with the user's token, and asks without any header that would need a preflight.
const tried = (page, {publishable}) => page.evaluate(async ([url, key, credentials]) => {
  const client = globalThis.supabase.createClient(url, key, {auth: {persistSession: false, autoRefreshToken: false}});
  const signedUp = await client.auth.signUp(credentials);
  const read = await client.from('industries').select('*', {count: 'exact', head: false}).limit(1);
  const simple = await fetch(`${url}/rest/v1/industries`, {headers: {accept: 'application/json'}}).then(answer => answer.status, () => 'hidden');
  return {signedUp: signedUp.error ? signedUp.error.name : Boolean(signedUp.data.session), read: read.error ? read.status : typeof read.count, simple};
}, [live.url, publishable, {email: email(), password}]);
const refused = {signedUp: 'AuthRetryableFetchError', read: 0, simple: 401};
const answered = {signedUp: true, read: 'number', simple: 401};

const origins = (...words) => live.world.orderlineText('tenant', 'origins', 'set', '--tenant', shop.tenant, ...words);
async function until(wanted, look) {
  const end = performance.now() + 10_000;
  for (let found; JSON.stringify(found = await look()) !== JSON.stringify(wanted);) assert.ok(performance.now() < end, JSON.stringify(found));
}

test('without a list pages of every origin are answered', async () => {
  for (const page of pages) assert.deepEqual(await tried(page, shop), answered);
});

test('with a list only pages of its origins, at once, and only of that tenant', async () => {
  origins(sites[0].origin);
  await until(refused, () => tried(pages[1], shop));
  assert.deepEqual(await tried(pages[0], shop), answered);
  for (const page of pages) assert.deepEqual(await tried(page, other), answered, 'another tenant');
});

test('the answers say it: the origin and no other, no credentials, and a refusal shows nothing to the page', async () => {
  const ask = async (path, origin, headers = {}) => {
    const answer = await fetch(live.url + path, {headers: {apikey: shop.secret, ...origin && {origin}, ...headers}});
    const varies = /\bOrigin\b/.test(answer.headers.get('vary'));
    return [answer.status, varies, ...['access-control-allow-origin', 'access-control-allow-credentials'].map(name => answer.headers.get(name))];
  };
  for (const path of ['/rest/v1/industries', '/auth/v1/settings']) {
    assert.deepEqual(await ask(path, sites[0].origin), [200, true, sites[0].origin, null], path);
    assert.deepEqual(await ask(path, sites[1].origin), [403, false, null, null], path);
    assert.deepEqual(await ask(path, 'null'), [403, false, null, null], path);
    assert.equal((await ask(path))[0], 200, `${path}: a program`);
  }
  const preflight = await fetch(`${live.url}/rest/v1/industries`, {method: 'OPTIONS', headers: {origin: sites[1].origin,
    'access-control-request-method': 'GET', 'access-control-request-headers': 'accept-profile,apikey,authorization,x-client-info'}});
  assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-headers')],
    [204, '*', 'accept-profile,apikey,authorization,x-client-info'], 'it brings no key');
});

test('/api/v1 answers no page of another origin', async () => {
  const status = await pages[0].evaluate(url => fetch(`${url}/api/v1/health`).then(answer => answer.status, () => 'hidden'), live.url);
  assert.equal(status, 'hidden');
});

test('the list is taken back', async () => {
  origins('--any');
  await until(answered, () => tried(pages[1], shop));
  assert.throws(() => origins('https://shop.example/'), /Command failed/);
});
