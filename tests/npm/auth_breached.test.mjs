// tests/npm/auth_breached.test.mjs: no password of the operator's list of stolen ones is chosen, by supabase-js or by the command line.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {startLive} from './support/live.mjs';
import {email, openShop, password} from './supabase_world.mjs';

const stolen = 'correct horse battery', folder = mkdtempSync(join(tmpdir(), 'orderline-breached-')), list = join(folder, 'list.txt');
const hash = text => createHash('sha1').update(text).digest('hex').toUpperCase();
let live, shop;

before(async () => {
  const others = Array.from({length: 5000}, (_, n) => `${hash(`password ${n}`)}:${n + 1}`);
  writeFileSync(list, [...others, `${hash(stolen)}:77`].sort().join('\r\n') + '\r\n');
  live = await startLive({ORDERLINE_BREACHED_PASSWORDS: list});
  shop = openShop(live.world, {mailer_autoconfirm: true});
});
after(async () => {
  await live?.stop();
  rmSync(folder, {recursive: true, force: true});
});

const isRefused = ({error}) => assert.deepEqual([error?.status, error?.code, error?.reasons], [422, 'weak_password', ['pwned']], error?.message);

test('supabase-js is told that the password is known', async () => {
  const address = email(), client = shop.client();
  isRefused(await client.auth.signUp({email: address, password: stolen}));
  assert.equal((await client.auth.signUp({email: address, password})).error, null);
  isRefused(await client.auth.updateUser({password: stolen}));
  isRefused(await client.auth.updateUser({password: 'password 4999'}));
  assert.equal((await client.auth.updateUser({password: 'password 5000'})).error, null);
});

test('so is who uses the command line', () => {
  const user = (secret, settings = {}) => {
    const file = join(folder, 'password');
    writeFileSync(file, secret + '\n', {mode: 0o600});
    return spawnSync(live.world.program, ['user', 'create', '--tenant', shop.tenant, '--email', email(), '--password-file', file],
      {env: {...process.env, ORDERLINE_DATA_DIR: live.world.folder, ORDERLINE_BREACHED_PASSWORDS: list, ...settings}, encoding: 'utf8'});
  };
  const refused = user(stolen);
  assert.notEqual(refused.status, 0);
  assert.match(refused.stderr, /public list of stolen passwords/);
  assert.equal(user('a password of nobody else').status, 0);
  const missing = user('a password of nobody else', {ORDERLINE_BREACHED_PASSWORDS: join(folder, 'nothing')});
  assert.notEqual(missing.status, 0);
  assert.match(missing.stderr, /nothing, the list of breached passwords, cannot be read/);
});
