// bench/load/throughput.mjs: edits and reads over HTTP against pgbench running the same statement, in turns, ratios printed.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {median, processorTime, root, startWorld} from './world.mjs';

const rounds = Number(process.env.ROUNDS ?? 5), seconds = Number(process.env.SECONDS ?? 3);
const world = await startWorld();
const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));

const statement = name => readFileSync(join(root, 'src/actions/sql', name + '.sql'), 'utf8').split('\n').filter(line => !line.startsWith('--')).join(' ');
const bind = (text, values) => text.replace(/\$(\d+)/g, (_, n) => values[n - 1]).trim();
const script = (name, text) => { const path = join(folder, name); writeFileSync(path, text); return path; };

const item = p => ({productId: `00000000-0000-4000-9000-${100000000000 + p}`, description: 'Product ' + p, price: 1.25, quantity: 2, size: '', sku: 'SKU-' + p,
  unit: 'case', step: 1, unitPrice: '1.25', listPrice: '1.25', priceOrigin: 'list', special: null, lineTotal: '2.50', lineTax: '0.00', taxPpm: 0,
  reason: {code: 'last_order', text: 'In your last order'}, note: ''});
const digest = '\\\\x' + 'ab'.repeat(32);  // as JSON writes a backslash

// Each client walks over its own 62 drafts, so that it knows the version that its comparison needs.
const edit = bind(statement('draft_save'), [':tenant',
  `('[{"id":"00000000-0000-4000-b000-' || :draft::bigint || '","before":' || :version::int || ',"after":' || :after::int || :rest || :after::int || :middle || gen_random_uuid() || :edit)`]);
const setTenant = "select set_config('app.tenant_id', :tenant, true)";
const editScript = script('edit.sql', `\\set it :it + 1
\\set draft 100000000001 + :client_id * 62 + :it % 62
\\set version :it / 62 + :first
\\set after :version + 1
\\startpipeline
${setTenant};
${edit};
\\endpipeline
`);
const read = bind(statement('customer_get'), [':tenant', "('00000000-0000-4000-8000-' || :n::bigint)"]);
const readClassic = script('read_classic.sql', `\\set n random(100000000001, 100000002000)\nbegin;\n${setTenant};\n${read};\ncommit;\n`);
const readPipelined = script('read_pipelined.sql', `\\set n random(100000000001, 100000002000)\n\\startpipeline\n${setTenant};\n${read};\n\\endpipeline\n`);

function pgbench(file, clients, variables = {}) {
  const defines = Object.entries({tenant: world.tenant, ...variables}).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
  const run = spawnSync(join(world.bin, 'pgbench'), ['-n', '-M', 'prepared', '-c', clients, '-j', '1', '-T', seconds, '-f', file, ...defines,
    '-h', world.socket, '-U', 'orderline_server', 'orderline']);
  if (run.status !== 0) throw new Error(run.stderr.toString().slice(0, 500));
  const text = run.stdout.toString();
  return Number(/tps = ([\d.]+)/.exec(text)[1]);
}

function wrk(file, connections, path) {
  const before = processorTime(world.pid);
  const text = execFileSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', join(root, 'bench/load', file), world.url + path],
    {env: {...process.env, TOKEN: world.key}}).toString();
  const [, rate, errors, p99] = /RESULT ([\d.]+) (\d+) (\d+)/.exec(text);
  if (Number(errors) > 0) throw new Error(`${errors} requests failed:\n${text}`);
  return {rate: Number(rate), p99: Number(p99), server: (processorTime(world.pid) - before) / (Number(rate) * seconds)};
}

function resetDrafts() {
  world.psql('-c', "update proposed_orders set order_items = order_items, version = (select max(version) + 1 from proposed_orders)", '-c', 'checkpoint', '-c', 'vacuum proposed_orders');
  return Number(world.psql('-At', '-c', 'select max(version) from proposed_orders'));
}

const variables = first => ({first, it: 0,
  rest: `,"items":${JSON.stringify([1, 2, 3, 4, 5, 6, 7, 8].map(item))},"note":"","delivery_date":null,"subtotal":2000,"tax":0,"total":2000,"digest":"${digest}","changed_by":null,"device":"bench","edits":[{"version":`,
  middle: `,"kind":"put_line","effect":{"item":${JSON.stringify(item(1))}},"subtotal":2000,"tax":0,"total":2000,"digest":"${digest}","actor_kind":"key","actor":"00000000-0000-4000-8000-000000000001","actor_name":"bench","device":"bench","id":"`,
  edit: '"}]}]'});

const figures = {edit_http: [], edit_pgbench: [], edit_ratio: [], read_http: [], read_classic: [], read_pipelined: [], read_to_classic: [], read_to_pipelined: [], edit_p99_us: [], read_p99_us: [], edit_server_us: [], read_server_us: []};
try {
  wrk('edit.lua', 16, '/');
  wrk('read.lua', 64, '/');
  for (let round = 1; round <= rounds; ++round) {
    const sql = pgbench(editScript, 16, variables(resetDrafts()));
    resetDrafts();
    const http = wrk('edit.lua', 16, '/');
    const classic = pgbench(readClassic, 64), pipelined = pgbench(readPipelined, 64);
    const reads = wrk('read.lua', 64, '/');
    figures.edit_pgbench.push(sql); figures.edit_http.push(http.rate); figures.edit_ratio.push(http.rate / sql); figures.edit_p99_us.push(http.p99);
    figures.read_classic.push(classic); figures.read_pipelined.push(pipelined); figures.read_http.push(reads.rate); figures.read_p99_us.push(reads.p99); figures.edit_server_us.push(http.server); figures.read_server_us.push(reads.server);
    figures.read_to_classic.push(reads.rate / classic); figures.read_to_pipelined.push(reads.rate / pipelined);
    console.log(`round ${round}: edits ${http.rate.toFixed(0)}/s over HTTP, ${sql.toFixed(0)}/s pgbench (${(http.rate / sql).toFixed(2)}); ` +
      `reads ${reads.rate.toFixed(0)}/s over HTTP, ${classic.toFixed(0)}/s classic (${(reads.rate / classic).toFixed(2)}), ${pipelined.toFixed(0)}/s pipelined (${(reads.rate / pipelined).toFixed(2)})`);
  }
} finally {
  await world.stop();
}
console.log(JSON.stringify(Object.fromEntries(Object.entries(figures).map(([name, list]) => [name, Number(median(list).toFixed(3))])), null, 1));
