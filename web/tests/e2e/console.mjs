// tests/e2e/console.mjs: a whole call in the console, mostly by keyboard, and the order it leads to.
import assert from 'node:assert/strict';
import { id, line, run, settled, until } from './harness.mjs';

await run('a call from sign-in to a shipped order', async (stage) => {
  const page = await stage.openConsole();
  await page.waitForSelector(id('customer'));
  const { body: customers } = await stage.api('GET', '/customers?limit=1');
  const name = customers.items[0].company ?? customers.items[0].last_name;
  await page.fill(id('customer-search'), name);
  await until('the search narrows the list', async () => (await page.locator(id('customer')).first().innerText()).includes(name));
  await page.locator(id('start-call')).first().click();
  await page.waitForSelector(id('product-search'));
  assert.match(page.url(), /\/console\/calls\/[^/]+$/);
  const link = await page.locator(id('link')).inputValue();
  assert.match(link, /\/o\/.+/);
  await page.reload();
  await page.waitForSelector(id('product-search'));
  assert.equal(await page.locator(id('link')).inputValue(), link, 'the link can be sent again');

  // By keyboard: "/" searches, Enter adds that many.
  const { body: products } = await stage.api('GET', '/products?limit=50');
  const draftLines = await page.locator(id('line')).evaluateAll((rows) => rows.map((row) => row.dataset.product));
  const product = products.items.find((one) => one.is_active && one.price !== null && !draftLines.includes(one.id));
  const quantity = 3 * product.order_multiple;
  await page.keyboard.press('/');
  await page.keyboard.type(`${quantity} ${product.sku}`);
  await page.keyboard.press('Enter');
  await line(page, product.id).waitFor();
  assert.equal(Number((await line(page, product.id).locator(id('quantity')).inputValue()).replace(',', '.')), quantity);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  // A note on the line, an agreed price, a delivery date.
  await line(page, product.id).hover();
  await line(page, product.id).locator(id('line-note-open')).click();
  await page.fill(id('line-note'), 'the dark ones');
  await page.keyboard.press('Enter');
  const price = line(page, product.id).locator(id('price'));
  if (await price.count()) {
    await price.fill('5');
    await price.press('Enter');
  }
  await page.fill(id('delivery-date'), '2030-01-15');
  await settled(page);
  const draftId = (await stage.api('GET', `/calls/${page.url().split('/').pop()}`)).body.draft_id;
  const draft = await stage.draft(draftId);
  const kept = draft.order_items.find((item) => item.productId === product.id);
  assert.equal(kept.note, 'the dark ones');
  assert.equal(draft.delivery_date, '2030-01-15');
  if (await price.count()) assert.equal(kept.priceOrigin, 'manual');

  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForSelector(id('shortcuts-dialog'));
  await page.keyboard.press('Escape');
  await until('the list of shortcuts is closed', async () => (await page.locator(id('shortcuts-dialog')).count()) === 0);

  await page.keyboard.press('r');
  await page.waitForSelector(id('read-back-dialog'));
  assert.equal(await page.locator(id('review-line')).count(), draft.order_items.length);
  await page.click(id('accept-confirm'));
  await page.waitForSelector(`${id('draft-status')}[data-status="accepted"]`);

  await page.click(id('end-call'));
  await page.locator(id('outcome-success')).check({ force: true });
  await page.fill(id('call-notes'), 'Wants the dark roast in future');
  await page.fill(id('follow-up'), '2030-02-01');
  await page.click(id('end-confirm'));
  await page.waitForSelector(id('call-ended'));

  await page.click(id('view-order'));
  await page.waitForSelector(id('order-title'));
  await page.click(id('status-processing'));
  await page.waitForSelector(`${id('order-status')}[data-status="processing"]`);
  await page.click(id('status-shipped'));
  await page.waitForSelector(`${id('order-status')}[data-status="shipped"]`);
  await page.click(id('nav-orders'));
  await page.waitForSelector(id('order'));
  await page.click(id('nav-calls'));
  await page.waitForSelector(id('call'));

  // A reload keeps the session; signing out ends it.
  await page.reload();
  await page.waitForSelector(id('call'));
  await page.click(id('sign-out'));
  await page.waitForSelector(id('sign-in'));
  await page.reload();
  await page.waitForSelector(id('sign-in'));
});

await run('a wrong password is refused', async (stage) => {
  const page = await stage.page();
  await page.goto(`${stage.url}/console`);
  await page.fill(id('email'), stage.email);
  await page.fill(id('password'), 'not it');
  await page.click(id('sign-in'));
  await page.waitForSelector(id('sign-in-failure'));
});

await run('an access token that is over is renewed without anybody noticing', async (stage) => {
  const page = await stage.openConsole();
  await page.waitForSelector(id('customer'));
  let refuse = true;
  await page.route('**/api/v1/calls*', (route) => {
    if (!refuse) return route.continue();
    refuse = false;
    return route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"code":"token_expired","status":401,"title":"over","detail":"over"}' });
  });
  await page.click(id('nav-calls'));
  await page.waitForSelector(`${id('call')}, ${id('empty')}`);
  assert.equal(refuse, false);
});
