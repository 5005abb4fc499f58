// tests/system/outages.test.mjs: what PostgreSQL runs out of: disk, the right to write, connections, slots. What is stated in docs/operations.md.
import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from 'node:child_process';
import {after, before, test} from 'node:test';
import {closeConnections, edit, eventually, makeProducts, metric, putLine, request, startCall} from './client.mjs';
import {Screen} from './screen.mjs';
import {childrenOf, lives, postmasterPid, preloaded, startWorld} from './world.mjs';

const permissions = ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write',
  'drafts.accept', 'orders.read'];
const limit = 16_500;

let world, products, call;
const change = (operation, body = edit(operation)) => request(world.url, 'POST', `/drafts/${call.id}/operations`, {token: call.link, body, limit});
const read = () => request(world.url, 'GET', '/customers?limit=20', {token: world.key, limit});
const ready = async () => {
  const {status, json} = await request(world.url, 'GET', '/ready', {});
  return {code: status, ...json};
};
/// By name: the state of the tests before may still count.
const isWell = async name => (await ready()).checks[name] === 'ok';
const newCustomer = number => request(world.url, 'POST', '/customers', {token: world.key, limit, body: {first_name: 'Otto', last_name: `Number ${number}`}});

function assertRefused(answer, reason) {
  assert.equal(answer.status, 503, answer.text);
  assert.equal(answer.json.code, reason, answer.text);
  assert.ok(Number(answer.headers['retry-after']) >= 1);
}

/// What was answered is in the trail, each version once.
async function assertVersions(last) {
  const versions = await world.json('select json_agg(version order by version) from draft_operations where draft_id = :id', {id: call.id});
  assert.deepEqual(versions, versions.map((_, n) => versions[0] + n), 'no gap, nothing twice');
  assert.equal(versions.at(-1), last);
}

/// PostgreSQL's own connections of the server end and are made anew, with the settings that hold now.
const reconnect = () => world.json(`select json_agg(pg_terminate_backend(pid)) from pg_stat_activity where usename in ('orderline_server', 'orderline_rest')`);

before(async () => {
  world = await startWorld({permissions});
  products = await makeProducts(world, 4);
  call = await startCall(world);
});

after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
});

test('a read-only database: changes are refused with their reason, reading works, and all is well when it ends', async () => {
  assert.equal((await change(putLine(products[0], 2))).status, 200);
  const sent = edit({type: 'set_note', note: 'while it was read-only'});
  world.psql('-c', 'alter database orderline set default_transaction_read_only = on');
  try {
    await reconnect();
    await eventually('it is noticed', async () => (await change(null, sent)).json?.code === 'read_only');
    assertRefused(await change(null, sent), 'read_only');
    assertRefused(await newCustomer('r'), 'read_only');
    assert.equal((await read()).status, 200);
    assert.equal((await request(world.url, 'GET', `/drafts/${call.id}`, {token: call.link})).status, 200);
    const state = await ready();
    assert.deepEqual([state.code, state.status], [200, 'degraded']);
    assert.match(state.checks.writes, /read-only/);
    assert.ok(await metric(world, 'orderline_refused_writes_total', {reason: 'read_only'}) >= 3);
  } finally {
    world.psql('-c', 'set default_transaction_read_only = off', '-c', 'alter database orderline reset default_transaction_read_only');
    await reconnect();
  }
  await eventually('changes are taken again', async () => (await change(null, sent)).status === 200);
  const last = (await change(putLine(products[1], 3))).json.version;
  await assertVersions(last);
  assert.equal(await world.json('select count(*) from draft_operations where operation_id = :id', {id: sent.operation_id}), 1);
});

test('no more connections: what there is serves everybody, ready says so; none at all is 503, and it comes back', async () => {
  const failuresBefore = await metric(world, 'orderline_pool_connect_failures_total', {pool: 'main'});
  world.psql('-c', 'alter role orderline_server connection limit 3');
  const holder = spawn(join(world.bin, 'psql'), ['-X', '-q', '-h', world.socket, '-U', 'orderline', '-d', 'orderline'], {stdio: ['pipe', 'pipe', 'inherit']});
  try {
    await reconnect();
    await eventually('two for reading, one for changes', async () => await metric(world, 'orderline_pool_connections', {pool: 'main'}) === 3);
    holder.stdin.write('begin; lock table customers in exclusive mode;\n\\echo locked\n');
    await new Promise(resolve => holder.stdout.once('data', resolve));
    const customers = Array.from({length: 10}, (_, n) => newCustomer(n));  // the first one waits for the lock, the others for its connection
    await eventually('ready says so', async () => /fewer connections/.test((await ready()).checks.connections));
    const state = await ready();
    assert.deepEqual([state.code, state.status], [200, 'degraded']);
    assert.equal((await read()).status, 200);
    holder.stdin.write('commit;\n');
    assert.deepEqual((await Promise.all(customers)).map(one => one.status), Array(10).fill(201));
    assert.ok(await metric(world, 'orderline_pool_connect_failures_total', {pool: 'main'}) > failuresBefore);
    await eventually('nothing is lacking', () => isWell('connections'));

    world.psql('-c', 'alter role orderline_server connection limit 0');
    await reconnect();
    await eventually('it is noticed', async () => (await ready()).code === 503);
    assert.match((await ready()).checks.database, /cannot be reached/);
    assertRefused(await change({type: 'set_note', note: 'nobody is let in'}), 'unavailable');
  } finally {
    holder.kill();
    world.psql('-c', 'alter role orderline_server connection limit -1');
  }
  await eventually('it is ready again', async () => await isWell('database') && await isWell('connections'));
  await assertVersions((await change(putLine(products[2], 1))).json.version);
});

/// Takes every replication slot, also that which the feed gives up when its sender ends. It tries again at once, so this may take several turns.
const takeSlots = () => world.psql('-c', `do $$
  declare n int := 0; begin
    loop
      begin
        perform pg_create_physical_replication_slot('taken_' || n);
        n := n + 1;
      exception when configuration_limit_exceeded then
        exit when not exists (select from pg_replication_slots where slot_name like 'orderline%');
        perform pg_terminate_backend(active_pid) from pg_replication_slots where slot_name like 'orderline%' and active;
        perform pg_sleep(0.01);
      end;
    end loop;
  end $$`);

test('no slot is free: changes go on, ready says that screens are not live; then they catch up', async () => {
  const screen = new Screen(world.url, call.id, world.key, 'screen');
  await screen.connect();
  await screen.until(() => true);
  const lossesBefore = await metric(world, 'orderline_feed_losses_total');
  takeSlots();
  let last;
  try {
    await eventually('ready says so', async () => (await ready()).code === 503);
    const state = await ready();
    assert.equal(state.status, 'not_ready');
    assert.match(state.checks.feed, /not attached/);
    assert.equal(await metric(world, 'orderline_feed_attached'), 0);
    assert.ok(await metric(world, 'orderline_feed_losses_total') > lossesBefore);
    const answer = await change({type: 'set_note', note: 'nobody is told'});
    assert.equal(answer.status, 200);
    last = answer.json.version;
  } finally {
    world.psql('-c', `select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name like 'taken%'`);
  }
  await screen.until(shown => shown.version === last, 20_000, `version ${last}`);
  assert.ok(await isWell('feed'));
  assert.deepEqual(screen.faults, []);
  screen.disconnect();
});

test('a slot that PostgreSQL invalidates, since it keeps too much WAL: a new one is made, nothing is missed', async () => {
  const screen = new Screen(world.url, call.id, world.key, 'screen');
  await screen.connect();
  await screen.until(() => true);
  const sender = childrenOf(postmasterPid(world)).find(one => /walsender/.test(one.title));
  const lossesBefore = await metric(world, 'orderline_feed_losses_total');
  world.psql('-c', `alter system set max_slot_wal_keep_size = '1MB'`, '-c', 'select pg_reload_conf()');
  process.kill(sender.pid, 'SIGSTOP');
  let last, checkpoint;
  try {
    for (let n = 0; n < 3; ++n) {
      last = (await change({type: 'set_note', note: `far behind ${n}`})).json.version;
      world.psql('-c', 'select pg_switch_wal()');
    }
    checkpoint = world.json('checkpoint');  // invalidates the slot, and waits until its sender is gone
    await eventually('the slot is invalid', () => /terminating process \d+ to release replication slot/.test(readFileSync(join(world.folder, 'postgres/postgres.log'), 'utf8')));
  } finally {
    process.kill(sender.pid, 'SIGCONT');
    await checkpoint;
    world.psql('-c', 'alter system reset max_slot_wal_keep_size', '-c', 'select pg_reload_conf()');
  }
  await screen.until(shown => shown.version === last, 20_000, `version ${last}`);
  await eventually('it is attached again', () => isWell('feed'));
  assert.ok(await metric(world, 'orderline_feed_losses_total') > lossesBefore);
  assert.deepEqual(screen.faults, []);
  screen.disconnect();
});

test('a full disk: what cannot be kept is refused, what was answered stays; without room for WAL PostgreSQL ends, and the server says why', async t => {
  await world.stop();
  const flag = world.folder + '.full';
  t.after(() => rmSync(flag, {force: true}));
  writeFileSync(flag, '');
  world = await startWorld({permissions, env: preloaded('full_disk', {ORDERLINE_TEST_FULL: flag})});
  products = await makeProducts(world, 2);
  call = await startCall(world);

  writeFileSync(flag, 'data');
  let last = 1, refused;
  for (let n = 0; n < 2000 && !refused; ++n) {  // until the last page is full
    const sent = edit({type: 'set_note', note: `${n} ${'x'.repeat(900)}`});
    const answer = await change(null, sent);
    if (answer.status === 200) last = answer.json.version;
    else refused = {answer, sent};
  }
  assertRefused(refused.answer, 'unavailable');
  assert.match(refused.answer.json.detail, /no room/);
  assert.equal((await read()).status, 200);
  const state = await ready();
  assert.deepEqual([state.code, state.status], [200, 'degraded']);
  assert.match(state.checks.writes, /disk of the database is full/);
  assert.ok(await metric(world, 'orderline_refused_writes_total', {reason: 'disk_full'}) >= 1);
  await assertVersions(last);
  writeFileSync(flag, '');
  const again = await change(null, refused.sent);
  assert.equal(again.status, 200, again.text);
  last = again.json.version;
  await assertVersions(last);

  writeFileSync(flag, 'wal');
  const ended = world.server.ended;
  for (let n = 0; n < 20 && lives(world.pid); ++n) {
    const answer = await change({type: 'set_note', note: `WAL ${n}`}).catch(() => ({}));
    if (answer.status === 200) last = answer.json.version;
    await world.json('select to_json(pg_switch_wal()::text)').catch(() => {});  // PostgreSQL may be gone
  }
  const {code} = await ended;
  assert.notEqual(code, 0);
  assert.match(world.server.log, /No space left on device/);
  writeFileSync(flag, '');
  await world.restart();
  await eventually('it is ready again', async () => (await ready()).status === 'ready');
  const kept = await world.json('select max(version) from draft_operations where draft_id = :id', {id: call.id});
  assert.ok(kept >= last, `answered up to ${last}, kept up to ${kept}`);
  await assertVersions(kept);
});
