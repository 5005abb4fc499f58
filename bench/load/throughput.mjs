// bench/load/throughput.mjs: edits and reads over HTTP against pgbench running the same statement, in turns, ratios printed.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {editScript, editVariables, pgbench, readClassic, readPipelined, resetDrafts} from './pgbench.mjs';
import {median, processorTime, root, startWorld} from './world.mjs';

const rounds = Number(process.env.ROUNDS ?? 5), seconds = Number(process.env.SECONDS ?? 3);
const world = await startWorld();

function wrk(file, connections, path) {
  const before = processorTime(world.pid);
  const text = execFileSync('wrk', ['-t1', `-c${connections}`, `-d${seconds}s`, '-s', join(root, 'bench/load', file), world.url + path],
    {env: {...process.env, TOKEN: world.key}}).toString();
  const [, rate, errors, p99] = /RESULT ([\d.]+) (\d+) (\d+)/.exec(text);
  if (Number(errors) > 0) throw new Error(`${errors} requests failed:\n${text}`);
  return {rate: Number(rate), p99: Number(p99), server: (processorTime(world.pid) - before) / (Number(rate) * seconds)};
}

const figures = {edit_http: [], edit_pgbench: [], edit_ratio: [], read_http: [], read_classic: [], read_pipelined: [], read_to_classic: [], read_to_pipelined: [], edit_p99_us: [], read_p99_us: [], edit_server_us: [], read_server_us: []};
try {
  wrk('edit.lua', 16, '/');
  wrk('read.lua', 64, '/');
  for (let round = 1; round <= rounds; ++round) {
    const sql = pgbench(world, editScript, {clients: 16, seconds, variables: editVariables(resetDrafts(world))}).rate;
    resetDrafts(world);
    const http = wrk('edit.lua', 16, '/');
    const classic = pgbench(world, readClassic, {clients: 64, seconds}).rate;
    const pipelined = pgbench(world, readPipelined, {clients: 64, seconds}).rate;
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
