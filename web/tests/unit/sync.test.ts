// tests/unit/sync.test.ts: devices on a bad network always end at the server's draft, with nothing lost or doubled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Operation } from '../../src/api/types.ts';
import type { News } from '../../src/draft/sync.ts';
import { deviceOn, MemoryOutbox, randomOf, SimulatedServer, VirtualTime } from './simulation.ts';

function anyOperation(random: () => number): Operation {
  const product_id = 'abcd'[Math.floor(random() * 4)]!;
  const choice = random();
  if (choice < 0.6) return { type: 'put_line', product_id, quantity: 1 + Math.floor(random() * 9) };
  if (choice < 0.85) return { type: 'remove_line', product_id };
  return { type: 'set_note', note: `note ${Math.floor(random() * 100)}` };
}

test('200 random schedules of three devices with losses: every screen ends equal to the server', async () => {
  for (let seed = 1; seed <= 200; ++seed) {
    const random = randomOf(seed);
    const time = new VirtualTime();
    const server = new SimulatedServer();
    const devices = ['anna', 'phone', 'ai'].map((name) => deviceOn(server, time, random, name));
    for (const { sync } of devices) sync.start();
    for (let edits = 0; edits < 12; ++edits) {
      const { sync } = devices[Math.floor(random() * devices.length)]!;
      sync.edit(anyOperation(random));
      await time.runUntil(time.now() + random() * 400);
    }
    const acceptedEarly = random() < 0.3;
    if (acceptedEarly) server.accept();
    for (const { network } of devices) network.faults = 0;
    await time.runUntil(time.now() + 60_000);
    for (const { sync } of devices) {
      const { view, online } = sync.status;
      assert.deepEqual(view.draft.order_items.map((one) => [one.productId, one.quantity]),
        server.draft.order_items.map((one) => [one.productId, one.quantity]), `lines, seed ${seed}`);
      assert.equal(view.draft.version, server.draft.version, `version, seed ${seed}`);
      assert.equal(view.draft.note, server.draft.note, `note, seed ${seed}`);
      assert.equal(view.draft.digest, server.draft.digest, `digest, seed ${seed}`);
      assert.equal(view.draft.status, server.draft.status, `status, seed ${seed}`);
      assert.ok(view.settled && online, `settled, seed ${seed}`);
      sync.stop();
    }
    assert.equal(new Set(server.log.map((one) => one.operation_id)).size, server.log.length, `doubled, seed ${seed}`);
  }
});

test('changes made without a connection are kept over a reload and sent with the same ids', async () => {
  const random = randomOf(7);
  const time = new VirtualTime();
  const server = new SimulatedServer();
  const outbox = new MemoryOutbox();
  const first = deviceOn(server, time, random, 'phone', outbox);
  first.network.faults = 1;
  first.sync.start();
  first.sync.edit({ type: 'put_line', product_id: 'a', quantity: 5 });
  first.sync.edit({ type: 'put_line', product_id: 'b', quantity: 6 });
  await time.runUntil(5_000);
  assert.equal(first.sync.status.online, false);
  assert.equal(first.sync.status.view.draft.order_items[0]!.quantity, 5);
  const ids = outbox.load().map((one) => one.operation_id);
  first.sync.stop();

  const second = deviceOn(server, time, random, 'phone', outbox);
  second.network.faults = 0;
  second.sync.start();
  assert.equal(second.sync.status.view.draft.order_items[1]!.quantity, 6);
  await time.runUntil(20_000);
  assert.deepEqual(server.log.map((one) => one.operation_id), ids);
  assert.deepEqual(outbox.load(), []);
  second.sync.stop();
});

test('quick changes to one line become few operations, and the last one wins', async () => {
  const time = new VirtualTime();
  const server = new SimulatedServer();
  const { sync, network } = deviceOn(server, time, randomOf(3), 'phone');
  network.faults = 0;
  sync.start();
  for (let quantity = 2; quantity <= 20; ++quantity) sync.edit({ type: 'put_line', product_id: 'a', quantity });
  await time.runUntil(10_000);
  assert.equal(server.draft.order_items[0]!.quantity, 20);
  assert.equal(server.log.length, 2);
  sync.stop();
});

test('somebody else’s change is told once, and the own one as own', async () => {
  const time = new VirtualTime();
  const server = new SimulatedServer();
  const { sync, network } = deviceOn(server, time, randomOf(5), 'phone');
  network.faults = 0;
  const news: News[] = [];
  sync.onNews((one) => news.push(one));
  sync.start();
  await time.runUntil(1_000);
  sync.edit({ type: 'put_line', product_id: 'b', quantity: 4 });
  server.operate('x', 'anna', { type: 'put_line', product_id: 'a', quantity: 3 });
  await time.runUntil(10_000);
  const changes = news.filter((one) => one.kind === 'change' && !one.own) as Extract<News, { kind: 'change' }>[];
  assert.equal(news.length, 2);
  assert.equal(changes.length, 1);
  assert.equal(changes[0]?.change.name, 'Product a');
  assert.equal(changes[0]?.change.kind, 'quantity');
  assert.equal(changes[0]?.by?.name, 'anna');
  sync.stop();
});

test('a change that meets an accepted draft is taken back, and the person is told', async () => {
  const time = new VirtualTime();
  const server = new SimulatedServer();
  const { sync, network } = deviceOn(server, time, randomOf(9), 'phone');
  network.faults = 0;
  const news: News[] = [];
  sync.onNews((one) => news.push(one));
  server.draft = { ...server.draft, status: 'accepted' };
  sync.edit({ type: 'put_line', product_id: 'a', quantity: 3 });
  await time.runUntil(5_000);
  assert.equal(sync.status.view.draft.order_items[0]!.quantity, 1);
  assert.equal(sync.status.view.draft.status, 'accepted');
  assert.ok(news.some((one) => one.kind === 'refused'));
  sync.stop();
});

test('a server that was set back to an older draft is believed', async () => {
  const time = new VirtualTime();
  const server = new SimulatedServer();
  const older = server.draft;
  server.operate('x', 'anna', { type: 'put_line', product_id: 'a', quantity: 3 });
  const { sync, network } = deviceOn(server, time, randomOf(11), 'phone');
  network.faults = 0;
  server.draft = older;
  server.log.length = 0;
  sync.start();
  await time.runUntil(2_000);
  assert.equal(sync.status.view.draft.version, 1);
  assert.equal(sync.status.view.draft.order_items[0]!.quantity, 1);
  sync.stop();
});
