// tests/system/metrics.test.mjs: GET /metrics as Prometheus reads it, strictly; what moves, and what must never be in it.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {closeConnections, makeProducts, request, startCall} from './client.mjs';
import {lives, startWorld} from './world.mjs';

let world, call;
const ask = (headers = {}, server = world) => fetch(new URL('/metrics', server.url), {headers});

/// The text format 0.0.4, each rule of it: {name: {type, help, samples: Map(labels as text -> value)}}.
function parse(text) {
  assert.ok(text.endsWith('\n'));
  const families = new Map();
  let family;
  for (const line of text.slice(0, -1).split('\n')) {
    const help = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/.exec(line);
    if (help) {
      assert.ok(!families.has(help[1]), `${help[1]} comes twice`);
      family = {name: help[1], help: help[2], samples: new Map()};
      families.set(help[1], family);
      continue;
    }
    const type = /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$/.exec(line);
    if (type) {
      assert.equal(type[1], family.name);
      assert.equal(family.type, undefined);
      family.type = type[2];
      continue;
    }
    const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*",?)*\})? (\S+)$/.exec(line);
    assert.ok(sample, `not a line of the format: ${line}`);
    const [, name, labels = '', value] = sample;
    assert.ok(family.type, `${name} before its type`);
    assert.ok(family.type === 'histogram' ? [`${family.name}_bucket`, `${family.name}_sum`, `${family.name}_count`].includes(name) : name === family.name, line);
    assert.ok(Number.isFinite(Number(value)) && (family.type === 'gauge' || Number(value) >= 0), line);
    assert.ok(!family.samples.has(name + labels), `twice: ${line}`);
    family.samples.set(name + labels, Number(value));
  }
  for (const {name, type, samples} of families.values()) {
    if (type === 'counter') assert.match(name, /_total$/);
    if (type !== 'histogram') continue;
    const last = new Map();
    for (const [key, value] of samples) {
      const bucket = /_bucket\{(.*),le="(.+)"\}$/.exec(key);
      if (!bucket) continue;
      const [end, count] = last.get(bucket[1]) ?? [-1, 0];
      const here = bucket[2] === '+Inf' ? Infinity : Number(bucket[2]);
      assert.ok(here > end && value >= count, `buckets grow: ${key}`);
      last.set(bucket[1], [here, value]);
    }
    for (const [labels, [end, count]] of last) {
      assert.equal(end, Infinity);
      assert.equal(samples.get(`${name}_count{${labels}}`), count);
    }
  }
  return families;
}
async function metrics(headers, server) {
  const answer = await ask(headers, server);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^text\/plain; version=0\.0\.4/);
  return parse(await answer.text());
}
const value = (families, name, labels = '') => families.get(name)?.samples.get(name + labels) ?? 0;

before(async () => {
  world = await startWorld({permissions: ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read']});
  await makeProducts(world, 2);
  call = await startCall(world);
});
after(async () => {
  closeConnections();
  if (world && lives(world.pid)) await world.stop();
});

test('each thing that happens is counted where it belongs', async () => {
  const before = await metrics();
  const path = `/drafts/${call.id}`;
  for (let n = 0; n < 3; ++n) assert.equal((await request(world.url, 'GET', path, {token: call.link})).status, 200);
  assert.equal((await request(world.url, 'GET', path, {})).status, 401);
  assert.equal((await request(world.url, 'GET', `${path}/briefing`, {token: call.link})).status, 200);
  assert.equal((await request(world.url, 'POST', '/session', {body: {email: 'nobody@test.example', password: 'wrong'}})).status, 401);
  assert.equal((await fetch(new URL('/nothing/here', world.url))).status, 404);
  const after = await metrics();
  const grew = (name, labels) => value(after, name, labels) - value(before, name, labels);
  const route = '{route="/api/v1/drafts/{id}",method="GET"';
  assert.equal(grew('orderline_http_requests_total', `${route},status="2xx"}`), 3);
  assert.equal(grew('orderline_http_requests_total', `${route},status="4xx"}`), 1);
  assert.equal(grew('orderline_http_requests_total', '{route="none",method="GET",status="4xx"}'), 1);
  assert.equal(grew('orderline_sign_in_refusals_total', '{reason="credentials"}'), 1);
  assert.equal(grew('orderline_call_cache_total', '{result="hit"}'), 1);
  const times = name => after.get(name).samples;
  assert.ok(times('orderline_http_request_seconds').get(`orderline_http_request_seconds_bucket${route},le="2.5"}`) >= 4);
  assert.equal(value(after, 'orderline_feed_attached'), 1);
  assert.ok(value(after, 'orderline_connections') >= 1);
  assert.ok(value(after, 'orderline_pool_connections', '{pool="main"}') >= 1);
  assert.ok(value(after, 'process_resident_memory_bytes') > 1e6);
  assert.ok(value(after, 'process_cpu_seconds_total') >= value(before, 'process_cpu_seconds_total'));
  assert.ok(value(after, 'process_open_fds') > 3 && value(after, 'process_open_fds') < value(after, 'process_max_fds'));
});

test('addresses that nobody serves do not make new series, and no id, key or tenant is shown', async () => {
  const size = families => [...families.values()].reduce((sum, family) => sum + family.samples.size, 0);
  await request(world.url, 'GET', `/drafts/${call.id}`, {token: call.link});
  await fetch(new URL('/nothing/x', world.url));
  await metrics();
  const before = size(await metrics());
  for (let n = 0; n < 50; ++n) await fetch(new URL(`/nothing/${n}/${call.id}`, world.url));
  for (let n = 0; n < 50; ++n) await request(world.url, 'GET', `/drafts/${crypto.randomUUID()}`, {token: call.link});
  assert.equal(size(await metrics()), before);
  const text = await (await ask()).text();
  for (const word of [world.tenant, call.id, call.link, call.customer, world.key]) assert.ok(!text.includes(word));
  assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('they are for this machine; with a token for whoever has it, and for nobody else', async () => {
  assert.equal((await ask({'x-forwarded-for': '10.1.2.3'})).status, 403);
  await world.server.signal('SIGTERM');
  const token = 'a-token-of-the-metrics';
  await world.restart({ORDERLINE_METRICS_TOKEN: token});
  assert.equal((await ask()).status, 403);
  assert.equal((await ask({authorization: 'Bearer wrong'})).status, 403);
  assert.equal((await ask({authorization: `Bearer ${world.key}`})).status, 403);
  const families = await metrics({authorization: `Bearer ${token}`, 'x-forwarded-for': '10.1.2.3'});
  assert.ok(families.size > 15);
  assert.ok(!world.server.log.includes(token));
});
