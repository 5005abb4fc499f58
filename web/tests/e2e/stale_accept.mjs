// tests/e2e/stale_accept.mjs: what was seen is accepted, or nothing; and once, however often it is asked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { id, run, until } from './harness.mjs';

const put = (stage, call, item, quantity) => stage.api('POST', `/drafts/${call.draft.id}/operations`, {
  operation_id: randomUUID(), device_id: 'e2e', operation: { type: 'put_line', product_id: item.productId, quantity },
});
const more = (item, steps) => Math.round((item.quantity + item.step * steps) * 1000) / 1000;

await run('a stale accept is refused, shown, and the new state can be accepted', async (stage) => {
  const call = await stage.startCall();
  const [first, second] = call.draft.order_items;
  const page = await stage.openCustomer(call.link);

  // The page does not hear of the change before it asks: its answers to the event stream are held back.
  await page.route('**/events*', (route) => route.abort());
  await page.reload();
  await page.click(id('review'));
  await page.waitForSelector(id('accept-confirm'));
  await put(stage, call, first, more(first, 2));
  await stage.api('POST', `/drafts/${call.draft.id}/operations`, {
    operation_id: randomUUID(), device_id: 'e2e', operation: { type: 'remove_line', product_id: second.productId },
  });
  const answer = page.waitForResponse((response) => response.url().endsWith('/accept'));
  // The page may meanwhile have read the draft by itself; then it shows the difference without asking.
  const button = page.locator(`${id('accept-confirm')}, ${id('see-changes')}`);
  if ((await button.getAttribute('data-testid')) === 'accept-confirm') {
    await button.click();
    assert.equal((await answer).status(), 409);
  } else {
    answer.catch(() => {});
    await button.click();
  }
  await page.waitForSelector(id('draft-changed'));
  assert.equal(await page.locator(`${id('difference-changed')}[data-product="${first.productId}"]`).count(), 1);
  assert.equal(await page.locator(`${id('difference-removed')}[data-product="${second.productId}"]`).count(), 1);
  assert.equal((await stage.draft(call.draft.id)).order, null);

  await page.click(id('accept-confirm'));
  await page.waitForSelector(id('screen-done'));
  const draft = await stage.draft(call.draft.id);
  assert.equal(draft.status, 'accepted');
  assert.equal(await page.locator(id('order-number')).innerText(), String(draft.order.number));
  const { body: order } = await stage.api('GET', `/orders/${draft.order.id}`);
  assert.equal(order.items.length, call.draft.order_items.length - 1);
  await page.reload();
  await page.waitForSelector(id('screen-done'));
});

await run('a change while the sheet is open is announced before anything is sent', async (stage) => {
  const call = await stage.startCall();
  const [first] = call.draft.order_items;
  const page = await stage.openCustomer(call.link);
  await page.waitForSelector(`${id('presence')}[data-connected="true"]`);
  await page.click(id('review'));
  await page.waitForSelector(id('accept-confirm'));
  await put(stage, call, first, more(first, 1));
  await page.waitForSelector(id('changed-meanwhile'));
  await page.click(id('see-changes'));
  assert.equal(await page.locator(`${id('difference-changed')}[data-product="${first.productId}"]`).count(), 1);
});

await run('an accept whose answer is lost is repeated with the same key, also after a reload', async (stage) => {
  const call = await stage.startCall();
  const page = await stage.openCustomer(call.link);
  const keys = [];
  let lose = true;
  await page.route('**/accept', async (route) => {
    keys.push(await route.request().headerValue('Idempotency-Key'));
    if (!lose) return route.continue();
    return route.abort();
  });
  await page.click(id('review'));
  await page.click(id('accept-confirm'));
  await page.waitForSelector(id('accept-failure'));
  await page.reload();
  await page.click(id('review'));
  lose = false;
  await page.click(id('accept-confirm'));
  await page.waitForSelector(id('screen-done'));
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

await run('an accept by read-back shows at the customer’s', async (stage) => {
  const call = await stage.startCall();
  const page = await stage.openCustomer(call.link);
  const agent = await stage.openConsole(`/console/calls/${call.call.id}`);
  await agent.waitForSelector(id('line'));
  await agent.click(id('present'));
  await agent.waitForSelector(`${id('draft-status')}[data-status="presented"]`);
  await agent.click(id('read-back'));
  await agent.click(id('accept-confirm'));
  await agent.waitForSelector(`${id('draft-status')}[data-status="accepted"]`);
  await page.waitForSelector(id('screen-done'));
  await until('the draft is accepted', async () => (await stage.draft(call.draft.id)).status === 'accepted');
});
