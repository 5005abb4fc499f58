// tests/security/sqlmap.mjs: sqlmap against every place of a request that becomes SQL. Takes minutes: not part of ./test.sh.
//
//   node tests/security/sqlmap.mjs [--level 3] [--only batch,order] [--at-once 2]
//
// It fails if sqlmap finds an injection, if it could not finish, or if a request made PostgreSQL's parser stumble: a syntax
// error means that something of a request was read as SQL, whether or not sqlmap could use it. The first target is injectable
// on purpose, and must be found by both.
import {execFileSync, spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {startLab} from '../npm/support/lab.mjs';

const {values: wish} = parseArgs({options: {level: {type: 'string', default: '3'}, only: {type: 'string'}, 'at-once': {type: 'string', default: '2'}}});

/// Each `*` is a place where sqlmap puts what it tries: values, and names of columns, tables, functions and casts.
const targets = {
  id: {path: '/rest/v1/specimens*?id*=eq.1*'},
  tree: {path: '/rest/v1/specimens?select=id&or=(id.eq.1*,and(name.like.A*,weight*.gt.2))&and=(flag.is.true*,code.in.(A-1*,x))'},
  select: {path: '/rest/v1/specimens?select=id*,name::text*,data-%3E%3En*,drawers(title*)'},
  order: {path: '/rest/v1/specimens?select=id&order=name.asc*,id*.desc,data-%3E%3En*.asc'},
  page: {path: '/rest/v1/specimens?select=id&limit=2*&offset=1*'},
  fts: {path: '/rest/v1/specimens?select=id&doc=fts(english*).stone*'},
  upsert: {method: 'POST', path: '/rest/v1/specimens?on_conflict=id*&columns=id,name*,data', headers: {prefer: 'resolution=merge-duplicates'},
    body: '{"id": "77*", "name": "x*", "data": {"a": "b*"}}'},
  nested: {method: 'POST', path: '/rest/v1/drawers?select=id,specimens(name*)', headers: {prefer: 'return=representation, tx=rollback'},
    body: '{"id": "88*", "title": "t*", "specimens*": [{"id": 88, "name": "n*", "data": {"a": "b*"}}]}'},
  once: {method: 'POST', path: '/rest/v1/drawers', headers: {'idempotency-key': 'k*'}, body: '{"id": 89, "title": "t*"}'},
  patch: {method: 'PATCH', path: '/rest/v1/specimens?id=eq.6*', body: '{"note": "x*"}'},
  call: {method: 'POST', path: '/rest/v1/rpc/greet*?name=eq.1', body: '{"name": "x*"}'},
  callRows: {method: 'POST', path: '/rest/v1/rpc/heavier_than?select=name*', body: '{"beyond": "3*"}'},
  callByGet: {path: '/rest/v1/rpc/heavier_than?beyond=3*&name=like.A*&weight*=gt.1'},
  batch: {method: 'POST', path: '/rest/v1/$batch', body: '[{"method": "GET", "path": "/specimens?id=eq.1*"}, {"method": "POST", "path": "/rpc/greet", "body": {"name": "x*"}}]'},
  password: {method: 'POST', path: '/auth/v1/token?grant_type=password*', body: '{"email": "ann@shop.test*", "password": "a good password"}', key: 'publishable'},
  refresh: {method: 'POST', path: '/auth/v1/token?grant_type=refresh_token', body: '{"refresh_token": "x*"}', key: 'publishable'},
  headers: {path: '/rest/v1/specimens?select=id', headers: {prefer: 'count=exact, timezone=UTC*', range: '0-1*', 'accept-profile': 'public*'}},
  bearer: {path: '/rest/v1/specimens?select=id', headers: {authorization: 'Bearer x*'}},
  apikey: {path: '/rest/v1/specimens?select=id', key: 'starred'},
};

/// In front of the server: each request comes from an address of its own, or the limits of signing in would answer in its
/// place, and what was answered is counted.
function startDoor(port) {
  const counts = {};
  const door = http.createServer((request, response) => {
    const address = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`;
    const sent = http.request({host: '127.0.0.1', port, method: request.method, path: request.url, headers: {...request.headers, 'x-forwarded-for': address}}, answer => {
      counts[answer.statusCode] = (counts[answer.statusCode] ?? 0) + 1;
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    sent.on('error', () => response.destroy());
    request.pipe(sent);
  });
  return new Promise(resolve => door.listen(0, '127.0.0.1', () => resolve({door, counts, url: `http://127.0.0.1:${door.address().port}`})));
}

/// What must be found: a value of the address inside the text of a statement.
function startControl(lab) {
  const server = http.createServer((request, response) => {
    const id = new URL(request.url, 'http://x').searchParams.get('id');
    lab.world.json(`select to_json(name) from public.specimens where id = ${id}`)
      .then(name => response.end(JSON.stringify(name)), () => response.writeHead(400).end('no'));
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function sqlmap(url, {method = 'GET', headers = {}, body}) {
  const folder = mkdtempSync(join(tmpdir(), 'orderline-sqlmap-'));
  const args = ['-n', '10', 'sqlmap', '-u', url, '--method', method, '--batch', '--level', wish.level, '--risk', '2', '--dbms', 'PostgreSQL', '--flush-session',
    '--skip-waf', '--ignore-code', '401', '--timeout', '20', '--retries', '2', '--threads', '2', '--disable-coloring', '--output-dir', folder,
    '--answers', 'skip those kind=N',  // "possible type casting": an integer is tried like everything else
    ...Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]), ...(body ? ['--data', body] : [])];
  return new Promise((resolve, reject) => {
    const run = spawn('nice', args, {stdio: ['ignore', 'pipe', 'inherit']});
    let text = '';
    run.stdout.on('data', data => { text += data; });
    run.on('error', reject);
    run.on('close', () => {
      rmSync(folder, {recursive: true, force: true});
      resolve({text, found: text.includes('identified the following injection point'), clean: text.includes('all tested parameters do not appear to be injectable')});
    });
  });
}

/// The errors in PostgreSQL's log behind `from`: how many of each SQLSTATE, and those of its parser.
function errorsSince(log, from) {
  const counts = {}, examples = {}, stumbled = [];
  const lines = readFileSync(log).subarray(from).toString().split('\n');
  lines.forEach((line, index) => {
    const [, code, message] = /^state=(\w{5}) (?:ERROR|FATAL|PANIC): {2}(.*)/.exec(line) ?? [];
    if (!code) return;
    const isTextQuery = message.startsWith('syntax error in tsquery');  // the same SQLSTATE, of the value that to_tsquery() was given
    const name = isTextQuery ? `${code} (tsquery)` : code;
    counts[name] = (counts[name] ?? 0) + 1;
    examples[name] ??= message;
    if (code === '42601' && !isTextQuery) stumbled.push(`${message}\n      ${lines[index + 1]}`);
  });
  return {counts, examples, stumbled};
}

const told = counts => Object.entries(counts).map(([name, count]) => `${name}: ${count}`).join(', ') || 'none';
const failures = [];
const check = (holds, sentence) => { if (!holds) failures.push(sentence); };

execFileSync('sqlmap', ['--version'], {stdio: 'ignore'});
const lab = await startLab({ORDERLINE_TRUSTED_PROXIES: '127.0.0.1'});
const log = join(lab.world.folder, 'postgres/postgres.log');
lab.world.psql('-c', `alter system set log_line_prefix = 'state=%e '`, '-c', 'select pg_reload_conf()');
await lab.shop.signedIn({email: 'ann@shop.test', password: 'a good password'});

const control = await startControl(lab);
const beforeControl = statSync(log).size;
const controlled = await sqlmap(`http://127.0.0.1:${control.address().port}/?id=1*`, {});
check(controlled.found, `the control was not found injectable:\n${controlled.text.slice(-2000)}`);
check(errorsSince(log, beforeControl).stumbled.length > 0, 'the control made no syntax error in the log');
control.close();
console.log(`control: ${controlled.found ? 'found, as it must be' : 'NOT FOUND'}`);

const keys = {secret: lab.key, publishable: lab.publishable, starred: `${lab.publishable}*`};
async function attack([name, target]) {
  const began = performance.now(), from = statSync(log).size;
  const {door, counts, url} = await startDoor(lab.world.server.port);
  const headers = {apikey: keys[target.key ?? 'secret'], ...(target.body ? {'content-type': 'application/json'} : {}), ...target.headers};
  const {text, found, clean} = await sqlmap(url + target.path, {...target, headers});
  door.close();
  check(clean && !found, `${name}: sqlmap does not say that nothing is injectable:\n${text.slice(-2000)}`);
  console.log(`${name}: ${found ? 'INJECTABLE' : clean ? 'nothing found' : 'NOT FINISHED'} in ${Math.round((performance.now() - began) / 1000)} s; answers ${told(counts)}`);
}

const beforeAll = statSync(log).size;
const left = Object.entries(targets).filter(([name]) => !wish.only || wish.only.split(',').includes(name));
await Promise.all(Array.from({length: Number(wish['at-once'])}, async () => {
  for (let next = left.shift(); next; next = left.shift()) await attack(next);
}));
const {counts, examples, stumbled} = errorsSince(log, beforeAll);
console.log("errors in PostgreSQL's log:");
for (const [name, count] of Object.entries(counts)) console.log(`   ${name}: ${count}, the first: ${examples[name]}`);
check(stumbled.length === 0, `${stumbled.length} syntax errors in PostgreSQL's log, the first:\n   ${stumbled.slice(0, 3).join('\n   ')}`);
await lab.stop();
rmSync(lab.world.folder, {recursive: true, force: true});
for (const sentence of failures) console.error(`FAILED: ${sentence}`);
process.exit(failures.length ? 1 : 0);
