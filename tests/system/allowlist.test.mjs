// tests/system/allowlist.test.mjs: a tenant's list of addresses: held by every server and dialect, on open streams, and by nothing that a client writes.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {closeConnections, demand, request, startCall} from './client.mjs';
import {watchStream} from './stream.mjs';
import {postmasterPid, startBeside, startWorld} from './world.mjs';

const office = '203.0.113.9', home = '198.51.100.7', onNet6 = '2001:db8:7::1';
const permissions = ['tenants.manage', 'customers.read', 'customers.write', 'products.read', 'calls.read', 'calls.write', 'drafts.read'];
let world, second, user, secret, call;

before(async () => {
  world = await startWorld({permissions, env: {ORDERLINE_TRUSTED_PROXIES: '127.0.0.1'}});
  // No proxy stands before the second one: there everybody comes from 127.0.0.1.
  second = await startBeside(world, {folder: join(world.folder, 'second'), env: {
    ORDERLINE_SECRET: readFileSync(join(world.folder, 'secret'), 'utf8').trim(), ORDERLINE_PUBLIC_URL: world.url}});
  secret = world.newKey('secret', {kind: 'secret'});
  call = await startCall(world);
  const {password} = world.made('user', 'create', '--tenant', world.tenant, '--email', 'anna@test.example', '--name', 'Anna', '--role', 'owner', '--generate');
  user = {email: 'anna@test.example', password};
  user.token = (await demand(world.url, 'POST', '/session', {body: user})).access_token;
});

after(async () => {
  closeConnections();
  if (second) await second.signal('SIGTERM');
  if (world) await world.stop();
});

const from = address => ({'x-forwarded-for': address});
const asked = async (token, address, url = world.url, path = '/me') => {
  const {status, json} = await request(url, 'GET', path, {token, headers: from(address)});
  return status === 200 ? 200 : `${status} ${json.code}`;
};
const list = (networks, address = office, token = user.token) =>
  request(world.url, 'PUT', '/allowlist', {token, headers: from(address), body: {items: networks.map(network => ({network}))}});
const refused = '403 address_not_allowed';

/// Waits until `look` says so; each look is a request.
async function until(wanted, look) {
  const end = performance.now() + 10_000;
  for (let found; (found = await look()) !== wanted;) assert.ok(performance.now() < end, `${found} instead of ${wanted}`);
}

test('users and keys come from the networks of the list, of IPv4 and IPv6, on every server; customers from everywhere', async () => {
  for (const token of [user.token, world.key]) assert.equal(await asked(token, home), 200, 'no list');
  const {status, json} = await list(['203.0.113.0/24', '2001:db8:7::/48']);
  assert.deepEqual([status, json], [200, {items: [{network: '203.0.113.0/24', description: ''}, {network: '2001:db8:7::/48', description: ''}], your_address: office}]);
  for (const token of [user.token, world.key]) {
    await until(refused, () => asked(token, home));
    assert.equal(await asked(token, office), 200);
    assert.equal(await asked(token, `::ffff:${office}`), 200);
    assert.equal(await asked(token, onNet6), 200);
    assert.equal(await asked(token, '2001:db8:8::1'), refused);
    await until(refused, () => asked(token, office, second.url));
  }
  for (const {url} of [world, second]) assert.equal(await asked(call.link, home, url), 200, 'a customer is on the street');
});

test('what a client writes into X-Forwarded-For does not count', async () => {
  assert.equal(await asked(world.key, `${office}, ${home}`), refused, 'the proxy wrote the last one');
  assert.equal(await asked(world.key, `${home}, ${office}`), 200);
  assert.equal(await asked(world.key, office, second.url), refused, 'who connects is no proxy');
  assert.equal(await asked(world.key, `${office}, nonsense`), refused);
});

test('/rest/v1 and /auth/v1 hold to it and say so in their own words', async () => {
  const get = async (path, address, headers = {}) => {
    const answer = await fetch(world.url + path, {headers: {apikey: secret, ...headers, ...from(address)}});
    return [answer.status, await answer.json()];
  };
  assert.equal((await get('/rest/v1/customers', office))[0], 200);
  assert.deepEqual(await get('/rest/v1/customers', home),
    [403, {code: '42501', message: `This business lets nobody in from ${home}. Ask its administrator.`, details: 'address_not_allowed', hint: null}]);
  assert.equal((await get('/auth/v1/settings', office))[0], 200);
  const [status, body] = await get('/auth/v1/settings', home, {'x-supabase-api-version': '2024-01-01'});
  assert.deepEqual([status, body.code], [403, 'address_not_allowed']);
});

test('signing in and refreshing from elsewhere: the right password is told why, a wrong one as ever', async () => {
  const signIn = async (password, address) => (await request(world.url, 'POST', '/session', {body: {email: user.email, password}, headers: from(address)})).json;
  const session = await signIn(user.password, office);
  assert.ok(session.access_token);
  assert.equal((await signIn(user.password, home)).code, 'address_not_allowed');
  assert.equal((await signIn('a wrong password', home)).code, 'unauthorised');
  const refresh = address => request(world.url, 'POST', '/session/refresh', {body: {refresh_token: session.refresh_token}, headers: from(address)});
  assert.equal((await refresh(home)).json.code, 'address_not_allowed');
  assert.equal((await refresh(office)).status, 200, 'the token was not used up');
});

test('nobody locks himself out, and what is no network is refused', async () => {
  const answer = await list(['10.0.0.0/8']);
  assert.deepEqual([answer.status, answer.json.code], [409, 'own_address_not_allowed']);
  const wrong = await list(['203.0.113.9/24']);
  assert.deepEqual([wrong.status, wrong.json.code], [400, 'validation_failed']);
  assert.match(wrong.json.detail, /^items\.0\.network must be an address/);
  assert.equal(await asked(user.token, office), 200);
});

test('a change ends the open streams of who may no longer come, on every server, and no others', async () => {
  assert.equal((await list(['203.0.113.0/24', home, '127.0.0.1'])).status, 200);
  await until(200, () => asked(world.key, '', second.url));
  const open = (url, token, address) => watchStream(url, call.id, token, from(address));
  const [atHome, beside] = await Promise.all([open(world.url, user.token, home), open(second.url, world.key, office)]);
  const staying = [await open(world.url, user.token, office), await open(world.url, call.link, home), await open(second.url, call.link, home)];
  let ended = 0;
  for (const stream of staying) stream.ended.then(() => { ++ended; });
  assert.equal((await list(['203.0.113.0/24'])).status, 200);
  for (const stream of [atHome, beside]) {
    const {event, data} = await stream.ended;
    assert.deepEqual([event, data.code], ['end', 'address_not_allowed']);
  }
  assert.equal(ended, 0);
  for (const stream of staying) stream.close();
});

test('the operator lets in whom the list keeps out', async () => {
  assert.equal(await asked(user.token, home), refused);
  world.orderlineText('tenant', 'allowlist', 'add', '--tenant', world.tenant, home, '--note', 'Anna at home');
  await until(200, () => asked(user.token, home));
  assert.deepEqual(world.orderline('tenant', 'allowlist', 'list', '--tenant', world.tenant).map(one => [one.network, one.note]),
    [['203.0.113.0/24', null], [home, 'Anna at home']]);
  world.orderlineText('tenant', 'allowlist', 'remove', '--tenant', world.tenant, home);
  await until(refused, () => asked(user.token, home));
});

// The world's server guards its PostgreSQL: held still, it starts no other one.
test('while PostgreSQL is away nobody is let in who was not before', async () => {
  world.orderlineText('tenant', 'allowlist', 'add', '--tenant', world.tenant, '127.0.0.1');
  await until(200, () => asked(world.key, '', second.url));
  world.orderlineText('tenant', 'allowlist', 'remove', '--tenant', world.tenant, '127.0.0.1');
  await until(refused, () => asked(world.key, '', second.url));
  world.server.child.kill('SIGSTOP');
  process.kill(postmasterPid(world), 'SIGKILL');
  await until('503 unavailable', async () => {
    const found = await asked(world.key, '', second.url);
    assert.notEqual(found, 200);
    return found;
  });
  world.server.child.kill('SIGCONT');
  await until(refused, () => asked(world.key, '', second.url));
  await until(200, () => asked(world.key, office));
});

test('an empty list lets everybody in again', async () => {
  assert.deepEqual((await list([])).json, {items: [], your_address: office});
  await until(200, () => asked(world.key, home));
  await until(200, () => asked(world.key, '', second.url));
});
