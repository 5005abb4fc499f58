// tests/system/call_cache.test.mjs: the briefing of a call with a real Redis that is changed under, killed, frozen and started again.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {closeConnections, eventually, makeProducts, request, startCall} from './client.mjs';
import {startRedis} from './redis.mjs';
import {lives, startWorld} from './world.mjs';

const password = 'hush-hush';
let world, products, call, redis;
const cli = (...words) => redis.cli(...words);

const ready = async () => (await request(world.url, 'GET', '/ready', {})).json;
const doctor = () => world.orderline('doctor').find(one => one.check === 'Redis');
const briefing = async (query = '?thumbnails=1') => {
  const answer = await request(world.url, 'GET', `/drafts/${call.id}/briefing${query}`, {token: call.link});
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};
const addSpecial = price => world.psql('-c', `INSERT INTO product_specials (tenant_id, product_id, name, price_minor, start_date)
  VALUES ('${world.tenant}', '${products[0].id}', 'special', ${price}, now() - interval '1 minute')`);

before(async () => {
  redis = await startRedis(password);
  world = await startWorld({permissions: ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read'],
    env: {ORDERLINE_REDIS_URL: `redis://:${password}@127.0.0.1:${redis.port}/2`}});
  products = await makeProducts(world, 3);
  await eventually('Redis is used', async () => (await ready()).status === 'ready');
  call = await startCall(world);
});
after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
  await redis?.kill();
});

test('the start of a call puts what it starts with into Redis, for a day, under its tenant', async () => {
  const names = cli('-n', '2', 'KEYS', '*').split('\n');
  assert.equal(names.length, 1);
  assert.match(names[0], new RegExp(`^orderline:${world.tenant}:call:[0-9a-f-]{36}$`));
  const life = Number(cli('-n', '2', 'PTTL', names[0]));
  assert.ok(life > 86_000_000 && life <= 86_400_000, String(life));
  assert.equal(world.psql('-At', '-c', 'SELECT count(*) FROM proposed_orders_data').trim(), '0');
  const before = cli('INFO', 'stats').match(/keyspace_hits:(\d+)/)[1];
  const shown = await briefing();
  assert.deepEqual(Object.keys(shown), ['last_order', 'favorites', 'specials']);
  assert.ok(Number(cli('INFO', 'stats').match(/keyspace_hits:(\d+)/)[1]) > Number(before), 'the briefing was found there');
});

test('orderline doctor asks Redis, too', () => assert.deepEqual([doctor().health, doctor().said], ['ok', 'works']));

test('a price that changed past the server is shown at the next question', async () => {
  assert.deepEqual((await briefing()).specials, []);
  addSpecial(30);
  const [special] = (await briefing()).specials;
  assert.equal(special.unit_price, '0.30');
  assert.deepEqual((await briefing()).specials, [special], 'and again, from Redis');
  world.psql('-c', `UPDATE product_specials SET price_minor = 20; UPDATE products SET thumbnail = '\\x89504e47', thumbnail_type = 'image/png'`);
  const [changed] = (await briefing()).specials;
  assert.equal(changed.unit_price, '0.20');
  assert.equal(changed.thumbnail, 'data:image/png;base64,iVBORw==');
  const {thumbnail, ...rest} = changed;
  assert.deepEqual((await briefing('')).specials, [rest], 'without the picture if nobody asked for it');
});

test('while Redis is dead or frozen the same is answered, and ready says what is wrong; it comes back by itself', async () => {
  const shown = await briefing();
  await redis.kill();
  assert.deepEqual(await briefing(), shown);
  await eventually('ready says so', async () => (await ready()).status === 'degraded');
  const {checks} = await ready();
  assert.equal(checks.call_cache, 'Redis does not work; PostgreSQL keeps what calls start with.');
  assert.deepEqual([checks.database, checks.migrations, checks.feed], ['ok', 'ok', 'ok']);
  assert.equal(doctor().health, 'warn');
  assert.match(doctor().said, /refused/i);
  assert.deepEqual(await briefing(), shown);
  const other = await startCall(world);
  assert.notEqual(other.id, call.id);
  assert.ok(Number(world.psql('-At', '-c', 'SELECT count(*) FROM proposed_orders_data').trim()) >= 3);

  await redis.start();
  await eventually('Redis is used again', async () => (await ready()).status === 'ready');
  assert.deepEqual(await briefing(), shown);
  await eventually('it is in Redis', async () => { await briefing(); return cli('-n', '2', 'DBSIZE') !== '0'; });

  redis.signal('SIGSTOP');
  const began = performance.now();
  assert.deepEqual(await briefing(), shown);
  assert.ok(performance.now() - began < 5000, 'a frozen Redis costs a part of a second');
  redis.signal('SIGCONT');
  await eventually('Redis is used again', async () => (await ready()).status === 'ready');
  assert.equal(world.server.log.match(/Redis is not available/g).length, 2, world.server.log);
});

test('a wrong password is no reason not to work, and is never printed', async () => {
  const secret = 'wrong-and-secret';
  await world.server.signal('SIGTERM');
  const other = await startWorld({env: {ORDERLINE_REDIS_URL: `redis://nobody:${secret}@127.0.0.1:${redis.port}`}, logLevel: 'debug'});
  await eventually('the refusal is noticed', () => /WRONGPASS/.test(other.server.log));
  assert.equal((await request(other.url, 'GET', '/ready', {})).status, 200);
  const shown = execFileSync(other.program, ['config', 'check'], {env: {...process.env, ORDERLINE_DATA_DIR: other.folder,
    ORDERLINE_REDIS_URL: `redis://nobody:${secret}@127.0.0.1:${redis.port}`}}).toString();
  assert.match(shown, /redis_url/);
  for (const text of [other.server.log, shown]) assert.ok(!text.includes(secret), text);
  await other.stop();
});
