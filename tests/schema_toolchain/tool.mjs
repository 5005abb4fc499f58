// tests/schema_toolchain/tool.mjs: the program, folders for what it makes, and a PostgreSQL server with databases to read.
import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {bin, root} from '../system/world.mjs';

export {bin, root};
export const program = process.env.ORDERLINE ?? join(root, 'build/dev/bin/orderline');
export const fixtures = join(root, 'tests/fixtures/schemas');
export const fixtureNames = ['names', 'relations', 'types', 'routines', 'empty'];

const folders = new Set();
process.on('exit', () => folders.forEach(folder => rmSync(folder, {recursive: true, force: true})));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-schema-'));
  chmodSync(folder, 0o755);
  folders.add(folder);
  return folder;
}

/// Runs the program to its end: {status, pid, out, err}.
export function run(args, {cwd = root, env = {}, input = '', uid} = {}) {
  const ran = spawnSync(program, args, {cwd, input, uid, gid: uid, encoding: 'utf8', maxBuffer: 1 << 28, env: {...process.env, ORDERLINE_CONFIG: '', ...env}});
  return {status: ran.status, pid: ran.pid, out: ran.stdout, err: ran.stderr};
}

/// The same, and it must work; gives back what it printed.
export function orderline(...args) {
  const ran = run(args);
  if (ran.status !== 0) throw new Error(`orderline ${args.join(' ')} ended with ${ran.status}: ${ran.err}${ran.out}`);
  return ran.out;
}

/// All files below a folder: {path: text}.
export function filesBelow(folder) {
  const found = {};
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile()) found[relative(folder, path)] = readFileSync(path, 'utf8');
  }
  return found;
}

/// A server of a test's own, reached by its socket, ended with the test's process.
export function startServer() {
  const folder = temporaryFolder(), data = join(folder, 'data');
  const isRoot = process.getuid() === 0;
  const owner = isRoot ? Number(execFileSync('id', ['-u', 'postgres'])) : undefined;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const as = {uid: owner, gid: owner, cwd: folder, stdio: 'pipe'};
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--auth-local=trust'], as);
  const options = `-c listen_addresses= -c unix_socket_directories=${folder} -c fsync=off -c autovacuum=off`;
  execFileSync(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'], {...as, stdio: 'ignore'});
  const stop = () => spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], as);
  process.on('exit', stop);
  const connect = database => ['-h', folder, '-U', 'postgres', '-d', database];
  return {
    socket: folder,
    url: (database, user = 'postgres') => `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(folder)}`,
    psql: (database, ...args) => execFileSync(join(bin, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...connect(database), ...args], {encoding: 'utf8'}),
    dump: (database, ...args) => execFileSync(join(bin, 'pg_dump'), [...connect(database), ...args], {encoding: 'utf8', maxBuffer: 1 << 28}),
  };
}

/// The folders in /tmp of servers that a process made to throw away.
export const throwawaysOf = pid => readdirSync('/tmp').filter(name => name.startsWith(`orderline-throwaway-${pid}-`));
