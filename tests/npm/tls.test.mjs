// tests/npm/tls.test.mjs: HTTPS by certificate files, with real clients: Node's, curl, Supabase's; and with wrong ones.
import assert from 'node:assert/strict';
import {execFile, execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import tls from 'node:tls';
import {promisify} from 'node:util';
import {root, startBeside, startWorld} from '../system/world.mjs';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'orderline-tls-'));
const file = name => join(folder, name);
const certificate = file('chain.pem'), key = file('key.pem'), authority = file('authority.pem');
const openssl = (...args) => execFileSync('openssl', args, {stdio: ['ignore', 'pipe', 'ignore']}).toString();

/// A certificate for 127.0.0.1 from an authority of our own; `serial` tells them apart.
function issue(name, serial) {
  openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=orderline.test', '-keyout', file(name + '.key'), '-out', file(name + '.csr'));
  writeFileSync(file('names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
  openssl('x509', '-req', '-in', file(name + '.csr'), '-CA', authority, '-CAkey', file('authority.key'), '-set_serial', String(serial), '-days', '2', '-extfile', file('names'), '-out', file(name + '.pem'));
  chmodSync(file(name + '.key'), 0o600);
}

/// Puts a file in the place of another in one step, as tools that renew do.
function put(from, to) {
  copyFileSync(from, to + '.new');
  renameSync(to + '.new', to);
}

/// Until `condition` holds; fails after ten seconds.
async function until(condition, what) {
  const end = Date.now() + 10_000;
  while (!await condition()) {
    assert.ok(Date.now() < end, what);
    await new Promise(resolve => setImmediate(resolve));
  }
}

let world, ca, publishable, secret;

/// A connection with TLS, after its handshake.
const connect = options => new Promise((resolve, reject) => {
  const socket = tls.connect({host: '127.0.0.1', port: world.server.port, ca, ...options}, () => resolve(socket));
  socket.on('error', reject);
});
const serialShown = async () => {
  const socket = await connect({});
  const serial = Number('0x' + socket.getPeerCertificate().serialNumber);
  socket.destroy();
  return serial;
};
/// All that the server sends to somebody who writes `bytes`, until it closes.
const answerTo = (bytes, {end = false} = {}) => new Promise((resolve, reject) => {
  const parts = [];
  const socket = net.connect(world.server.port, '127.0.0.1', () => {
    socket.write(bytes);
    if (end) socket.end();
  });
  socket.on('data', data => parts.push(data));
  socket.on('close', () => resolve(Buffer.concat(parts)));
  socket.on('error', error => error.code === 'ECONNRESET' ? resolve(Buffer.concat(parts)) : reject(error));
});
const get = (path, options = {}) => new Promise((resolve, reject) => {
  const sent = https.get(world.url + path, {ca, agent: false, ...options}, answer => {
    const parts = [];
    answer.on('data', part => parts.push(part));
    answer.on('end', () => resolve({status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString()}));
  });
  sent.on('error', reject);
});
/// A program of Node's own that trusts the authority as its users are told to.
const inNode = script => run(process.execPath, ['--input-type=module', '-e', script], {cwd: join(root, 'tests/npm'), env: {...process.env, NODE_EXTRA_CA_CERTS: authority}});

before(async () => {
  openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=Test Authority', '-days', '2', '-keyout', file('authority.key'), '-out', authority);
  for (const [name, serial] of [['first', 1001], ['second', 1002], ['third', 1003]]) issue(name, serial);
  put(file('first.pem'), certificate);
  put(file('first.key'), key);
  ca = readFileSync(authority);
  world = await startWorld({permissions: ['customers.read', 'customers.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write'], env: {ORDERLINE_TLS_CERTIFICATE: certificate, ORDERLINE_TLS_KEY: key}});
  const keyOf = kind => world.newKey(kind, {kind});
  publishable = keyOf('publishable');
  secret = keyOf('secret');
});
after(async () => {
  await world?.stop();
  rmSync(folder, {recursive: true, force: true});
});

describe('clients', () => {
  test('the server says https', () => assert.match(world.url, /^https:\/\/127\.0\.0\.1:\d+$/));

  test("Node's https gets an answer, and keeps the connection", async () => {
    const agent = new https.Agent({keepAlive: true, maxSockets: 1});
    for (let n = 0; n < 5; ++n) assert.equal((await get('/api/v1/health', {agent})).status, 200);
    agent.destroy();
  });

  test("Node's fetch gets an answer with NODE_EXTRA_CA_CERTS, and none without", async () => {
    const {stdout} = await inNode(`console.log((await fetch('${world.url}/api/v1/health')).status)`);
    assert.equal(stdout.trim(), '200');
    await assert.rejects(fetch(world.url + '/api/v1/health'));
  });

  test('curl gets an answer over TLS 1.2 and over TLS 1.3', async () => {
    for (const version of [['--tls-max', '1.2'], ['--tlsv1.3']]) {
      const {stdout} = await run('curl', ['-s', '--cacert', authority, ...version, '-w', '%{http_code} %{http_version}', '-o', '/dev/null', world.url + '/api/v1/health']);
      assert.equal(stdout, '200 1.1');
    }
  });

  test("the console's cookies are for this host and for HTTPS alone", async () => {
    const {password} = world.made('user', 'create', '--tenant', world.tenant, '--email', 'anna@shop.test', '--name', 'Anna', '--role', 'agent', '--generate');
    const {stdout: answer} = await run('curl', ['-si', '--cacert', authority, '-H', 'content-type: application/json',
      '-d', JSON.stringify({email: 'anna@shop.test', password, cookie: true}), world.url + '/api/v1/session']);
    const cookies = [...answer.matchAll(/^set-cookie: ([^=]+)=[^;]+; (.*?)\r$/gim)].map(([, name, rest]) => [name, rest]);
    assert.deepEqual(cookies, [['__Host-orderline_session', 'Path=/; SameSite=Strict; Secure; HttpOnly'], ['__Host-orderline_csrf', 'Path=/; SameSite=Strict; Secure']]);
    assert.doesNotMatch(answer, /"refresh_token"/);
  });

  test("Supabase's client signs up, writes and reads", async () => {
    const {stdout} = await inNode(`
      import {createClient} from '@supabase/supabase-js';
      const options = {auth: {persistSession: false, autoRefreshToken: false}};
      const service = createClient('${world.url}', '${secret}', options);
      const made = await service.auth.admin.createUser({email: 'ann@shop.test', password: 'a good password', email_confirm: true});
      if (made.error) throw made.error;
      const client = createClient('${world.url}', '${publishable}', options);
      const signed = await client.auth.signInWithPassword({email: 'ann@shop.test', password: 'a good password'});
      if (signed.error) throw signed.error;
      const written = await service.from('customers').insert({first_name: 'Tess', last_name: 'Secure', company: 'Secure Ltd'}).select('company').single();
      if (written.error) throw written.error;
      const {data, error} = await service.from('customers').select('company').eq('last_name', 'Secure');
      if (error) throw error;
      console.log(JSON.stringify(data));`);
    assert.deepEqual(JSON.parse(stdout), [{company: 'Secure Ltd'}]);
  });

  test('large bodies go both ways whole', async () => {
    const {stdout} = await inNode(`
      const {createClient} = await import('@supabase/supabase-js');
      const service = createClient('${world.url}', '${secret}', {auth: {persistSession: false}});
      const rows = Array.from({length: 1000}, (_, n) => ({first_name: 'Many', last_name: 'Row ' + n, company: 'y'.repeat(600) + n}));
      const written = await service.from('customers').insert(rows);
      if (written.error) throw written.error;
      const {data, error} = await service.from('customers').select('company').eq('first_name', 'Many');
      if (error) throw error;
      console.log(data.length, new Set(data.map(row => row.company)).size, JSON.stringify(rows).length);`);
    assert.match(stdout, /^1000 1000 \d{6}\n$/);
  });
});

describe('the handshake', () => {
  test('speaks TLS 1.2 and 1.3, and nothing older', async () => {
    for (const [version, name] of [['TLSv1.2', 'TLSv1.2'], ['TLSv1.3', 'TLSv1.3']]) {
      const socket = await connect({minVersion: version, maxVersion: version});
      assert.equal(socket.getProtocol(), name);
      assert.match(socket.getCipher().standardName, /GCM|CHACHA20/);
      socket.destroy();
    }
    await assert.rejects(connect({minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0'}), /alert|protocol/i);
    await assert.rejects(connect({maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:AES256-GCM-SHA384:ECDHE-ECDSA-AES128-SHA'}), /handshake/i);
  });

  test('agrees on http/1.1, and refuses who speaks only HTTP/2', async () => {
    const socket = await connect({ALPNProtocols: ['h2', 'http/1.1']});
    assert.equal(socket.alpnProtocol, 'http/1.1');
    socket.destroy();
    await assert.rejects(connect({ALPNProtocols: ['h2']}), /no.application.protocol/i);
  });

  test('a client comes back with its ticket, in both versions', async () => {
    for (const version of ['TLSv1.2', 'TLSv1.3']) {
      const first = await connect({minVersion: version, maxVersion: version});
      const ticket = await new Promise(resolve => {
        first.on('session', resolve);
        if (version === 'TLSv1.2' && first.getSession()) resolve(first.getSession());
        first.write('GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n');
      });
      first.destroy();
      const second = await connect({minVersion: version, maxVersion: version, session: ticket});
      assert.equal(second.isSessionReused(), true);
      second.destroy();
    }
  });

  test('plain HTTP is told where it is', async () => {
    const text = (await answerTo('GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n')).toString();
    assert.match(text, /^HTTP\/1\.1 400 /);
    assert.match(text, /This port speaks HTTPS\./);
  });

  test('garbage gets an alert or nothing, and the server goes on', async () => {
    const hello = Buffer.from('160301', 'hex');
    const wrong = ['hello\r\n\r\n', '\0\0\0\0\0\0\0\0', hello, Buffer.concat([hello, Buffer.alloc(70_000, 0xff)]), Buffer.alloc(20_000), '\r\n', Buffer.from('15030100020100', 'hex')];
    for (const bytes of wrong) {
      const got = await answerTo(bytes, {end: true});
      assert.ok(got.length === 0 || got[0] === 0x15, got.toString('latin1').slice(0, 60));
    }
    assert.equal((await get('/api/v1/health')).status, 200);
  });

  test('one that does not come is not waited for for ever', async () => {
    const began = Date.now();
    const silent = answerTo('');
    const half = answerTo(Buffer.from('1603010100', 'hex'));
    const [, got] = await Promise.all([silent, half]);
    assert.equal(got.length, 0);
    const seconds = (Date.now() - began) / 1000;
    assert.ok(seconds > 8 && seconds < 15, `${seconds} s`);
  });

  test('who breaks off in the middle harms nobody', async () => {
    const socket = await connect({});
    socket.write('GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise(resolve => socket.once('data', resolve));
    socket._handle.close();  // without a good-bye of TLS
    assert.equal((await get('/api/v1/health')).status, 200);
  });
});

/// Opens a draft's event stream; `events` grows with each that comes.
async function watch() {
  const head = {authorization: 'Bearer ' + world.key, 'content-type': 'application/json'};
  const send = (path, body) => new Promise((resolve, reject) => {
    const sent = https.request(world.url + '/api/v1' + path, {method: 'POST', ca, agent: false, headers: head}, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString())));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
  const customer = await send('/customers', {first_name: 'Eve', last_name: 'Stream', company: 'Stream Ltd', email: 'eve@test.example', phone: '+43 1 23456'});
  const call = await send('/calls', {customer_id: customer.id});
  const stream = {events: [], ended: false};
  stream.edit = note => send(`/drafts/${call.draft.id}/operations`, {operation_id: crypto.randomUUID(), device_id: 'tls', operation: {type: 'set_note', note}});
  await new Promise((resolve, reject) => {
    const sent = https.get(`${world.url}/api/v1/drafts/${call.draft.id}/events`, {ca, agent: false, headers: {authorization: 'Bearer ' + world.key}}, answer => {
      assert.equal(answer.statusCode, 200);
      answer.on('data', data => stream.events.push(data.toString()));
      answer.on('close', () => { stream.ended = true; });
      answer.once('data', resolve);
      stream.close = () => answer.destroy();
    });
    sent.on('error', reject);
  });
  return stream;
}

describe('the certificate', () => {
  test('is read again when its files change; streams that are open go on', async () => {
    const stream = await watch();
    assert.equal(await serialShown(), 1001);
    put(file('second.key'), key);
    put(file('second.pem'), certificate);
    await until(async () => await serialShown() === 1002, 'the second certificate is not shown');
    await stream.edit('still here');
    await until(() => stream.events.join('').includes('still here'), 'the event did not come');
    assert.equal(stream.ended, false);
    stream.close();
  });

  test('a broken file keeps the old one, and the log says why', async () => {
    const said = world.server.log.length;
    put(file('names'), certificate);
    await until(() => /the old certificate stays.*holds no certificate/.test(world.server.log.slice(said)), 'the log says nothing');
    assert.equal(await serialShown(), 1002);
    put(file('third.pem'), certificate);  // its key has not come yet
    await until(() => /the old certificate stays.*holds no key of/.test(world.server.log.slice(said)), 'the log says nothing of the key');
    assert.equal(await serialShown(), 1002);
    put(file('third.key'), key);
    await until(async () => await serialShown() === 1003, 'the third certificate is not shown');
  });

  test('SIGHUP reads it, says so, and ends nothing', async () => {
    const count = () => world.server.log.split('certificate read').length;
    const before = count();
    world.server.child.kill('SIGHUP');
    await until(() => count() > before, 'the log says nothing');
    assert.equal((await get('/api/v1/health')).status, 200);
  });

  test('a key that others may read is refused at the start, as is half a setting', async () => {
    chmodSync(file('first.key'), 0o640);
    const begin = env => startBeside(world, {env});
    await assert.rejects(begin({ORDERLINE_TLS_CERTIFICATE: file('first.pem'), ORDERLINE_TLS_KEY: file('first.key')}), /is open to others; run: chmod 600/);
    await assert.rejects(begin({ORDERLINE_TLS_CERTIFICATE: file('first.pem')}), /tls_certificate and tls_key go together/);
    await assert.rejects(begin({ORDERLINE_TLS_CERTIFICATE: file('first.pem'), ORDERLINE_TLS_KEY: file('second.key')}), /holds no key of/);
  });
});

test('stopping ends streams over TLS properly', async () => {
  const stream = await watch();
  const {code} = await world.server.signal('SIGTERM');
  assert.equal(code, 0);
  await until(() => stream.ended, 'the stream is open');
});
