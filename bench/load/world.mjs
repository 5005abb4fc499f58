// bench/load/world.mjs: what the load runs need: a server on a private PostgreSQL, seeded, with a key, ended at the end.
import {spawn, execFileSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.ORDERLINE ?? join(root, 'build/release/bin/orderline');
const bin = execFileSync('pg_config', ['--bindir']).toString().trim();

export async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-bench-'));
  chmodSync(folder, 0o755);
  const environment = {...process.env, ORDERLINE_DATA_DIR: folder, ORDERLINE_LOG_LEVEL: 'warning'};
  const server = spawn(program, ['serve', '--port', '0', '--log-level', 'info'], {env: environment, stdio: ['ignore', 'ignore', 'pipe']});
  const url = await new Promise((resolve, reject) => {
    let text = '';
    server.stderr.on('data', data => {
      text += data;
      const found = /url=(\S+)/.exec(text);
      if (found) resolve(found[1]);
    });
    server.on('exit', () => reject(new Error(text)));
  });
  const socket = join(folder, 'postgres/socket');
  const psql = (...args) => execFileSync(join(bin, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', socket, '-U', 'orderline', '-d', 'orderline', ...args]).toString();
  const orderline = (...args) => JSON.parse(execFileSync(program, [...args, '--json'], {env: environment}).toString());
  const one = value => Array.isArray(value) ? value[0] : value;
  const tenant = one(orderline('tenant', 'create', 'Bench', '--currency', 'EUR', '--locale', 'en', '--time-zone', 'UTC')).id;
  const key = one(orderline('key', 'create', '--tenant', tenant, '--name', 'bench', '--permission', 'customers.read', '--permission', 'drafts.read', '--permission', 'drafts.write')).key;
  psql('-v', `tenant=${tenant}`, '-f', join(root, 'bench/load/seed.sql'));
  const stop = async () => {
    const ended = new Promise(resolve => server.on('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, {recursive: true, force: true});
  };
  return {url, socket, tenant, key, psql, stop, pid: server.pid, bin};
}

export const median = numbers => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/// Processor time of a process in microseconds, all of its threads.
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/// Resident memory of a process in kB.
export const resident = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
