// bench/rest/pgbench.mjs: pgbench with the statements of a request, prepared, in four round trips or in one.
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {start} from './measure.mjs';
import {lots} from './workloads.mjs';

const folder = mkdtempSync(join(tmpdir(), 'pgbench-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));

/// One value with marks as an expression of what is drawn by lot. `define` makes a variable of a text.
function drawn(value, follows, define) {
  const marks = Object.entries(lots).filter(([, {mark}]) => value.includes(mark));
  if (marks.length === 0) return define(value);
  let parts = [value];
  for (const [name, {mark}] of marks) {
    parts = parts.flatMap(part => part.startsWith(':') ? part : part.split(mark).flatMap((piece, i) => i > 0 ? [`:${name}::bigint`, piece] : [piece]));
  }
  const expression = parts.filter(part => part !== '').map(part => /^:\w+::bigint$/.test(part) ? part : define(part) + '::text').join(' || ');
  const cast = follows.startsWith('::') || !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? '' : '::uuid';
  return `(${expression})${cast}`;
}

/// Statements of a trial request as the text of a script, with its variables. pgbench makes a parameter of each place of a variable, so
/// that a parameter named twice is sent twice; all else is the text as it is.
export function scripted(statements) {
  const variables = {}, drawnIn = new Set();
  const define = value => {
    const known = Object.keys(variables).find(name => variables[name] === value);
    const name = known ?? `v${Object.keys(variables).length}`;
    variables[name] = value;
    return ':' + name;
  };
  const texts = statements.filter(({text}) => !/^(begin|commit)/i.test(text)).map(({text, values}) =>
    text.replace(/\$(\d+)(?=(..)?)/g, (_, n, follows = '') => {
      const value = values[n - 1];
      for (const [name, {mark}] of Object.entries(lots)) if (value?.includes(mark)) drawnIn.add(name);
      return value === null ? 'NULL' : drawn(value, follows, define);
    }));
  const draws = [...drawnIn].map(name => `\\set ${name} random(${lots[name].low}, ${lots[name].high})\n`).join('');
  return {variables,
    classic: `${draws}begin;\n${texts.join(';\n')};\ncommit;\n`,
    pipelined: `${draws}\\startpipeline\n${texts.join(';\n')};\n\\endpipeline\n`};
}

const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];

/// A new connection plans each statement several times before it keeps the plan, and reads the catalogue: that is over before it counts.
const warmTime = clients => clients <= 16 ? 1 : Math.ceil(clients / 64) + 1;

/// For measure(). Of the last `seconds`: transactions a second, and of one in twenty the milliseconds.
export function pgbench(world, {script, variables, clients, seconds}) {
  const logs = mkdtempSync(join(folder, 'run-')), file = join(logs, 'script.sql'), warm = warmTime(clients);
  writeFileSync(file, script);
  const {pid, out} = start(join(world.bin, 'pgbench'), ['-n', '-M', 'prepared', '-c', clients, '-j', 1, '-T', warm + seconds + 1, '-P', 1, '-f', file,
    '--log', `--log-prefix=${join(logs, 'log')}`, '--sampling-rate=0.05',
    ...Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`]), '-h', world.socket, '-U', 'orderline_rest', 'orderline']);
  const read = said => {
    const rates = [...said.matchAll(/^progress: [\d.]+ s, ([\d.]+) tps/gm)].map(found => Number(found[1])).slice(warm, warm + seconds);
    const entries = readdirSync(logs).filter(name => name.startsWith('log'))
      .flatMap(name => readFileSync(join(logs, name), 'utf8').trim().split('\n').map(line => line.split(' ').map(Number)));
    rmSync(logs, {recursive: true});
    const last = Math.max(...entries.map(entry => entry[4] + entry[5] / 1e6));
    const times = entries.filter(entry => entry[4] + entry[5] / 1e6 > last - seconds).map(entry => entry[2] / 1000).sort((a, b) => a - b);
    return {rate: rates.reduce((sum, one) => sum + one, 0) / rates.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99)};
  };
  return {pid, warm, figures: out.then(read)};
}
