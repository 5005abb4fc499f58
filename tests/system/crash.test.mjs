// tests/system/crash.test.mjs: kill -9 of the server and of PostgreSQL during 200 accepts: each ends with exactly one order.
// SEED=n repeats the order of what is killed and when.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {renameSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {Chance, closeConnections, demand, edit, makeProducts, putLine, request, seedOf, startCall} from './client.mjs';
import {Screen} from './screen.mjs';
import {childrenOf, lives, postmasterPid, startWorld} from './world.mjs';

const rounds = Number(process.env.ROUNDS ?? 40), accepts_per_round = 5, edits_per_round = 4;
const answer_limit = 16_000;  // the server's own deadline is 15 s
const recovery_limit = 30_000;
let world, drafts, edited;

async function makeDraft(products, chance) {
  const call = await startCall(world);
  let answer;
  for (const product of [chance.pick(products.slice(0, 4)), chance.pick(products.slice(4))]) {
    answer = await demand(world.url, 'POST', `/drafts/${call.id}/operations`, {token: call.link, body: edit(putLine(product, product.step * (1 + chance.below(9))))});
  }
  return {...call, version: answer.version, digest: answer.digest, key: randomUUID()};
}

const accept = draft => request(world.url, 'POST', `/drafts/${draft.id}/accept`, {token: draft.link, headers: {'idempotency-key': draft.key},
  body: {version: draft.version, digest: draft.digest}, limit: answer_limit});
const change = one => request(world.url, 'POST', `/drafts/${one.draft.id}/operations`, {token: one.draft.link, body: one.body, limit: answer_limit});

/// As a good client does: again with the same key, until there is an answer that is not "try again".
async function insist(send, status) {
  const end = performance.now() + recovery_limit;
  for (;;) {
    const answer = await send();
    if (answer.status !== 503) {
      assert.equal(answer.status, status, answer.text);
      return answer;
    }
    checkUnavailable(answer);
    assert.ok(performance.now() < end, 'still unavailable: ' + answer.text + world.server.log.slice(-2000));
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

function checkUnavailable(answer) {
  assert.equal(answer.status, 503, answer.text);
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  assert.ok(Number(answer.headers['retry-after']) >= 1, 'Retry-After');
  assert.ok(['unavailable', 'timeout', 'outcome_unknown'].includes(answer.json.code), answer.text);
}

function kill(kind, chance) {
  const postmaster = postmasterPid(world);
  if (kind === 'both') process.kill(postmaster, 'SIGKILL');
  if (kind === 'both' || kind === 'server') return process.kill(world.pid, 'SIGKILL');
  if (kind === 'postmaster') return process.kill(postmaster, 'SIGKILL');
  const backends = childrenOf(postmaster).filter(({title}) => /orderline_server/.test(title));
  if (backends.length > 0) process.kill(chance.pick(backends).pid, 'SIGKILL');
}

const stored = ids => world.json(`
  select json_build_object(
    'orders', coalesce((select json_agg(json_build_object('id', id, 'number', order_number, 'draft', draft_id)) from orders where draft_id = any (string_to_array(:ids, ',')::uuid[])), '[]'),
    'trail', coalesce((select json_agg(json_build_object('id', operation_id, 'version', version, 'draft', draft_id)) from draft_operations where draft_id = any (string_to_array(:ids, ',')::uuid[])), '[]'))`, {ids: ids.join()});

before(async () => {
  world = await startWorld({taxes: ['Food=10:food', 'Standard=20:standard'], permissions: ['customers.read', 'customers.write', 'products.read',
    'products.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write', 'drafts.accept', 'orders.read']});
});

after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
});

test('kill -9 during accepts and edits: what was answered is there once, what was not is there once when repeated', async t => {
  const seed = seedOf(), chance = new Chance(seed), counts = {answered: 0, repeated: 0, unavailable: 0, server: 0, postmaster: 0, backend: 0, both: 0, slowest_ms: 0};
  t.diagnostic(`SEED=${seed}`);
  const products = await makeProducts(world, 8);
  drafts = [];
  while (drafts.length < rounds * accepts_per_round) drafts.push(...await Promise.all(Array.from({length: 10}, () => makeDraft(products, chance))));
  edited = await Promise.all([makeDraft(products, chance), makeDraft(products, chance)]);
  const screen = new Screen(world.url, edited[0].id, world.key, 'screen');
  await screen.connect();

  for (let round = 0; round < rounds; ++round) {
    const kind = ['server', 'postmaster', 'backend', 'server', 'postmaster', 'both'][round % 6];
    const context = `SEED=${seed} round ${round} (${kind})`;
    const batch = drafts.slice(round * accepts_per_round, (round + 1) * accepts_per_round);
    const edits = Array.from({length: edits_per_round}, (_, n) => ({draft: edited[n % 2], body: edit({type: 'set_note', note: `round ${round} ${n}`})}));
    const began = performance.now();
    const sent = [...batch.map(one => [one, accept]), ...edits.map(one => [one, change])];
    const answers = sent.map(([one, send]) => send(one).then(answer => { one.answer = answer; }, error => { one.error = error; }));
    await new Promise(resolve => setTimeout(resolve, chance.below(31)));
    kill(kind, chance);
    counts[kind] += 1;
    const server_dies = kind === 'server' || kind === 'both';
    const health = server_dies ? null : request(world.url, 'GET', '/health', {limit: 2000});
    await Promise.all(answers);

    if (server_dies) {
      assert.equal((await world.server.ended).signal, 'SIGKILL');
      await world.restart();
    } else {
      assert.equal((await health).status, 200, context);
      for (const [one] of sent) assert.ok(one.answer, `${context}: the server lives and must answer: ${one.error}`);
      counts.slowest_ms = Math.max(counts.slowest_ms, Math.round(Math.max(...sent.map(([one]) => one.answer.ms))));
    }
    for (const [one, send] of sent) {
      const status = send === accept ? 201 : 200;
      if (one.answer && one.answer.status !== status) {
        checkUnavailable(one.answer);
        counts.unavailable += 1;
        one.answer = undefined;
      }
      if (one.answer) counts.answered += 1;
      else counts.repeated += 1;
      one.first = one.answer;
      one.answer = one.first ?? await insist(() => send(one), status);
    }
    await insist(() => change({draft: edited[1], body: edit({type: 'set_note', note: 'works again'})}), 200);
    counts.longest_outage_ms = Math.max(counts.longest_outage_ms ?? 0, Math.round(performance.now() - began));

    const {orders, trail} = await stored([...batch, ...edited].map(one => one.id));
    for (const one of batch) {
      assert.deepEqual(orders.filter(order => order.draft === one.id).map(({id, number}) => [id, number]), [[one.answer.json.order.id, one.answer.json.order.order_number]], context);
    }
    for (const one of edits) {
      assert.deepEqual(trail.filter(entry => entry.id === one.body.operation_id).map(entry => entry.version), [one.answer.json.version], context);
    }
    const newest = Math.max(...trail.filter(entry => entry.draft === edited[0].id).map(entry => entry.version));
    await screen.until(shown => shown.version === newest, recovery_limit, `version ${newest}, ${context}`);
    assert.deepEqual(screen.faults, [], context);
  }
  screen.disconnect();

  const totals = await world.json(`
    select json_build_object('orders', (select count(*) from orders), 'drafts', (select count(distinct draft_id) from orders),
      'numbers', (select count(distinct order_number) from orders), 'highest', (select max(order_number) from orders),
      'last', (select max(last) from order_numbers), 'keys', (select count(*) from idempotency_keys),
      'unaudited', (select count(*) from orders o where 1 <> (select count(*) from audit_logs a where a.table_name = 'orders' and a.action = 'INSERT' and a.row_id = o.id)),
      'lineless', (select count(*) from orders o where not exists (select from order_items i where i.order_id = o.id)),
      'accepted', (select count(*) from proposed_orders where status = 'accepted'))`);
  const all = rounds * accepts_per_round;
  assert.ok(totals.last >= totals.highest, 'the sequence is not behind the numbers');
  assert.deepEqual({...totals, highest: 0, last: 0}, {orders: all, drafts: all, numbers: all, highest: 0, last: 0, keys: all, unaudited: 0, lineless: 0, accepted: all});
  for (const one of drafts) {  // and the same key still gives the same order
    if (!chance.oneIn(10)) continue;
    const answer = await accept(one);
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.json.order, one.answer.json.order);
  }
  t.diagnostic(JSON.stringify({...counts, ...totals}));
});

test('a second server on the same data directory is refused with exit status 4', async () => {
  const second = spawn(world.program, ['serve', '--port', '0'], {env: {...process.env, ORDERLINE_DATA_DIR: world.folder}, stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  second.stderr.on('data', data => { said += data; });
  const code = await new Promise(resolve => second.on('close', resolve));
  assert.equal(code, 4, said);
  assert.match(said, new RegExp(`Another orderline \\(process ${world.pid}\\) is running on the folder`));
  await insist(() => request(world.url, 'GET', '/health'), 200);
});

test('SIGTERM ends in good order, also after PostgreSQL was restarted, and leaves no process', async () => {
  const killed = postmasterPid(world);
  process.kill(killed, 'SIGKILL');
  // Its backends live on for a moment and may answer an edit: asked again until there is another postmaster.
  const restarted = () => {
    try {
      return postmasterPid(world) !== killed && childrenOf(postmasterPid(world)).length > 0;
    } catch {
      return false;  // its pid file is being written
    }
  };
  for (const end = Date.now() + 30000; !restarted() && Date.now() < end;) await request(world.url, 'GET', '/health');
  await insist(() => change({draft: edited[1], body: edit({type: 'set_note', note: 'again'})}), 200);
  const postmaster = postmasterPid(world), children = childrenOf(postmaster);
  assert.ok(children.length > 0);
  assert.deepEqual(await world.server.signal('SIGTERM'), {code: 0, signal: null});
  assert.deepEqual([postmaster, ...children.map(one => one.pid)].filter(lives), []);
});

test('a PostgreSQL that cannot be started again ends the server with exit status 3 and the reason', async () => {
  await world.restart();
  const control = join(world.pgdata, 'global/pg_control');
  renameSync(control, control + '.away');
  process.kill(postmasterPid(world), 'SIGKILL');
  assert.deepEqual(await world.server.ended, {code: 3, signal: null});
  assert.match(world.server.log, /could not be started again in 5 attempts/);
  renameSync(control + '.away', control);
});
