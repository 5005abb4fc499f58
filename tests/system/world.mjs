// tests/system/world.mjs: a server on a private PostgreSQL of its own, with a tenant, and ended by its pid whatever happens.
import {execFile, execFileSync, spawn} from 'node:child_process';
import {chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const bin = execFileSync('pg_config', ['--bindir']).toString().trim();

const alive = new Set();    // servers to end when the test ends, however that is
const folders = new Set();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');  // its PostgreSQL ends with it
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/// A library of the build that changes what the programs see which it is preloaded into.
export function preloaded(name, env) {
  const library = join(root, 'build/dev/tests', name + '.so');
  if (!existsSync(library)) throw new Error(`${library} is not built`);
  return {LD_PRELOAD: library, ...env};
}

export const programOf = () => process.env.ORDERLINE ?? join(root, 'build/dev/bin/orderline');

/// One `orderline serve`. Waits until it listens; throws with its log if it ends before.
export async function startServer({program, folder, port = 0, logLevel = 'info', args = [], env = {}}) {
  const environment = {...process.env, ORDERLINE_DATA_DIR: folder, ...env};
  const child = spawn(program, ['serve', ...args, '--port', String(port), '--log-level', logLevel], {env: environment, stdio: ['ignore', 'ignore', 'pipe']});
  alive.add(child);
  const server = {child, pid: child.pid, log: ''};
  server.ended = new Promise(resolve => child.on('exit', (code, signal) => {
    alive.delete(child);
    resolve({code, signal});
  }));
  server.url = await new Promise((resolve, reject) => {
    child.stderr.on('data', data => {
      server.log = (server.log + data).slice(-200_000);
      const found = /listening.* url=(\S+)(?: port=(\d+))?/.exec(server.log);
      // Two servers may be known by one public URL: the port says which one this is.
      if (found) resolve(found[2] ? Object.assign(new URL(found[1]), {port: found[2]}).origin : found[1]);
    });
    child.on('close', () => reject(new Error('the server ended: ' + server.log)));
  });
  server.port = Number(new URL(server.url).port);
  server.signal = async name => {
    child.kill(name);
    return server.ended;
  };
  return server;
}

/// A data directory, a server on it, and one tenant. `world.server` is the one that runs now; restart() starts the next.
export async function startWorld({program = programOf(), name = 'Test', taxes = [],
                                  permissions = [], env = {}, logLevel} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-test-'));
  chmodSync(folder, 0o755);  // PostgreSQL may run as another user
  folders.add(folder);
  const world = {folder, program, bin, socket: join(folder, 'postgres/socket'), pgdata: join(folder, 'postgres/pgdata')};
  world.server = await startServer({program, folder, env, logLevel});
  Object.defineProperty(world, 'url', {get: () => world.server.url});
  Object.defineProperty(world, 'pid', {get: () => world.server.pid});
  world.restart = async (more = {}) => { world.server = await startServer({program, folder, port: world.server.port, env: {...env, ...more}}); };

  const psqlArguments = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', world.socket, '-U', 'orderline', '-d', 'orderline'];
  world.psql = (...args) => execFileSync(join(bin, 'psql'), [...psqlArguments, ...args]).toString();
  /// One value, as JSON, of a query in which :name stands for a quoted variable.
  world.json = (sql, variables = {}) => new Promise((resolve, reject) => {
    const defines = Object.entries(variables).flatMap(([key, value]) => ['-v', `${key}=${value}`]);
    const run = execFile(join(bin, 'psql'), [...psqlArguments, '-At', ...defines, '-f', '-'], {maxBuffer: 64 << 20},
      (error, out) => error ? reject(error) : resolve(JSON.parse(out || 'null')));
    run.stdin.on('error', () => {});  // psql may end before it has read: its status tells
    run.stdin.end(sql.replace(/:(\w+)\b(?!')/g, (whole, key) => key in variables ? `:'${key}'` : whole));
  });
  world.orderlineText = (...args) => execFileSync(program, args, {env: {...process.env, ORDERLINE_DATA_DIR: folder, ORDERLINE_LOG_LEVEL: 'warning', ...env}, stdio: ['ignore', 'pipe', 'inherit']}).toString();
  world.orderline = (...args) => JSON.parse(world.orderlineText(...args, '--json'));
  /// What a command made, one thing.
  world.made = (...args) => [world.orderline(...args)].flat()[0];
  world.newTenant = called => world.made('tenant', 'create', called, '--currency', 'EUR', '--locale', 'en', '--time-zone', 'UTC', ...taxes.flatMap(tax => ['--tax', tax])).id;
  /// The text of a new key.
  world.newKey = (called, {tenant = world.tenant, kind = 'api', permissions: allowed = kind === 'api' ? permissions : []} = {}) =>
    world.made('key', 'create', '--tenant', tenant, '--name', called, '--kind', kind, ...allowed.flatMap(permission => ['--permission', permission])).key;
  world.tenant = world.newTenant(name);
  world.key = world.newKey('test');
  world.stop = async () => {
    const ended = await world.server.signal('SIGTERM');
    rmSync(folder, {recursive: true, force: true});
    folders.delete(folder);
    return ended;
  };
  return world;
}

/// A further server on the world's database, as an operator with a PostgreSQL of his own has it. End it before the world, whose own
/// server's PostgreSQL ends with it.
export const startBeside = (world, {folder = world.folder, env = {}} = {}) => startServer({program: world.program, folder,
  env: {ORDERLINE_DATABASE_URL: `postgresql://orderline@/orderline?host=${encodeURIComponent(world.socket)}`, ...env}});

/// The postmaster of a world's PostgreSQL, and the processes under it with what they call themselves.
export const postmasterPid = world => Number(readFileSync(join(world.pgdata, 'postmaster.pid'), 'utf8').split('\n')[0]);

export function childrenOf(parent) {
  const found = [];
  for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
      if (Number(fields[1]) === parent) found.push({pid: Number(pid), title: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()});
    } catch {}  // gone meanwhile
  }
  return found;
}

/// Whether a process lives; a zombie does not.
export function lives(pid) {
  try {
    return !/^Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, ''));
  } catch {
    return false;
  }
}
