// tests/system/clock.test.mjs: somebody sets the clock, back and forwards, under the server and its PostgreSQL.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {closeConnections, demand, edit, eventually, makeProducts, metric, putLine, request, startCall} from './client.mjs';
import {lives, preloaded, startBeside, startWorld} from './world.mjs';

const hour = 3600;
const files = [];
let world, products, call, user, session;

/// A clock of its own: what gives it to a program, and how to set it by so many seconds from the true time.
function clock(name) {
  const file = join(tmpdir(), `orderline-clock-${process.pid}-${name}`);
  files.push(file);
  const offset = Buffer.alloc(8);
  writeFileSync(file, offset);
  const set = seconds => {
    offset.writeBigInt64LE(BigInt(seconds));
    writeFileSync(file, offset, {flag: 'r+'});  // in place: the programs have it mapped
  };
  return {set, env: preloaded('set_clock', {ORDERLINE_TEST_CLOCK: file})};
}
const wall = clock('wall');

const change = (operation, body = edit(operation)) => request(world.url, 'POST', `/drafts/${call.id}/operations`, {token: call.link, body});
const read = token => request(world.url, 'GET', '/customers?limit=2', {token});
const refresh = async () => {
  const answer = await fetch(`${world.url}/auth/v1/token?grant_type=refresh_token`, {method: 'POST', headers: {apikey: world.publishable, 'content-type': 'application/json'},
    body: JSON.stringify({refresh_token: session.refresh_token})});
  const json = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(json));
  return json;
};
const signIn = async () => {
  const answer = await fetch(`${world.url}/auth/v1/token?grant_type=password`, {method: 'POST', headers: {apikey: world.publishable, 'content-type': 'application/json'},
    body: JSON.stringify(user)});
  const json = await answer.json();
  assert.equal(answer.status, 200, JSON.stringify(json));
  return json;
};

/// Sets the clock, and waits until the server has seen it.
async function setClock(seconds) {
  const before = await metric(world, 'orderline_clock_steps_total');
  wall.set(seconds);
  await eventually('the step is noticed', async () => await metric(world, 'orderline_clock_steps_total') > before);
}

before(async () => {
  world = await startWorld({env: wall.env, permissions: ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write',
    'drafts.read', 'drafts.write', 'drafts.accept', 'orders.read']});
  world.publishable = world.newKey('page', {kind: 'publishable'});
  products = await makeProducts(world, 4);
  call = await startCall(world);
  const {password} = world.made('user', 'create', '--tenant', world.tenant, '--email', 'anna@test.example', '--role', 'agent', '--generate');
  user = {email: 'anna@test.example', password};
});

after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
  for (const file of files) rmSync(file, {force: true});
});

test('an hour back: sessions go on with a new token, versions go on, an order is taken once, and the trail verifies', async () => {
  session = await signIn();
  assert.equal((await read(session.access_token)).status, 200);
  const before = (await change(putLine(products[0], 2))).json.version;

  await setClock(-hour);
  assert.match(world.server.log, /clock of this machine was set.* seconds=-36\d\d/);
  assert.equal((await read(session.access_token)).status, 401, 'a token of the future would live for too long');
  assert.equal((await change(putLine(products[1], 3))).json.version, before + 1);
  session = await refresh();
  assert.equal((await read(session.access_token)).status, 200);
  assert.equal((await read((await signIn()).access_token)).status, 200);
  const other = await startCall(world);
  assert.equal((await request(world.url, 'GET', `/drafts/${other.id}`, {token: other.link})).status, 200, 'a link of today opens');

  const seen = await demand(world.url, 'POST', `/drafts/${call.id}/present`, {token: world.key});
  const accept = () => request(world.url, 'POST', `/drafts/${call.id}/accept`, {token: call.link, headers: {'idempotency-key': 'once'},
    body: {version: seen.version, digest: seen.digest}});
  const first = await accept();
  assert.equal(first.status, 201, first.text);
  await setClock(-2 * hour);
  const again = await accept();
  assert.deepEqual(again.json.order?.id ?? again.json.id, first.json.order?.id ?? first.json.id);
  assert.equal(await world.json('select count(*) from orders where tenant_id = :tenant', {tenant: world.tenant}), 1);
  execFileSync(world.program, ['audit', 'verify', '--tenant', world.tenant], {env: {...process.env, ...wall.env, ORDERLINE_DATA_DIR: world.folder}});  // or it throws
});

test('an hour forwards: what has expired has expired, and the refresh token gives a new session', async () => {
  await setClock(0);
  session = await signIn();
  await setClock(hour);
  assert.equal((await read(session.access_token)).status, 401);
  session = await refresh();
  assert.equal((await read(session.access_token)).status, 200);
  call = await startCall(world);
  assert.equal((await change(putLine(products[2], 1))).status, 200);
});

test('a server whose clock is not that of the database says so', async () => {
  const ours = clock('beside');
  const beside = await startBeside(world, {env: {...ours.env}});
  const ready = async () => (await request(beside.url, 'GET', '/ready', {})).json;
  await eventually('it is an hour behind', async () => /36\d\d s short/.test((await ready()).checks.clock));
  assert.equal((await ready()).status, 'degraded');
  assert.ok(await metric(beside, 'orderline_clock_ahead_seconds') < -3500);
  ours.set(hour);
  await eventually('it is right again', async () => (await ready()).status === 'ready');
  await beside.signal('SIGTERM');
});
