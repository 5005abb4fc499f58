// tests/system/faults.test.mjs: floods, garbage, cut sockets, a frozen PostgreSQL, a lost feed, and a stop with 500 streams.
import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import net from 'node:net';
import {after, before, test} from 'node:test';
import {execFileSync} from 'node:child_process';
import {Chance, closeConnections, demand, edit, eventually, makeProducts, putLine, request, seedOf, startCall} from './client.mjs';
import {Screen} from './screen.mjs';
import {childrenOf, lives, postmasterPid, startWorld} from './world.mjs';

const limit = 16_500;  // the server's own deadline is 15 s
let world, products, call, password;

const change = (operation, body = edit(operation)) => request(world.url, 'POST', `/drafts/${call.id}/operations`, {token: call.link, body, limit});
const read = () => request(world.url, 'GET', '/customers?limit=20', {token: world.key, limit});

before(async () => {
  world = await startWorld({permissions: ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read',
    'drafts.write', 'drafts.accept', 'orders.read']});
  products = await makeProducts(world, 8);
  call = await startCall(world);
  password = JSON.parse(execFileSync(world.program, ['user', 'create', '--tenant', world.tenant, '--email', 'anna@test.example', '--generate', '--json'],
    {env: {...process.env, ORDERLINE_DATA_DIR: world.folder}}).toString()).password;
});

after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
});

test('a flood of 300 logins is answered or turned away, and reads go on', async t => {
  let flooding = true;
  const reads = [];
  const readers = Array.from({length: 4}, async () => {
    while (flooding) reads.push(await read());
  });
  const logins = await Promise.all(Array.from({length: 300}, (_, n) => request(world.url, 'POST', '/session', {limit: 30_000,
    body: {email: n % 3 === 2 ? 'nobody@test.example' : 'anna@test.example', password: n % 3 === 0 ? password : 'wrong'}})));
  flooding = false;
  await Promise.all(readers);
  const counts = {};
  for (const {status} of logins) counts[status] = (counts[status] ?? 0) + 1;
  const times = reads.map(one => one.ms).sort((a, b) => a - b);
  t.diagnostic(`logins ${JSON.stringify(counts)}; ${reads.length} reads, p99 ${times[Math.floor(times.length * 0.99)].toFixed(0)} ms`);
  for (const {status, text} of logins) assert.ok([200, 401, 429].includes(status), `${status} ${text}`);
  for (const one of logins) if (one.status === 429) assert.ok(Number(one.headers['retry-after']) >= 1);
  assert.ok(counts[200] > 0 && counts[401] > 0);
  assert.deepEqual(reads.filter(one => one.status !== 200).map(one => one.text), []);
  assert.ok(reads.length > 0);
});

/// Sends raw bytes; resolves to what came back when the server, or the time, has ended it.
function raw(bytes, {cutAfter, patience = 3000} = {}) {
  return new Promise(resolve => {
    let text = '';
    const socket = net.connect(world.server.port, '127.0.0.1', () => {
      socket.write(bytes);
      if (cutAfter !== undefined) setTimeout(() => socket.resetAndDestroy(), cutAfter);
    });
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', data => { text += data.toString('latin1'); });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

test('garbage and cut sockets harm nobody', async t => {
  const seed = seedOf(), chance = new Chance(seed);
  t.diagnostic(`SEED=${seed}`);
  await change(putLine(products[1], 2));
  const descriptors = () => readdirSync(`/proc/${world.pid}/fd`).length;
  closeConnections();
  await eventually('idle', async () => (await read()).status === 200);
  const before = descriptors();
  const body = JSON.stringify(edit(putLine(products[2], 3)));
  const head = `POST /api/v1/drafts/${call.id}/operations HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${call.link}\r\ncontent-type: application/json\r\n`;
  const whole = `${head}content-length: ${body.length}\r\n\r\n${body}`;
  const noise = () => Buffer.from(Array.from({length: 1 + chance.below(2000)}, () => chance.below(256)));
  const refused = await Promise.all([
    raw('GARBAGE\r\n\r\n'), raw('GET /%00%ff HTTP/1.1\r\nhost: x\r\n\r\n', {patience: 500}), raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`),
    raw(`${head}content-length: 99999999999\r\n\r\n`), raw(`${head}content-length: -1\r\n\r\n`), raw(`${head}transfer-encoding: chunked\r\n\r\nzz\r\nno chunk`),
    raw(`${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`), raw(`${head}content-length: 7\r\n\r\n{"a":1`, {patience: 300})]);
  refused.slice(0, -1).forEach((answer, n) => assert.match(answer, /^HTTP\/1\.1 4\d\d /, `request ${n} of garbage was answered: ${answer}`));
  for (let round = 0; round < 10; ++round) {
    await Promise.all([
      ...Array.from({length: 10}, () => raw(noise(), {cutAfter: chance.below(20)})),
      ...Array.from({length: 10}, () => raw(whole.slice(0, 1 + chance.below(whole.length)), {cutAfter: chance.below(5)})),
      ...Array.from({length: 10}, () => raw(`GET /api/v1/drafts/${call.id}/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${call.link}\r\n\r\n`, {cutAfter: chance.below(20)})),
      read().then(answer => assert.equal(answer.status, 200)),
      change(putLine(products[3], 1 + round)).then(answer => assert.equal(answer.status, 200, answer.text))]);
  }
  closeConnections();
  await eventually('all sockets are closed again', () => descriptors() <= before + 2);
  assert.doesNotMatch(world.server.log, / error /);
});

test('a frozen PostgreSQL: 503 within the deadline, and all is well again when it goes on', async t => {
  const postmaster = postmasterPid(world);
  const screen = new Screen(world.url, call.id, world.key, 'screen');
  await screen.connect();
  await screen.until(() => true);
  const frozen = [];
  const sent = edit({type: 'set_note', note: 'while it was frozen'});
  let answers, slowest;
  try {
    for (const pid of [postmaster, ...childrenOf(postmaster).map(one => one.pid)]) {
      process.kill(pid, 'SIGSTOP');
      frozen.push(pid);
    }
    const asked = [read(), read(), change(null, sent), change(putLine(products[5], 4)), change(putLine(products[1], 9)),
      request(world.url, 'GET', `/drafts/${call.id}`, {token: call.link, limit}), request(world.url, 'GET', '/orders', {token: world.key, limit}),
      request(world.url, 'GET', `/drafts/${call.id}/events`, {token: call.link, limit}),
      request(world.url, 'POST', `/drafts/${call.id}/present`, {token: world.key, limit}),
      request(world.url, 'POST', `/drafts/${call.id}/accept`, {token: call.link, headers: {'idempotency-key': 'frozen'}, body: {version: 1, digest: 'ab'.repeat(32)}, limit}),
      request(world.url, 'POST', '/session', {body: {email: 'anna@test.example', password}, limit})];
    const health = await request(world.url, 'GET', '/health', {limit: 2000});
    assert.equal(health.status, 200);
    answers = await Promise.all(asked);
    slowest = Math.max(...answers.map(one => one.ms));
  } finally {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
  }
  for (const answer of answers) {
    assert.equal(answer.status, 503, answer.text);
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.ok(Number(answer.headers['retry-after']) >= 1);
  }
  const began = performance.now();
  await eventually('works again', async () => (await change(null, sent)).status === 200);
  await eventually('reads work again', async () => (await read()).status === 200);
  t.diagnostic(`slowest 503 after ${slowest.toFixed(0)} ms; works again ${(performance.now() - began).toFixed(0)} ms after it went on`);
  const kept = await world.json('select count(*) from draft_operations where operation_id = :id', {id: sent.operation_id});
  assert.equal(kept, 1, 'kept once, however often it was sent');
  const last = (await change({type: 'set_note', note: 'after'})).json.version;
  await screen.until(shown => shown.version === last, 30_000, `version ${last}`);
  assert.deepEqual(screen.faults, []);
  screen.disconnect();
});

test('an interrupted feed: streams catch up, without a gap and without telling anything twice', async () => {
  const screens = Array.from({length: 5}, (_, n) => new Screen(world.url, call.id, world.key, `screen ${n}`));
  for (const screen of screens) await screen.connect();
  await Promise.all(screens.map(screen => screen.until(() => true)));
  let last;
  for (let round = 0; round < 6; ++round) {
    const ended = world.json("select coalesce(json_agg(pg_terminate_backend(pid)), '[]') from pg_stat_activity where backend_type = 'walsender'");
    for (let n = 0; n < 5; ++n) {
      const answer = await change(n % 2 ? {type: 'set_note', note: `round ${round} ${n}`} : putLine(products[n], products[n].step * (round + 1)));
      assert.equal(answer.status, 200, answer.text);
      last = answer.json.version;
    }
    await ended;
    await Promise.all(screens.map(screen => screen.until(shown => shown.version === last, 20_000, `version ${last}`)));
  }
  for (const screen of screens) {
    assert.deepEqual(screen.faults, []);
    assert.equal(screen.connections, 1, 'the stream itself went on');
    screen.disconnect();
  }
});

test('500 idle streams: SIGTERM ends the server within 10 s, and every stream in good order', async t => {
  const screens = Array.from({length: 500}, (_, n) => new Screen(world.url, call.id, world.key, `screen ${n}`));
  for (let n = 0; n < screens.length; n += 50) await Promise.all(screens.slice(n, n + 50).map(screen => screen.connect()));
  const streams = screens.map(screen => screen.stream);
  const postmaster = postmasterPid(world);
  const began = performance.now();
  const ended = await world.server.signal('SIGTERM');
  const seconds = (performance.now() - began) / 1000;
  assert.deepEqual(ended, {code: 0, signal: null});
  assert.ok(seconds < 10, `${seconds} s`);
  assert.ok(!lives(postmaster));
  await eventually('the streams have ended', () => streams.every(stream => !stream.open));
  assert.equal(streams.filter(stream => stream.clean).length, streams.length, 'ended by their last chunk, not by a cut');
  t.diagnostic(`ended in ${seconds.toFixed(2)} s`);
});
