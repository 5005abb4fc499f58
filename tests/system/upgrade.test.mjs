// tests/system/upgrade.test.mjs: an old and a new server side by side over one database, under traffic: nothing is lost, streams come back.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {closeConnections, edit, makeProducts, putLine, request, startCall} from './client.mjs';
import {startBeside, startWorld} from './world.mjs';

let world, products, calls, next;
const servers = [];

before(async () => {
  world = await startWorld({permissions: ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read',
    'drafts.write', 'drafts.accept', 'orders.read']});
  products = await makeProducts(world, 8);
  calls = await Promise.all(Array.from({length: 6}, () => startCall(world)));
});
after(async () => {
  closeConnections();
  if (next) await next.signal('SIGTERM');
  await world?.stop();
});

/// What a proxy does: the next server when one refuses the connection or says that it stops. An edit that was broken off is sent again
/// with the same id.
async function change(call, operation) {
  const body = edit(operation);
  for (let attempt = 0; attempt < 200; ++attempt) {
    const server = servers[attempt % servers.length];
    const answer = await request(server.url, 'POST', `/drafts/${call.id}/operations`, {token: call.link, body}).catch(() => null);
    if (answer?.status === 200) return answer.json;
    assert.ok(!answer || answer.status === 503, `${answer?.status} ${answer?.text}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('nobody took the change');
}

/// Reads a draft's stream wherever a server is, and comes back with the last id; `versions` are those of the operations it was told of.
function watch(call) {
  const seen = {versions: new Set(), reconnects: -1, over: false};
  seen.done = (async () => {
    for (let last = '', attempt = 0; !seen.over; ++attempt) {
      const server = servers[attempt % servers.length];
      try {
        const answer = await fetch(`${server.url}/api/v1/drafts/${call.id}/events`, {headers: {authorization: `Bearer ${call.link}`, ...(last && {'last-event-id': last})}});
        if (answer.status !== 200) continue;
        ++seen.reconnects;
        let text = '';
        for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
          text += part;
          for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
            const event = text.slice(0, end);
            last = /^id: (.*)$/m.exec(event)?.[1] ?? last;
            const data = /^data: (.*)$/m.exec(event)?.[1];
            const version = data && JSON.parse(data).version;
            if (version !== undefined) seen.versions.add(version);
          }
          if (seen.over) break;
        }
      } catch {}  // it is stopping, or has stopped
      await new Promise(resolve => setImmediate(resolve));
    }
  })();
  return seen;
}

test('the old server is ended while the new one runs: every edit is kept once, and every watcher hears of the last', async () => {
  const before = await startBeside(world);
  servers.push(before);
  const watchers = calls.map(watch);
  let stop = false;
  const kept = calls.map(() => []);
  const writers = calls.map(async (call, n) => {
    for (let i = 0; !stop; ++i) kept[n].push(await change(call, putLine(products[(n + i) % 8], products[(n + i) % 8].step * (1 + i % 40))));
  });
  const enough = async count => { while (kept.some(list => list.length < count)) await new Promise(resolve => setImmediate(resolve)); };

  await enough(20);
  next = await startBeside(world);
  servers.push(next);
  await enough(40);
  assert.deepEqual(await before.signal('SIGTERM'), {code: 0, signal: null});
  servers.shift();
  await enough(80);
  stop = true;
  await Promise.all(writers);

  for (const [n, call] of calls.entries()) {
    const {json: draft} = await request(next.url, 'GET', `/drafts/${call.id}`, {token: call.link});
    const last = Math.max(...kept[n].map(answer => answer.version));
    assert.equal(draft.version, last, 'the last answered edit is the draft');
    const stored = await world.json('select json_agg(version order by version) from draft_operations where draft_id = :draft and version is not null', {draft: call.id});
    assert.equal(new Set(stored).size, stored.length, 'a version is there once');
    for (const answer of kept[n]) assert.ok(stored.includes(answer.version), `version ${answer.version} was answered and is not there`);
    const end = performance.now() + 10_000;
    while (!watchers[n].versions.has(last)) {
      assert.ok(performance.now() < end, `the watcher of ${call.id} has not heard of ${last}`);
      await new Promise(resolve => setImmediate(resolve));
    }
    assert.ok(watchers[n].reconnects >= 1, 'the stream of the ended server has come back elsewhere');
  }
  for (const watcher of watchers) watcher.over = true;
  await Promise.all(calls.map(call => change(call, putLine(products[0], products[0].step))));  // wakes the watchers, who then end
  await Promise.all(watchers.map(watcher => watcher.done));
});
