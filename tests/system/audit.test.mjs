// tests/system/audit.test.mjs: the trail of the real program: who it names, that it is sealed, and that tampering is noticed.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {startWorld} from './world.mjs';

let world, customer;

async function ask(method, path, body, key = world.key, more = {}) {
  const headers = {...more, authorization: `Bearer ${key}`, ...body && {'content-type': 'application/json'}};
  const answer = await fetch(`${world.url}/api/v1${path}`, {method, headers, body: body && JSON.stringify(body)});
  const text = await answer.text();
  return {status: answer.status, json: text ? JSON.parse(text) : null};
}

/// A command whose exit status is of interest.
function run(...args) {
  const done = spawnSync(world.program, args, {env: {...process.env, ORDERLINE_DATA_DIR: world.folder, ORDERLINE_LOG_LEVEL: 'warning'}, encoding: 'utf8'});
  return {status: done.status, out: done.stdout, err: done.stderr};
}
function verify(...more) {
  const {status, out, err} = run('audit', 'verify', '--tenant', world.tenant, '--json', ...more);
  assert.ok(status === 0 || status === 1, err);
  return {status, ...JSON.parse(out)};
}

/// Asks until the jobs of the server have sealed everything.
async function sealed() {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(200)) {
    const report = verify();
    if (report.not_sealed === 0) return report;
  }
  throw new Error('the server seals nothing: ' + world.server.log);
}

before(async () => {
  world = await startWorld({permissions: ['customers.read', 'customers.write', 'products.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write',
                                          'drafts.accept', 'orders.read', 'audit.read', 'personal_data.manage']});
  customer = (await ask('POST', '/customers', {first_name: 'Zita', last_name: 'Quixmann', phone: '+43 660 5554433'})).json.id;
});
after(async () => { await world?.stop(); });

test('names a key, a link, the command line and psql', async () => {
  assert.equal((await ask('PATCH', `/customers/${customer}`, {city: 'Linz'})).status, 200);
  const product = (await ask('POST', '/products', {name: 'Cheese', price: '2.50'})).json.id;
  const started = (await ask('POST', '/calls', {customer_id: customer})).json;
  const link = started.link.url.split('/o/')[1];
  const edited = await ask('POST', `/drafts/${started.draft.id}/operations`,
    {device_id: 'phone', operation_id: crypto.randomUUID(), operation: {type: 'put_line', product_id: product, quantity: '1', note: 'for Zita'}}, link);
  assert.equal(edited.status, 200, JSON.stringify(edited.json));
  const {version, digest} = (await ask('GET', `/drafts/${started.draft.id}`, null, link)).json;
  const accepted = await ask('POST', `/drafts/${started.draft.id}/accept`, {device_id: 'phone', version, digest}, link, {'idempotency-key': 'once'});
  assert.equal(accepted.status, 201, JSON.stringify(accepted.json));
  assert.equal((await ask('POST', `/calls/${started.call.id}/end`, {outcome: 'success'})).status, 200);
  world.psql('-c', `update customers set city = 'Krems' where id = '${customer}'`);
  const page = await ask('GET', `/audit?table=customers&row=${customer}`);
  assert.equal(page.status, 200, JSON.stringify(page.json));
  assert.deepEqual(page.json.items.map(one => [one.action, one.actor.split(':')[0]]), [['UPDATE', 'psql'], ['UPDATE', 'key'], ['INSERT', 'key']]);
  assert.deepEqual(page.json.items[0].changes, [{column: 'city', from: 'Linz', to: 'Krems'}]);
  const listed = world.orderline('audit', 'list', '--tenant', world.tenant, '--limit', '1000');
  const kinds = new Set(listed.map(one => one.actor.split(':')[0]));
  for (const kind of ['key', 'customer', 'job', 'psql']) assert.ok(kinds.has(kind), kind);
  const ordered = (await ask('GET', '/audit?table=orders&actor=customer')).json.items;
  assert.deepEqual(ordered.map(one => [one.action, one.actor]), [['INSERT', `customer:${customer}`]]);
});

test('is sealed by the server, in a part for its month', async () => {
  const report = await sealed();
  assert.equal(report.status, 0, JSON.stringify(report));
  assert.match(report.head, /^[0-9a-f]{64}$/);
  assert.equal(world.psql('-Atc', 'select count(*) from audit_parts.audit_logs_default').trim(), '0');
  assert.equal(verify('--expect', report.head).status, 0);
  assert.equal(verify('--expect', 'ab'.repeat(32)).faults[0].fault, 'hash_unknown');
});

test('of a customer whose data was erased has nothing of him, and still verifies', async () => {
  const before = await sealed();
  const exported = await ask('GET', `/customers/${customer}/personal-data`);
  assert.equal(exported.json.tables.customers[0].last_name, 'Quixmann');
  assert.equal(run('customer', 'erase', '--tenant', world.tenant, customer).status, 2, 'the id has to be repeated');
  const erased = run('customer', 'erase', '--tenant', world.tenant, customer, '--confirm', customer);
  assert.equal(erased.status, 0, erased.err);
  assert.match(erased.out, /Erased customer/);
  assert.equal((await ask('DELETE', `/customers/${customer}/personal-data`)).json.redacted, 0);
  const report = await sealed();
  assert.equal(report.status, 0, JSON.stringify(report));
  assert.ok(report.redacted > 0);
  assert.equal(verify('--expect', before.head).status, 0);
  const dump = spawnSync('pg_dump', ['--inserts', '-h', world.socket, '-U', 'orderline', 'orderline'], {encoding: 'utf8', maxBuffer: 256 << 20});
  assert.equal(dump.status, 0, dump.stderr);
  for (const mark of ['Quixmann', '5554433', 'Zita']) assert.ok(!dump.stdout.includes(mark), mark);
});

test('that a superuser has edited is not what was sealed', async () => {
  await sealed();
  const seq = world.psql('-Atc', `select min(seq) from audit_logs where tenant_id = '${world.tenant}' and table_name = 'products'`).trim();
  world.psql('-c', `set session_replication_role = replica; update audit_logs set actor = 'user:somebody' where seq = ${seq}`);
  const report = verify();
  assert.equal(report.status, 1);
  assert.deepEqual(report.faults.map(one => [one.fault, one.row]), [['row_changed', Number(seq)]]);
  assert.match(run('audit', 'verify', '--tenant', world.tenant).out, /THE TRAIL IS NOT WHAT WAS SEALED/);
});
