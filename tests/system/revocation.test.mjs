// tests/system/revocation.test.mjs: who may no longer come in is refused by every server, and his open streams end, at once.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {closeConnections, demand, request, startCall} from './client.mjs';
import {watchStream} from './stream.mjs';
import {startBeside, startWorld} from './world.mjs';

const permissions = ['customers.read', 'customers.write', 'products.read', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write'];
let world, second, servers, call;

before(async () => {
  world = await startWorld({permissions});
  second = await startBeside(world, {folder: join(world.folder, 'second'), env: {
    ORDERLINE_SECRET: readFileSync(join(world.folder, 'secret'), 'utf8').trim(), ORDERLINE_PUBLIC_URL: world.url}});  // a token names who made it
  servers = [world, second];
  call = await startCall(world);
});

after(async () => {
  closeConnections();
  if (second) await second.signal('SIGTERM');
  if (world) await world.stop();
});

const watch = (url, token) => watchStream(url, call.id, token);
const sql = text => world.psql('-c', text);

async function user(name, role = 'agent') {
  const address = `${name}@test.example`;
  const {password} = world.made('user', 'create', '--tenant', world.tenant, '--email', address, '--name', name, '--role', role, '--generate');
  const signIn = async () => {
    const session = await demand(world.url, 'POST', '/session', {body: {email: address, password}});
    return {token: session.access_token, refresh: session.refresh_token, id: session.user.id};
  };
  return {...await signIn(), email: address, signIn};
}

const end = (by, path) => demand(world.url, 'DELETE', path, {token: by.token});

const kinds = {
  'a revoked key': async () => ({token: world.newKey('one'), end: () => sql("update api_keys set is_active = false where name = 'one'"), code: 'unauthorised'}),
  'a deleted key': async () => ({token: world.newKey('two'), end: () => sql("delete from api_keys where name = 'two'"), code: 'unauthorised'}),
  'a withdrawn link': async () => ({token: (call = await startCall(world)).link, end: () => sql(`update draft_links set revoked_at = now() where draft_id = '${call.id}'`), code: 'link_revoked'}),
  'a disabled user': async () => {
    const {token, id} = await user('disabled');
    return {token, end: () => sql(`update users set is_active = false where id = '${id}'`), code: 'unauthorised'};
  },
  'a banned user': async () => {
    const {token, id} = await user('banned');
    return {token, end: () => sql(`update users set banned_until = now() + interval '1 day' where id = '${id}'`), code: 'unauthorised'};
  },
  'an ended session': async () => {
    const {token, id} = await user('ended');
    return {token, end: () => sql(`update refresh_sessions set revoked_at = now() where user_id = '${id}'`), code: 'unauthorised'};
  },
  'a deleted session': async () => {
    const {token, id} = await user('deleted');
    return {token, end: () => sql(`delete from refresh_sessions where user_id = '${id}'`), code: 'unauthorised'};
  },
  'a session ended from another of the user': async () => {
    const first = await user('ended-one'), other = await first.signIn();
    const {items} = await demand(world.url, 'GET', '/sessions', other);
    return {...first, stays: other, end: () => end(other, `/sessions/${items.find(one => !one.current).id}`), code: 'unauthorised'};
  },
  'a session that is not the one kept': async () => {
    const first = await user('ended-others'), other = await first.signIn();
    return {...first, stays: other, end: () => end(other, '/sessions'), code: 'unauthorised'};
  },
  'a user signed out by who looks after users': async () => {
    const manager = await user('manager', 'manager'), ended = await user('signed-out');
    return {...ended, stays: manager, end: () => end(manager, `/users/${ended.id}/sessions`), code: 'unauthorised'};
  },
  'a user disabled by who looks after users': async () => {
    const manager = await user('head', 'manager'), leaver = await user('leaver');
    const disable = () => demand(world.url, 'PATCH', `/users/${leaver.id}`, {token: manager.token, body: {is_active: false}});
    return {...leaver, stays: manager, end: disable, code: 'unauthorised'};
  },
  'a user with another role': async () => {
    const {token, id} = await user('other-role');
    return {token, end: () => sql(`update user_roles set role_id = (select id from roles where name = 'viewer') where user_id = '${id}'`), code: 'token_expired'};
  },
  'a role of the tenant\'s own that permits less': async () => {
    const owner = await user('boss', 'owner'), {id, signIn} = await user('own-role');
    const role = await demand(world.url, 'POST', '/roles', {token: owner.token, body: {name: 'reader', permissions: ['drafts.read', 'orders.read']}});
    await demand(world.url, 'PUT', `/users/${id}/roles`, {token: owner.token, body: {roles: ['reader']}});
    const less = () => demand(world.url, 'PATCH', `/roles/${role.id}`, {token: owner.token, body: {permissions: ['orders.read']}});
    return {token: (await signIn()).token, stays: owner, end: less, code: 'token_expired'};
  },
};

for (const [name, make] of Object.entries(kinds)) {
  test(`${name}: refused by each server, and its streams end`, async t => {
    const {token, refresh, stays, end, code} = await make();
    const streams = await Promise.all(servers.map(({url}) => watch(url, token)));
    for (const {url} of servers) assert.equal((await request(url, 'GET', `/drafts/${call.id}`, {token})).status, 200);
    const began = performance.now();
    await end();
    const ends = await Promise.all(streams.map(({ended}) => ended));
    for (const {event, data} of ends) assert.deepEqual([event, data.code], ['end', code]);
    for (const {url} of servers) {
      const answer = await request(url, 'GET', `/drafts/${call.id}`, {token});
      assert.deepEqual([answer.status, answer.json.code], [401, code]);
    }
    if (refresh) assert.equal((await request(world.url, 'POST', '/session/refresh', {body: {refresh_token: refresh}})).status, 401);
    if (stays) assert.equal((await request(world.url, 'GET', '/me', stays)).status, 200);
    const slowest = Math.max(...ends.map(({at}) => at - began));
    assert.ok(slowest < 1000, `${slowest} ms`);
    t.diagnostic(`streams ended ${ends.map(({at}) => Math.round(at - began))} ms after the change`);
  });
}

test('what happens while the change feed is away is known when it is back', async () => {
  const {token, id} = await user('away');
  const [stream] = await Promise.all([watch(second.url, token)]);
  // In one transaction with the end of the feeds: the row is not in any stream that begins after it.
  sql(`update users set is_active = false where id = '${id}'; select pg_terminate_backend(active_pid) from pg_replication_slots where active`);
  assert.equal((await stream.ended).event, 'end');
  for (const {url} of servers) assert.equal((await request(url, 'GET', '/me', {token})).status, 401);
});

test('others of the tenant are not disturbed', async () => {
  const {token} = await user('calm');
  const stream = await watch(world.url, token);
  let over = false;
  stream.ended.then(() => { over = true; });
  const other = await user('gone');
  const others = await watch(world.url, other.token);
  sql(`update users set is_active = false where id = '${other.id}'`);
  await others.ended;
  assert.equal((await request(world.url, 'GET', `/drafts/${call.id}`, {token})).status, 200);
  assert.equal(over, false);
  stream.close();
});
