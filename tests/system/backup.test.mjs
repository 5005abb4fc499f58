// tests/system/backup.test.mjs: a running installation into one sealed file, and back: links, orders, trail and secret are the same.
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {closeConnections, demand, edit, makeProducts, putLine, request, startCall} from './client.mjs';
import {lives, startServer, startWorld} from './world.mjs';

const permissions = ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write',
  'drafts.accept', 'orders.read'];
let world, folder, call, other, accepting, accepted, key, file;

/// {code, out, err} of the program.
const run = (args, {data = world.folder, env = {}, shell} = {}) => new Promise(resolve => {
  const [program, words] = shell ? ['bash', ['-c', shell, 'bash', world.program, ...args]] : [world.program, args];
  execFile(program, words, {env: {...process.env, ORDERLINE_DATA_DIR: data, ORDERLINE_LOG_LEVEL: 'warning', ...env}, timeout: 120_000},
    (error, out, err) => resolve({code: error?.code ?? 0, out, err}));
});
const emptyFolder = () => {
  const made = mkdtempSync(join(folder, 'data-'));
  chmodSync(made, 0o755);  // PostgreSQL may run as another user
  return made;
};
const read = async (url, {id, link}) => (await demand(url, 'GET', `/drafts/${id}`, {token: link}));

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orderline-backup-'));
  chmodSync(folder, 0o755);
  world = await startWorld({permissions});
  const products = await makeProducts(world, 4);
  call = await startCall(world);
  other = await startCall(world);
  for (const product of products) await demand(world.url, 'POST', `/drafts/${call.id}/operations`, {token: call.link, body: edit(putLine(product, product.step * 2))});
  const seen = await demand(world.url, 'POST', `/drafts/${call.id}/present`, {token: world.key});
  accepting = {token: call.link, headers: {'idempotency-key': 'once'}, body: {version: seen.version, digest: seen.digest}};
  accepted = await demand(world.url, 'POST', `/drafts/${call.id}/accept`, accepting);
  key = join(folder, 'backup.key');
  file = join(folder, 'one.backup');
});

after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
  rmSync(folder, {recursive: true, force: true});
});

test('a backup of a server that goes on, and a new machine that goes on from there', async () => {
  assert.equal((await run(['backup', '--new-key', key])).code, 0);
  assert.equal(statSync(key).mode & 0o777, 0o600);
  const made = await run(['backup', file, '--key', key, '--hsts-days', '77']);
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /\d+ tables, \d+ rows, \d+ bytes/);
  const before = [await read(world.url, call), await read(world.url, other)];
  const trail = await run(['audit', 'verify', '--tenant', world.tenant]);

  const data = emptyFolder();
  const restored = await run(['restore', file, '--key', key], {data});
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /each with the rows that were saved/);
  assert.equal(readFileSync(join(data, 'secret'), 'utf8'), readFileSync(join(world.folder, 'secret'), 'utf8'));
  const settings = readFileSync(join(data, 'orderline.restored.toml'), 'utf8');
  assert.match(settings, /= "77"/);
  assert.equal((await run(['config', 'check', '--config', join(data, 'orderline.restored.toml')], {data})).code, 0);

  const server = await startServer({program: world.program, folder: data});
  assert.deepEqual([await read(server.url, call), await read(server.url, other)], before, 'the same drafts, by the same links');
  const {items: orders} = await demand(server.url, 'GET', '/orders', {token: world.key});
  assert.equal(orders.length, 1);
  assert.deepEqual(await demand(server.url, 'POST', `/drafts/${call.id}/accept`, accepting), accepted, 'the same answer to the same key');
  assert.equal((await demand(server.url, 'GET', '/orders', {token: world.key})).items.length, 1, 'it was ordered once');
  const changed = await request(server.url, 'POST', `/drafts/${other.id}/operations`, {token: other.link, body: edit({type: 'set_note', note: 'after the restore'})});
  assert.equal(changed.status, 200, changed.text);
  const doctor = await run(['doctor', '--json'], {data});
  assert.deepEqual(JSON.parse(doctor.out).filter(one => one.health === 'fail'), []);
  assert.equal((await run(['audit', 'verify', '--tenant', world.tenant], {data})).code, trail.code, 'the trail is as whole as it was');
  await server.signal('SIGTERM');
});

test('what cannot be restored is refused in one sentence, before anything is touched', async () => {
  const data = emptyFolder();
  const untouched = () => assert.deepEqual(readdirSync(data), [], 'nothing was begun');
  const refused = async (args, code, sentence) => {
    const {code: status, err} = await run(['restore', ...args], {data});
    assert.equal(status, code, err);
    assert.match(err, sentence);
    assert.equal(err.trim().split('\n').length, 1, err);
  };
  const wrongKey = join(folder, 'wrong.key'), broken = join(folder, 'broken.backup');
  await run(['backup', '--new-key', wrongKey]);
  await refused([join(folder, 'nothing'), '--key', key], 3, /Cannot read .*No such file/);
  await refused([file, '--key', join(folder, 'no.key')], 3, /is not there; make one/);
  untouched();
  await refused([file, '--key', wrongKey], 2, /wrong key, or the file is damaged/);
  const bytes = readFileSync(file);
  writeFileSync(broken, bytes);
  truncateSync(broken, bytes.length - 100);
  await refused([broken, '--key', key], 2, /damaged or was changed/);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1] ^= 1;
  writeFileSync(broken, flipped);
  await refused([broken, '--key', key], 2, /damaged or was changed/);
  writeFileSync(broken, 'PGDMP, not ours');
  await refused([broken, '--key', key], 2, /no backup that this program can read/);
  writeFileSync(join(data, 'secret'), 'cd'.repeat(32) + '\n', {mode: 0o600});
  await refused([file, '--key', key], 4, /is not that of the backup/);
});

test('a database that is in use, or somebody else’s, is left alone', async () => {
  const mine = await run(['restore', file, '--key', key]);
  assert.deepEqual([mine.code, /A server runs on/.test(mine.err)], [4, true], mine.err);
  const url = `postgresql://orderline@/${'used'}?host=${encodeURIComponent(world.socket)}`;
  world.psql('-c', 'create database used');
  world.psql('-d', 'used', '-c', 'create table somebodys (id int)');
  const used = await run(['restore', file, '--key', key], {env: {ORDERLINE_DATABASE_URL: url}});
  assert.deepEqual([used.code, /not empty: it has public.somebodys/.test(used.err)], [4, true], used.err);
  world.psql('-d', 'used', '-c', 'drop table somebodys');
  const empty = await run(['restore', file, '--key', key], {env: {ORDERLINE_DATABASE_URL: url}});
  assert.equal(empty.code, 0, empty.err);
  const twice = await run(['restore', file, '--key', key], {env: {ORDERLINE_DATABASE_URL: url}});
  assert.deepEqual([twice.code, /in use: it has 1 tenants/.test(twice.err)], [4, true], twice.err);
});

test('a backup that cannot be written leaves nothing, and none takes the place of another', async () => {
  const there = await run(['backup', file, '--key', key]);
  assert.deepEqual([there.code, /there already/.test(there.err)], [4, true], there.err);
  const small = join(folder, 'small.backup');
  const full = await run(['backup', small, '--key', key], {shell: `trap '' XFSZ; ulimit -f 40; exec "$@"`});  // 40 KiB a file
  assert.notEqual(full.code, 0);
  assert.match(full.err, /Cannot write .*File too large/);
  assert.deepEqual(readdirSync(folder).filter(name => name.startsWith('small')), []);
  world.psql('-c', 'create role plain login', '-c', 'grant orderline_server to plain', '-c', 'grant select on schema_migrations to plain', '-c', 'grant usage on schema orderline to plain');
  const plain = await run(['backup', small, '--key', key], {env: {ORDERLINE_DATABASE_URL: `postgresql://plain@/orderline?host=${encodeURIComponent(world.socket)}`}});
  assert.deepEqual([plain.code, /The user plain does not see every row/.test(plain.err)], [4, true], plain.err);
  const target = await run(['restore', file, '--key', key], {data: emptyFolder(), env: {ORDERLINE_DATABASE_URL: `postgresql://plain@/postgres?host=${encodeURIComponent(world.socket)}`}});
  assert.deepEqual([target.code, /The user plain does not see every row/.test(target.err)], [4, true], target.err);
  assert.deepEqual(readdirSync(folder).filter(name => name.startsWith('small')), []);
});
