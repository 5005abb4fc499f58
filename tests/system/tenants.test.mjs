// tests/system/tenants.test.mjs: one sign-in for several tenants: who may change, who must not, and what ends it, on two real servers.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {closeConnections, demand, request, startCall} from './client.mjs';
import {watchStream} from './stream.mjs';
import {startBeside, startWorld} from './world.mjs';

let world, second, home, other, third;

before(async () => {
  world = await startWorld();
  second = await startBeside(world, {folder: join(world.folder, 'second'), env: {
    ORDERLINE_SECRET: readFileSync(join(world.folder, 'secret'), 'utf8').trim(), ORDERLINE_PUBLIC_URL: world.url}});
  [home, other, third] = ['Home', 'Other', 'Third'].map(name => world.newTenant(name));
});

after(async () => {
  closeConnections();
  if (second) await second.signal('SIGTERM');
  if (world) await world.stop();
});

const sql = text => world.psql('-At', '-c', text).trim();
let count = 0;

/// Somebody who signs in at `home`, and has joined `joined` with that role.
async function person({joined = [other], role = 'viewer'} = {}) {
  const email = `person-${++count}@home.test`;
  const {password, id} = world.made('user', 'create', '--tenant', home, '--email', email, '--role', 'agent', '--generate');
  for (const tenant of joined) world.orderlineText('user', 'join', '--tenant', tenant, '--email', email, '--role', role);
  const signIn = () => demand(world.url, 'POST', '/session', {body: {email, password}});
  return {email, password, id, signIn, session: await signIn()};
}
const change = (session, tenant, url = world.url) => request(url, 'POST', '/session/tenant', {body: {refresh_token: session.refresh_token, tenant_id: tenant}});
const changed = async (session, tenant) => {
  const {status, json, text} = await change(session, tenant);
  assert.equal(status, 200, text);
  return json;
};
const me = session => request(world.url, 'GET', '/me', {token: session.access_token});
const refused = async (session, tenant) => {
  const {status, json} = await change(session, tenant);
  return [status, json.code];
};
const notJoined = [403, 'tenant_not_joined'];

test('signs in once, changes, and is there what his roles there make him', async () => {
  const {session, id} = await person();
  assert.deepEqual((await demand(world.url, 'GET', '/tenants', {token: session.access_token})).items.map(one => [one.name, one.current]), [['Home', true], ['Other', false]]);
  const there = await changed(session, other);
  assert.deepEqual([there.tenant.id, there.user.id], [other, id]);
  const {json} = await me(there);
  assert.equal(json.tenant.name, 'Other');
  assert.ok(!json.permissions.includes('drafts.write') && json.permissions.includes('orders.read'));
  assert.equal((await me(session)).json.code, 'unauthorised', 'the session that he left is over');
  assert.equal((await request(world.url, 'POST', '/session/refresh', {body: {refresh_token: session.refresh_token}})).status, 401);
  const refreshed = await demand(world.url, 'POST', '/session/refresh', {body: {refresh_token: there.refresh_token}});
  assert.equal(refreshed.tenant.id, other);
  assert.deepEqual((await demand(world.url, 'GET', '/tenants', {token: refreshed.access_token})).items.map(one => [one.name, one.current]), [['Home', false], ['Other', true]]);
  const back = await changed(refreshed, home);
  assert.equal((await me(back)).json.tenant.name, 'Home');
  assert.ok((await me(back)).json.permissions.includes('drafts.write'));
});

test('nobody changes to where he has not joined, whatever stands there', async () => {
  const {session, id, email} = await person({joined: []});
  assert.deepEqual(await refused(session, other), notJoined);
  assert.deepEqual(await refused(session, '00000000-0000-4000-8000-000000000099'), notJoined, 'nor is it told whether there is such a tenant');
  // A row with his id, and even one with his address, lets nobody in: the membership does.
  sql(`insert into users (tenant_id, id, email, email_confirmed_at) values ('${third}', '${id}', '${email}', now())`);
  assert.deepEqual(await refused(await (await person({joined: []})).signIn(), third), notJoined);
  assert.deepEqual(await refused(session, third), notJoined);
  assert.deepEqual((await change({refresh_token: 'x'.repeat(86)}, other)).status, 401);
  assert.equal((await request(world.url, 'POST', '/session/tenant', {body: {refresh_token: session.refresh_token}})).json.code, 'validation_failed');
});

test('who signs in at the joined tenant by another way does not come home by it', async () => {
  const {id} = await person();
  const [secret, publishable] = ['secret', 'publishable'].map(kind => world.newKey(`of other ${kind} ${id}`, {tenant: other, kind}));
  const auth = (method, path, key, body, bearer = key) => fetch(world.url + path, {method, body: JSON.stringify(body),
    headers: {apikey: key, authorization: `Bearer ${bearer}`, 'content-type': 'application/json'}}).then(async answer => ({status: answer.status, json: await answer.json()}));
  // The other tenant may do with its own row what it likes: it is its own user, and no more.
  assert.equal((await auth('PUT', `/auth/v1/admin/users/${id}`, secret, {email: 'mine@other.test', password: 'a good password', email_confirm: true})).status, 200);
  const {status, json: taken} = await auth('POST', '/auth/v1/token?grant_type=password', publishable, {email: 'mine@other.test', password: 'a good password'});
  assert.equal(status, 200);
  assert.deepEqual(await refused(taken, home), notJoined);
  assert.deepEqual((await demand(world.url, 'GET', '/tenants', {token: taken.access_token})).items.map(one => one.name), ['Other']);
});

const resets = {
  'a new password': id => ({password: 'chosen by the boss'}), 'another address': () => ({email: `boss-${count}@home.test`, email_confirm: true}),
  'another phone': () => ({phone: `4366012345${count}`, phone_confirm: true}),
};
for (const [name, body] of Object.entries(resets)) {
  test(`${name} from the home tenant's key does not open the other tenants`, async () => {
    const {session, id, email, password} = await person();
    const there = await changed(session, other);
    const secret = world.newKey(`reset ${name}`, {tenant: home, kind: 'secret'});
    const {status} = await fetch(`${world.url}/auth/v1/admin/users/${id}`, {method: 'PUT', body: JSON.stringify(body(id)),
      headers: {apikey: secret, authorization: `Bearer ${secret}`, 'content-type': 'application/json'}});
    assert.equal(status, 200);
    assert.equal(sql(`select count(*) from memberships where user_id = '${id}'`), '0');
    assert.equal(sql(`select count(*) from refresh_sessions where tenant_id = '${other}' and user_id = '${id}' and revoked_at is null`), '0');
    assert.equal((await request(world.url, 'POST', '/session/refresh', {body: {refresh_token: there.refresh_token}})).status, 401);
    const again = await request(world.url, 'POST', '/session', {body: {email, password: name === 'a new password' ? 'chosen by the boss' : password}});
    if (again.status === 200) assert.deepEqual(await refused(again.json, other), notJoined);
  });
}

test('a user who is deleted and made anew with the same id is a stranger', async () => {
  const {id, email} = await person();
  sql(`delete from agents where user_id = '${id}' and tenant_id = '${home}'`);
  const secret = world.newKey('deletes', {tenant: home, kind: 'secret'});
  const headers = {apikey: secret, authorization: `Bearer ${secret}`, 'content-type': 'application/json'};
  assert.equal((await fetch(`${world.url}/auth/v1/admin/users/${id}`, {method: 'DELETE', headers})).status, 200);
  assert.equal((await fetch(`${world.url}/auth/v1/admin/users`, {method: 'POST', headers, body: JSON.stringify({id, email, password: 'a good password', email_confirm: true})})).status, 200);
  const session = await demand(world.url, 'POST', '/session', {body: {email, password: 'a good password'}});
  assert.equal(session.user.id, id);
  assert.deepEqual(await refused(session, other), notJoined);
});

test('his own new password keeps the membership, and ends the session there', async () => {
  const {session, id, email} = await person();
  const publishable = world.newKey('of home', {tenant: home, kind: 'publishable'});
  const there = await changed(await demand(world.url, 'POST', '/session/refresh', {body: {refresh_token: session.refresh_token}}), other);
  const mine = await (await person({joined: []})).signIn();
  assert.ok(mine);
  const fresh = await demand(world.url, 'POST', '/session', {body: {email, password: world.made('user', 'set-password', '--tenant', home, '--email', email, '--generate').password}});
  assert.equal((await request(world.url, 'POST', '/session/refresh', {body: {refresh_token: there.refresh_token}})).status, 401, 'the operator\'s new password');
  const inOther = await changed(fresh, other), atHome = await demand(world.url, 'POST', '/session/refresh', {body: {refresh_token: (await changed(inOther, home)).refresh_token}});
  const put = await fetch(`${world.url}/auth/v1/user`, {method: 'PUT', body: JSON.stringify({password: 'my own new password'}),
    headers: {apikey: publishable, authorization: `Bearer ${atHome.access_token}`, 'content-type': 'application/json'}});
  assert.equal(put.status, 200);
  assert.equal(sql(`select count(*) from memberships where user_id = '${id}'`), '1');
  await changed(atHome, other);
});

for (const [name, end, code] of [
  ['disabled there', ({email}) => world.orderlineText('user', 'disable', '--tenant', other, '--email', email), 'unauthorised'],
  ['disabled at home', ({email}) => world.orderlineText('user', 'disable', '--tenant', home, '--email', email), 'unauthorised'],
  ['banned at home', ({id}) => sql(`update users set banned_until = now() + interval '1 day' where tenant_id = '${home}' and id = '${id}'`), 'unauthorised'],
  ['a second factor turned on at home', ({id}) => sql(`insert into user_factors (tenant_id, user_id, secret) values ('${home}', '${id}', '\\x00');
    update user_factors set verified_at = now() where tenant_id = '${home}' and user_id = '${id}'`), 'unauthorised'],
]) {
  test(`${name}: the session in the other tenant and its streams end at once, on each server`, async () => {
    const who = await person({role: 'agent'});
    const there = await changed(who.session, other);
    const call = await startCall({url: world.url, key: there.access_token});
    const streams = await Promise.all([world, second].map(({url}) => watchStream(url, call.id, there.access_token)));
    await end(who);
    for (const {event, data} of await Promise.all(streams.map(({ended}) => ended))) assert.deepEqual([event, data.code], ['end', code]);
    for (const {url} of [world, second]) assert.equal((await request(url, 'GET', '/me', {token: there.access_token})).status, 401);
    assert.equal((await request(world.url, 'POST', '/session/refresh', {body: {refresh_token: there.refresh_token}})).status, 401);
  });
}

test('a tenant that is switched off, or admits only other addresses, is not changed to', async () => {
  const who = await person({joined: [third]});
  sql(`delete from users where tenant_id = '${third}' and email like 'person-%' and id not in (select user_id from memberships)`);
  sql(`insert into ip_allowlist (tenant_id, ip_address) values ('${third}', '203.0.113.0/24')`);
  assert.deepEqual(await refused(who.session, third), [403, 'address_not_allowed']);
  sql(`delete from ip_allowlist where tenant_id = '${third}'`);
  sql(`update tenants set is_active = false where id = '${third}'`);
  assert.deepEqual(await refused(await who.signIn(), third), notJoined);
  sql(`update tenants set is_active = true where id = '${third}'`);
  await changed(await who.signIn(), third);
});

test('orderline user join says what is wrong', async () => {
  const {email} = await person();
  const join = (...more) => { try { return world.orderlineText('user', 'join', '--tenant', ...more); } catch (error) { return error.status; } };
  assert.equal(join(other, '--email', 'nobody@home.test'), 1);
  assert.equal(join(home, '--email', email), 4);
  assert.match(join(other, '--email', email), /may change to this tenant/, 'harmless to repeat');
  sql(`insert into users (tenant_id, email) values ('${third}', '${email}')`);
  assert.equal(join(third, '--email', email), 4);
});
