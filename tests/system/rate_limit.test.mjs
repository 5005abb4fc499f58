// tests/system/rate_limit.test.mjs: how many requests /api/v1 and /rest/v1 answer a caller, and that each answer says what is left.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {closeConnections, request, startCall} from './client.mjs';
import {startWorld} from './world.mjs';

const permissions = ['customers.read', 'customers.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write'];
let world, other;

before(async () => {
  world = await startWorld({permissions, env: {ORDERLINE_API_REQUESTS_PER_MINUTE: '60', ORDERLINE_REST_REQUESTS_PER_MINUTE: '120'}});
  other = world.newKey('other');
});
after(async () => {
  closeConnections();
  await world?.stop();
});

const left = answer => Number(/^"minute";r=(\d+);t=\d+$/.exec(answer.headers.ratelimit)[1]);

test('a key is told what it has left, then refused; another key and a link are counted for themselves', async () => {
  const call = await startCall({...world, key: other, url: world.url});
  const read = token => request(world.url, 'GET', '/customers', {token});
  const first = await read(world.key);
  assert.equal(first.headers['ratelimit-policy'], '"minute";q=60;w=60');
  assert.equal(left(first), 59);
  const answers = await Promise.all(Array.from({length: 80}, () => read(world.key)));
  const refused = answers.filter(answer => answer.status === 429);
  assert.ok(refused.length >= 15 && refused.length <= 21, `${refused.length} refused`);
  for (const answer of refused) {
    assert.equal(answer.json.code, 'too_many_requests');
    assert.equal(answer.headers['retry-after'], '1');
    assert.equal(left(answer), 0);
  }
  assert.equal((await read(other)).status, 200);
  const draft = await request(world.url, 'GET', `/drafts/${call.id}`, {token: call.link});
  assert.equal(draft.status, 200);
  assert.equal(left(draft), 59);
  assert.ok((await request(world.url, 'GET', '/health')).headers.ratelimit === undefined);
});

test('/rest/v1 counts for itself', async () => {
  const ask = () => fetch(world.url + '/rest/v1/customers?limit=1', {headers: {apikey: world.key, authorization: `Bearer ${world.key}`}});
  const first = await ask();
  assert.equal(first.status, 200);
  assert.equal(first.headers.get('ratelimit'), '"minute";r=119;t=1');
  const statuses = await Promise.all(Array.from({length: 140}, async () => {
    const answer = await ask();
    await answer.text();
    return answer.status;
  }));
  assert.ok(statuses.includes(429) && statuses.includes(200));
});
