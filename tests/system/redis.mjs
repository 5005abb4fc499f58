// tests/system/redis.mjs: a real redis-server on a free port, with a password, ended with the test.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const running = new Set(), folders = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

const freePort = () => new Promise(resolve => {
  const listener = net.createServer().listen(0, '127.0.0.1', () => {
    const {port} = listener.address();
    listener.close(() => resolve(port));
  });
});

/// `kill` is answered when it has ended; `start` begins it anew, empty, on the same port.
export async function startRedis(password) {
  const port = await freePort(), folder = mkdtempSync(join(tmpdir(), 'orderline-redis-'));
  folders.add(folder);
  const redis = {port, password};
  redis.cli = (...words) => execFileSync('redis-cli', ['-p', String(port), '-a', password, '--no-auth-warning', ...words]).toString().trim();
  const listens = () => new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
  redis.start = async () => {
    const child = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--requirepass', password, '--dir', folder], {stdio: 'ignore'});
    running.add(child);
    redis.ended = new Promise(resolve => child.on('exit', () => { running.delete(child); resolve(); }));
    redis.signal = name => child.kill(name);
    for (const end = Date.now() + 15_000; !await listens();) {
      if (Date.now() > end) throw new Error('redis-server does not listen');
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  };
  redis.kill = () => {
    redis.signal('SIGKILL');
    return redis.ended;
  };
  await redis.start();
  return redis;
}
