// bench/schema/types.mjs: how long schema to types takes, ours against @supabase/postgres-meta, on the same databases in turns.
// Usage: npm ci --prefix bench/schema && node bench/schema/types.mjs   (ROUNDS=5 TABLES=1500 ORDERLINE=path of the program)
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {cpus, tmpdir, totalmem} from 'node:os';
import {join} from 'node:path';
import {startWorld, root} from '../../tests/system/world.mjs';

const rounds = Number(process.env.ROUNDS ?? 5), tables = Number(process.env.TABLES ?? 1500);
const program = process.env.ORDERLINE ?? join(root, 'build/release/bin/orderline');
const meta = join(root, 'bench/schema/node_modules/@supabase/postgres-meta/dist');
const median = list => list.toSorted((a, b) => a - b)[list.length >> 1];
const out = mkdtempSync(join(tmpdir(), 'orderline-bench-'));

/// Seconds of a whole process, its start and end included.
function seconds(command, args, env = {}) {
  const began = process.hrtime.bigint();
  const ran = spawnSync(command, args, {env: {...process.env, ...env}, maxBuffer: 1 << 30, encoding: 'utf8'});
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${ran.stderr}`);
  return {took, out: ran.stdout};
}

const world = await startWorld({program});
world.psql('-c', 'CREATE DATABASE large');
const psql = join(world.bin, 'psql');
execFileSync(psql, ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', world.socket, '-U', 'orderline', '-d', 'large', '-f', '-'],
  {input: execFileSync(process.execPath, [join(root, 'tests/fixtures/schemas/large.mjs'), String(tables)], {maxBuffer: 1 << 28}), stdio: ['pipe', 'ignore', 'inherit']});
for (const database of ['orderline', 'large']) execFileSync(psql, ['-X', '-q', '-h', world.socket, '-U', 'orderline', '-d', database, '-c', 'VACUUM ANALYZE']);

const url = database => `postgresql://orderline@localhost/${database}?host=${encodeURIComponent(world.socket)}`;
const ours = database => seconds(program, ['codegen', url(database), '--schema', 'public', '--target', 'typescript', '--out', join(out, database)]).took;
const theirs = database => seconds(process.execPath, [join(meta, 'server/server.js')], {PG_META_DB_URL: url(database), PG_META_GENERATE_TYPES: 'typescript',
  PG_META_GENERATE_TYPES_INCLUDED_SCHEMAS: 'public', PG_META_GENERATE_TYPES_DETECT_ONE_TO_ONE_RELATIONSHIPS: 'true', PG_QUERY_TIMEOUT_SECS: '600'}).took;

/// In this process, connected anew each time as their server does for a request, after one to warm up.
async function theirsWarm(database) {
  const {PostgresMeta} = await import(join(meta, 'lib/index.js'));
  const {getGeneratorMetadata} = await import(join(meta, 'lib/generators.js'));
  const {generateTypescript} = await import('@supabase/postgrest-typegen');
  const once = async () => {
    const began = process.hrtime.bigint();
    const {data, error} = await getGeneratorMetadata(new PostgresMeta({connectionString: url(database), max: 1, query_timeout: 600_000}), {includedSchemas: ['public']});
    if (error) throw new Error(error.message);
    await generateTypescript(data, {detectOneToOneRelationships: true});
    return Number(process.hrtime.bigint() - began) / 1e9;
  };
  await once();
  const took = [];
  for (let i = 0; i < rounds; i++) took.push(await once());
  return median(took);
}

console.log(`${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${rounds} rounds, medians\n`);
console.log('| types, from a live database | orderline s | postgres-meta s | ratio | postgres-meta warm s | ratio to ours with its start |');
console.log('|---|---|---|---|---|---|');
for (const [database, name] of [['orderline', 'our own schema'], ['large', `${tables} tables`]]) {
  const a = [], b = [];
  ours(database), theirs(database);  // the files of both are read from disk once
  for (let i = 0; i < rounds; i++) a.push(ours(database)), b.push(theirs(database));
  const warm = await theirsWarm(database);
  const ratio = median(b.map((value, i) => value / a[i]));
  console.log(`| ${name} | ${median(a).toFixed(3)} | ${median(b).toFixed(3)} | ${ratio.toFixed(1)} | ${warm.toFixed(3)} | ${(warm / median(a)).toFixed(1)} |`);
}

console.log('\n| pull, doc, codegen all | pull s | doc s | codegen s | in all s |\n|---|---|---|---|---|');
const snapshot = join(out, 'schema.json');
const whole = (name, source) => {
  const steps = {pull: [], doc: [], codegen: [], all: []};
  for (let i = 0; i < rounds; i++) {
    const pull = seconds(program, ['schema', 'pull', ...source, '--out', snapshot]).took;
    const doc = seconds(program, ['schema', 'doc', snapshot, '--out', join(out, 'schema.md')]).took;
    const codegen = seconds(program, ['codegen', snapshot, '--target', 'all', '--out', join(out, 'all')]).took;
    for (const [key, value] of Object.entries({pull, doc, codegen, all: pull + doc + codegen})) steps[key].push(value);
    rmSync(join(out, 'all'), {recursive: true});
  }
  console.log(`| ${name} | ${Object.values(steps).map(list => median(list).toFixed(3)).join(' | ')} |`);
};
whole('our own migrations, in a PostgreSQL made for it', ['migrations']);
whole('our own schema, from a live database', [url('orderline'), '--schema', 'public,orderline']);
whole(`${tables} tables, from a live database`, [url('large')]);
console.log(`\nThe snapshot of the last one has ${(statSync(snapshot).size / 2 ** 20).toFixed(1)} MiB.`);
rmSync(out, {recursive: true});
await world.stop();
