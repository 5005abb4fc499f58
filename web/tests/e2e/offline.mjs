// tests/e2e/offline.mjs: a phone in a tunnel keeps its changes, says so, and catches up, also over a reload.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { id, line, run, settled, until } from './harness.mjs';

const valueOf = async (page, product) => Number((await line(page, product).locator(id('quantity')).inputValue()).replace(',', '.'));

await run('offline edits are kept and caught up', async (stage) => {
  const call = await stage.startCall();
  const [first, second] = call.draft.order_items;
  const page = await stage.openCustomer(call.link);
  await page.waitForSelector(`${id('presence')}[data-connected="true"]`);
  await page.context().setOffline(true);

  const wanted = Math.round((first.quantity + 2 * first.step) * 1000) / 1000;
  await line(page, first.productId).locator(id('more')).click();
  await line(page, first.productId).locator(id('more')).click();
  assert.equal(await valueOf(page, first.productId), wanted);
  await page.waitForSelector(id('offline'));
  assert.match(await page.locator(id('offline')).innerText(), /changes are kept/);

  // Meanwhile the agent changes another line.
  const others = Math.round((second.quantity + second.step) * 1000) / 1000;
  await stage.api('POST', `/drafts/${call.draft.id}/operations`, {
    operation_id: randomUUID(), device_id: 'e2e', operation: { type: 'put_line', product_id: second.productId, quantity: others },
  });
  assert.notEqual(await valueOf(page, second.productId), others);

  await page.context().setOffline(false);
  await settled(page);
  await until('the banner goes', async () => (await page.locator(id('offline')).count()) === 0);
  await until('the agent’s change is there', async () => (await valueOf(page, second.productId)) === others);
  const kept = await stage.draft(call.draft.id);
  assert.equal(Number(kept.order_items.find((item) => item.productId === first.productId).quantity), wanted);
});

await run('changes that were not sent survive a reload', async (stage) => {
  const call = await stage.startCall();
  const [first] = call.draft.order_items;
  const page = await stage.openCustomer(call.link);
  await page.route('**/operations', (route) => route.abort());
  await line(page, first.productId).locator(id('more')).click();
  const wanted = await valueOf(page, first.productId);
  await page.reload();
  await page.waitForSelector(id('line'));
  assert.equal(await valueOf(page, first.productId), wanted);
  await page.unroute('**/operations');
  await settled(page);
  const kept = await stage.draft(call.draft.id);
  assert.equal(Number(kept.order_items.find((item) => item.productId === first.productId).quantity), wanted);
});

await run('an operation whose answer is lost is kept once', async (stage) => {
  const call = await stage.startCall();
  const [first] = call.draft.order_items;
  const page = await stage.openCustomer(call.link);
  await page.waitForSelector(`${id('presence')}[data-connected="true"]`);
  let losses = 2;
  const ids = new Set();
  await page.route('**/operations', async (route) => {
    ids.add(route.request().postDataJSON().operation_id);
    if (losses-- <= 0) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await line(page, first.productId).locator(id('more')).click();
  await settled(page);
  assert.equal(ids.size, 1);
  assert.equal((await stage.draft(call.draft.id)).version, call.draft.version + 1);
});
