// bench/load/pgbench.mjs: pgbench running the program's own statements, under the same row-level security.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from './world.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));

const statement = name => readFileSync(join(root, 'src/actions/sql', name + '.sql'), 'utf8').split('\n').filter(line => !line.startsWith('--')).join(' ');
const bind = (text, values) => text.replace(/\$(\d+)/g, (_, n) => values[n - 1]).trim();
const script = (name, text) => { const path = join(folder, name); writeFileSync(path, text); return path; };

const item = p => ({productId: `00000000-0000-4000-9000-${100000000000 + p}`, description: 'Product ' + p, price: 1.25, quantity: 2, size: '', sku: 'SKU-' + p,
  unit: 'case', step: 1, unitPrice: '1.25', listPrice: '1.25', priceOrigin: 'list', special: null, lineTotal: '2.50', lineTax: '0.00', taxPpm: 0,
  reason: {code: 'last_order', text: 'In your last order'}, note: ''});
const digest = '\\\\x' + 'ab'.repeat(32);  // as JSON writes a backslash

// Each client walks over its own 62 drafts, so that it knows the version that its comparison needs.
const edit = bind(statement('draft_save'), [':tenant',
  `('[{"id":"00000000-0000-4000-b000-' || :draft::bigint || '","before":' || :version::int || ',"status":"draft","after":' || :after::int || :rest || :after::int || :middle || gen_random_uuid() || :edit)`]);
const setTenant = "select set_config('app.tenant_id', :tenant, true)";
export const editScript = script('edit.sql', `\\set it :it + 1
\\set draft 100000000001 + :client_id * 62 + :it % 62
\\set version :it / 62 + :first
\\set after :version + 1
\\startpipeline
${setTenant};
${edit};
\\endpipeline
`);
const read = bind(statement('customer_get'), [':tenant', "('00000000-0000-4000-8000-' || :n::bigint)"]);
export const readClassic = script('read_classic.sql', `\\set n random(100000000001, 100000002000)\nbegin;\n${setTenant};\n${read};\ncommit;\n`);
export const readPipelined = script('read_pipelined.sql', `\\set n random(100000000001, 100000002000)\n\\startpipeline\n${setTenant};\n${read};\n\\endpipeline\n`);

/// Runs a script for `seconds`: transactions a second, and of a paced run (`rate` a second in all) each one's milliseconds, sorted.
export function pgbench(world, file, {clients, seconds, rate, variables = {}}) {
  const defines = Object.entries({tenant: world.tenant, ...variables}).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const logs = mkdtempSync(join(folder, 'log-'));
  const paced = rate ? [`--rate=${rate}`, '--log', `--log-prefix=${join(logs, 'log')}`] : [];
  const run = spawnSync(join(world.bin, 'pgbench'), ['-n', '-M', 'prepared', '-c', clients, '-j', '1', '-T', seconds, '-f', file, ...paced, ...defines,
    '-h', world.socket, '-U', 'orderline_server', 'orderline']);
  if (run.status !== 0) throw new Error(run.stderr.toString().slice(0, 500));
  const lines = readdirSync(logs).flatMap(name => readFileSync(join(logs, name), 'utf8').trim().split('\n'));
  return {rate: Number(/tps = ([\d.]+)/.exec(run.stdout.toString())[1]), delays: lines.map(line => Number(line.split(' ')[2]) / 1000).sort((a, b) => a - b)};
}

/// Gives all drafts one version, which each client of the edit script starts from, and leaves no work for later behind.
export function resetDrafts(world) {
  world.psql('-c', "update proposed_orders set order_items = order_items, version = (select max(version) + 1 from proposed_orders)", '-c', 'checkpoint', '-c', 'vacuum proposed_orders');
  return Number(world.psql('-At', '-c', 'select max(version) from proposed_orders'));
}

/// What the edit script needs, for drafts of version `first`.
export const editVariables = first => ({first, it: 0,
  rest: `,"items":${JSON.stringify([1, 2, 3, 4, 5, 6, 7, 8].map(item))},"note":"","delivery_date":null,"subtotal":2000,"tax":0,"total":2000,"digest":"${digest}","changed_by":null,"device":"bench","edits":[{"version":`,
  middle: `,"kind":"put_line","effect":{"item":${JSON.stringify(item(1))}},"subtotal":2000,"tax":0,"total":2000,"digest":"${digest}","actor_kind":"key","actor":"00000000-0000-4000-8000-000000000001","actor_name":"bench","device":"bench","id":"`,
  edit: '"}]}]'});
