// tests/npm/routes.test.mjs: every route of the server, by every kind of caller: who is refused, and nothing of another tenant.
import assert from 'node:assert/strict';
import {createHash, randomBytes, randomUUID} from 'node:crypto';
import {after, before, describe, test} from 'node:test';
import {demand, request, startCall} from '../system/client.mjs';
import {claimsOf, forged, signedAgain} from './supabase_world.mjs';
import {authBodies, authRoutes} from './support/auth_routes.mjs';
import {digests, leakFinder} from './support/foreign.mjs';
import {startLive} from './support/live.mjs';
import {filledPath, operations, sampleOf} from './support/openapi.mjs';
import {fillSql, idOf, tables} from './support/rows.mjs';
import {withAlgorithm} from './support/tokens.mjs';

const live = await startLive({}, 'debug');
const routes = [...live.world.server.log.matchAll(/ route method=(\S+) pattern=(\S+)/g)].map(([, method, pattern]) => `${method} ${pattern.replaceAll('"', '')}`);
after(() => live.stop());

// Pages, which show nothing by themselves; services of Supabase that we have not; what tells the routes of /auth/v1 apart;
// /metrics, which has no tenant's word in it (tests/system/metrics.test.mjs); and /rest/v1, which matrix.test.mjs asks for every table.
const others = new Set(['/', '/console', '/console/{rest...}', '/o/{token}', '/assets/{rest...}', '/storage/v1/{rest...}', '/functions/v1/{rest...}',
  '/auth/v1/{rest...}', '/metrics', '/rest/v1', '/rest/v1/', '/rest/v1/{path...}']);

// Whose rows stand behind {id}, by the segment before it.
const tableOf = {customers: 'customers', products: 'products', specials: 'product_specials', calls: 'call_logs', drafts: 'proposed_orders', orders: 'orders', keys: 'api_keys', users: 'users',
  sessions: 'refresh_sessions', factors: 'user_factors', roles: 'tenant_roles'};
const columnTable = name => [...tables.keys()].find(table => name === `${table.replace(/ies$/, 'y').replace(/s$/, '')}_id`);

const seed = randomBytes(6).toString('hex');
const ours = {mark: 'ours', number: 1000, seed}, theirs = {mark: `foreign-${seed}`, number: 1_900_000_000, seed};
let callers, stranger, shop, leaksOf, digestsBefore;

before(async () => {
  shop = live.openShop();
  const other = live.openShop();
  Object.assign(ours, {tenant: shop.tenant});
  Object.assign(theirs, {tenant: other.tenant});
  live.sql(fillSql(theirs));
  leaksOf = await leakFinder(live, theirs);
  callers = await makeCallers(other);
  digestsBefore = await digests(live, theirs.tenant);
});

/// Who asks: {token, kind, permissions}, or {token, refused}.
async function makeCallers(other) {
  const [nobody, owner] = [await live.signIn(shop), await live.signIn(shop, 'owner')];
  stranger = {token: (await live.signIn(other, 'owner')).token};
  const call = await startCall({url: live.url, key: owner.token});
  const key = live.openKey(shop, 'api'), revoked = live.openKey(shop, 'api');
  live.sql(`update public.api_keys set is_active = false where tenant_id = '${shop.tenant}' and name = '${revoked.name}'`);
  const past = Math.floor(Date.now() / 1000) - 3600;
  const known = async (kind, token) => ({kind, token, permissions: (await demand(live.url, 'GET', '/me', {token})).permissions});
  const refused = token => ({refused: true, token});
  return {
    'an owner': await known('user', owner.token),
    'a user without permissions': await known('user', nobody.token),
    'an API key': await known('key', key.key),
    'a customer\'s link': await known('link', call.link),
    'nobody': refused(),
    'a publishable key': refused(shop.publishable),
    'a secret key': refused(shop.secret),
    'a revoked key': refused(revoked.key),
    'a key that nobody made': refused(key.key.slice(0, -4) + 'AAAA'),
    'an expired token': refused(signedAgain(live.world, owner.token, {iat: past - 60, exp: past})),
    'a forged token': refused(forged(nobody.token, {claims: claimsOf(owner.token)})),
    'a token of the other tenant, renamed': refused(forged(stranger.token, {claims: {tenant: shop.tenant}})),
    'a token of no algorithm': refused(withAlgorithm(live.world, owner.token, 'none')),
    'a token of another algorithm': refused(withAlgorithm(live.world, owner.token, 'HS512')),
    'a link that nobody made': refused((call.link[0] === 'A' ? 'B' : 'A') + call.link.slice(1)),
  };
}

/// API keys of our tenant, one for each list of permissions.
function makeKeys(lists) {
  const tenant = Buffer.from(shop.tenant.replaceAll('-', ''), 'hex').toString('base64url');
  const keys = lists.map(permissions => ({permissions, text: `olk_${tenant}_${randomBytes(32).toString('base64url')}`}));
  live.sql(`insert into public.api_keys (tenant_id, name, key, permissions) values ${keys.map(({permissions, text}) =>
    `('${shop.tenant}', 'of a test', '${createHash('sha256').update(text).digest('hex')}', '${JSON.stringify(permissions)}')`)}`);
  return keys.map(one => one.text);
}

const theirRow = (segment, index = 0) => {
  const table = tableOf[segment];
  assert.ok(table, `no table is known for /${segment}/{id}: add it to tableOf`);
  return idOf(theirs, table, index);
};

/// A request with ids of the other tenant, or of nobody, in its path and body.
async function ask(operation, token, {nobodys = false} = {}) {
  const path = filledPath(operation.path, segment => nobodys ? randomUUID() : theirRow(segment));
  const known = name => {
    const table = /_id$/.test(name) && name !== 'device_id' ? columnTable(name) : undefined;
    return table && (nobodys ? randomUUID() : idOf(theirs, table, 0));
  };
  const body = operation.body && sampleOf(operation.body, known);
  const headers = operation.parameters.some(one => one.name === 'Idempotency-Key') ? {'idempotency-key': randomUUID()} : {};
  const answer = await request(live.url, operation.method, path.replace('/api/v1', ''), {token, body, headers});
  const leaks = leaksOf(`${answer.text}\n${JSON.stringify(answer.headers)}`, path + JSON.stringify(body ?? ''));
  return {...answer, leaks};
}

/// What an answer says, without what is another each time.
const said = ({status, json}) => JSON.stringify([status, json?.code, json?.title, json?.detail, json?.errors]);

/// [status, …] that a caller should get for ids that are not of his tenant.
function expected(operation, who) {
  if (operation.open) return undefined;
  if (who.refused) return [401];
  if (who.kind === 'link' ? !operation.link : !operation.permissions.every(one => who.permissions.includes(one))) return [403];
  if (who.kind === 'key' && !operation.key) return [403];
  if (!operation.path.includes('{')) return undefined;
  return who.kind === 'link' ? [403, 404] : [404];
}

describe('the routes', () => {
  test('are all known here', () => {
    assert.ok(routes.length > 50, 'the server lists its routes in its log');
    const unknown = routes.filter(route => !operations.has(route) && !authRoutes[route] && !others.has(route.split(' ')[1]));
    assert.deepEqual(unknown, [], 'say who may come there');
    assert.deepEqual([...operations.keys(), ...Object.keys(authRoutes)].filter(route => !routes.includes(route)), [], 'there is no such route');
  });

  test('show the other tenant\'s rows to its owner: what the next tests look for is there', async () => {
    for (const operation of operations.values()) {
      if (operation.method !== 'GET' || !/^[^{]+\{id\}$/.test(operation.path)) continue;
      const {status, leaks, text} = await ask(operation, stranger.token);
      assert.equal(status, 200, `${operation.path}: ${text}`);
      assert.notDeepEqual(leaks, [], operation.path);
    }
  });

  test('/api/v1: each caller on each route, with the other tenant\'s ids', async t => {
    const complaints = [];
    let count = 0;
    for (const [route, operation] of operations) {
      for (const [name, who] of Object.entries(callers)) {
        const answer = await ask(operation, who.token), wanted = expected(operation, who);
        count += 1;
        if (wanted && !wanted.includes(answer.status)) complaints.push(`${route} by ${name}: expected ${wanted}, got ${answer.status} ${answer.text.slice(0, 300)}`);
        if (answer.status >= 500 && route !== 'GET /api/v1/ready') complaints.push(`${route} by ${name}: ${answer.status} ${answer.text}`);
        if (answer.leaks.length > 0) complaints.push(`${route} by ${name}: ${answer.leaks} of the other tenant`);
        if (!wanted?.includes(404)) continue;
        const nothing = await ask(operation, who.token, {nobodys: true});
        if (said(nothing) !== said(answer)) complaints.push(`${route} by ${name}: another's row is told from none: ${said(answer)}, ${said(nothing)}`);
      }
    }
    t.diagnostic(`${count} requests`);
    assert.deepEqual(complaints, []);
  });

  // In both directions, so that no action asks for less or for more than the document (and the table of rights behind it) says.
  test('/api/v1: the permission that a route names is needed, and enough', async t => {
    const all = [...new Set([...operations.values()].flatMap(one => one.permissions))];
    const without = makeKeys(all.map(left => all.filter(one => one !== left))), only = makeKeys(all.map(one => [one]));
    const complaints = [];
    for (const [route, operation] of operations) {
      assert.ok(operation.permissions.length <= 1, `${route} needs several permissions: makeKeys is for one`);
      for (const permission of operation.permissions) {
        const lacking = await ask(operation, without[all.indexOf(permission)], {nobodys: true});
        if (lacking.status !== 403) complaints.push(`${route} without ${permission}: ${lacking.status} ${lacking.text}`);
        const having = await ask(operation, only[all.indexOf(permission)], {nobodys: true});
        if ([401, 403].includes(having.status)) complaints.push(`${route} with ${permission} alone: ${having.status} ${having.text}`);
      }
    }
    t.diagnostic(`${all.length} permissions`);
    assert.deepEqual(complaints, []);
  });

  test('/auth/v1: each caller on each route, with the other tenant\'s user', async t => {
    const complaints = [];
    let count = 0;
    for (const [route, needs] of Object.entries(authRoutes)) {
      const [method, pattern] = route.split(' ');
      for (const [name, {apikey, bearer, may}] of Object.entries(authCallers())) {
        const ofUser = async id => {
          const body = authBodies[route];
          const answer = await fetch(live.url + pattern.replace('{id}', id), {method, body: body && JSON.stringify(body),
            headers: {...apikey && {apikey}, ...bearer && {authorization: `Bearer ${bearer}`}, ...body && {'content-type': 'application/json'}}});
          const text = await answer.text();
          count += 1;
          return {status: answer.status, text, leaks: leaksOf(`${text}\n${JSON.stringify([...answer.headers])}`, id)};
        };
        const answer = await ofUser(idOf(theirs, 'users', 0)), allowed = needs === 'anybody' || may.includes(needs);
        if (answer.leaks.length > 0) complaints.push(`${route} by ${name}: ${answer.leaks} of the other tenant`);
        const refused = [401, 403].includes(answer.status) && !answer.text.includes('otp_expired');  // that is a wrong code
        if (refused === allowed) complaints.push(`${route} by ${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
        if (!allowed || !pattern.includes('{id}')) continue;
        const nothing = await ofUser(randomUUID());
        if (answer.status !== 404 || nothing.text !== answer.text) complaints.push(`${route} by ${name}: ${answer.status} ${answer.text}, for nobody's ${nothing.text}`);
      }
    }
    t.diagnostic(`${count} requests`);
    assert.deepEqual(complaints, []);
  });

  test('leave every row of the other tenant as it was', async () => assert.deepEqual(await digests(live, theirs.tenant), digestsBefore));
});

function authCallers() {
  const {publishable, secret} = shop, token = name => callers[name].token;
  return {
    'nobody': {may: []},
    'a publishable key': {apikey: publishable, bearer: publishable, may: ['key']},
    'a secret key': {apikey: secret, bearer: secret, may: ['key', 'service']},
    'a user': {apikey: publishable, bearer: token('an owner'), may: ['key', 'user']},
    'a revoked key': {apikey: token('a revoked key'), may: []},
    'a key that nobody made': {apikey: token('a key that nobody made'), may: []},
    'an expired token': {apikey: publishable, bearer: token('an expired token'), may: ['key']},
    'a forged token': {apikey: publishable, bearer: token('a forged token'), may: ['key']},
    'a token of no algorithm': {apikey: publishable, bearer: token('a token of no algorithm'), may: ['key']},
    'the other tenant\'s token': {apikey: publishable, bearer: stranger.token, may: ['key']},
  };
}
