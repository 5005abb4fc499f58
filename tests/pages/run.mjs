// tests/pages/run.mjs: the pages in headless Chromium against the real server with demo data (web/tests/e2e has the tests).
import {execFileSync, spawn} from 'node:child_process';
import {chmodSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = process.env.ORDERLINE ?? join(root, 'build/dev/bin/orderline');
const folder = mkdtempSync(join(tmpdir(), 'orderline-pages-'));
chmodSync(folder, 0o755);
const server = spawn(program, ['demo', '--port', '0'], {
  env: {...process.env, ORDERLINE_DATA_DIR: folder, ORDERLINE_WEB_DIR: join(root, 'web/dist')}, stdio: ['ignore', 'pipe', 'pipe']});
const owner = /^  (\S+@\S+) +(\S+) .* owner$/m;  // a line of the logins that `orderline demo` prints
let text = '';
const ended = new Promise(resolve => server.on('exit', resolve));
let failed = 1;
try {
  await new Promise((resolve, reject) => {
    const look = data => {
      text += data;
      if (owner.test(text)) resolve();
    };
    server.stdout.on('data', look);
    server.stderr.on('data', look);
    server.on('exit', code => reject(new Error(`the demo ended with ${code}:\n${text}`)));
  });
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(text)[0];
  const [, email, password] = owner.exec(text);
  const orderline = (...words) => execFileSync(program, words, {env: {...process.env, ORDERLINE_DATA_DIR: folder}}).toString();
  const [, second] = JSON.parse(orderline('tenant', 'list', '--json'));
  orderline('user', 'join', '--tenant', second.id, '--email', email, '--role', 'owner');
  const run = spawn(process.execPath, [join(root, 'web/tests/e2e/all.mjs')],
    {cwd: join(root, 'web'), env: {...process.env, ORDERLINE_URL: url, ORDERLINE_EMAIL: email, ORDERLINE_PASSWORD: password}, stdio: 'inherit'});
  failed = await new Promise(resolve => run.on('exit', resolve));
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, {recursive: true, force: true});
}
process.exitCode = failed;
