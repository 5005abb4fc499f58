// tests/e2e/screens.mjs: the ways a customer's page ends, the keyboard, and the narrowest phone.
import assert from 'node:assert/strict';
import { id, phone, run } from './harness.mjs';

await run('declining shows at both ends', async (stage) => {
  const call = await stage.startCall();
  const page = await stage.openCustomer(call.link);
  await page.click(id('decline'));
  await page.fill(id('decline-reason'), 'Still enough in stock');
  await page.click(id('decline-confirm'));
  await page.waitForSelector(id('screen-declined'));
  assert.equal((await stage.draft(call.draft.id)).status, 'declined');
});

await run('a link that is none is said so', async (stage) => {
  const page = await stage.page(phone);
  await page.goto(`${stage.url}/o/nonsense`);
  await page.waitForSelector(id('screen-link-invalid'));
});

await run('the whole way by keyboard, with the focus where it belongs', async (stage) => {
  const call = await stage.startCall();
  const page = await stage.openCustomer(call.link);
  await page.locator(id('more')).first().focus();
  await page.keyboard.press('Enter');
  await page.locator(`${id('save-state')}[data-settled="true"]`).waitFor();
  await page.locator(id('review')).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('accept-confirm'));
  assert.equal(await page.evaluate(() => document.activeElement?.closest('dialog')?.dataset.testid), 'review-dialog');
  await page.keyboard.press('Escape');
  await page.waitForSelector(id('review-dialog'), { state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-testid')), 'review');
  await page.keyboard.press('Enter');
  await page.locator(id('accept-confirm')).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector(id('screen-done'));
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
});

await run('nothing is wider than a phone of 320 pixels, and every control has a name', async (stage) => {
  const call = await stage.startCall();
  const page = await stage.openCustomer(call.link, { ...phone, viewport: { width: 320, height: 640 } });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
  const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, textarea, select, a')]
    .filter((one) => !(one.getAttribute('aria-label') || one.textContent?.trim() || one.labels?.length)).length);
  assert.equal(nameless, 0);
  const small = await page.locator('button:visible').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 43).map((one) => one.textContent || one.getAttribute('aria-label')));
  assert.deepEqual(small, [], 'targets too small for a thumb');
  await page.click(id('review'));
  await page.waitForSelector(id('accept-confirm'));
  assert.ok(await page.evaluate(() => document.querySelector('dialog').scrollWidth <= innerWidth), 'the sheet scrolls sideways');
});

for (const code of ['link_expired', 'link_revoked']) {
  await run(`the server’s ${code} has a screen of its own`, async (stage) => {
    const page = await stage.page(phone);
    const body = JSON.stringify({ type: 'about:blank', title: code, status: 401, code, detail: code });
    await page.route('**/api/v1/me', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body }));
    await page.goto(`${stage.url}/o/anything`);
    await page.waitForSelector(id(`screen-${code.replace('_', '-')}`));
  });
}

/// Opens the call's page with its draft as `change` makes it; the server's own draft stays as it is.
async function withDraft(stage, change) {
  const call = await stage.startCall();
  const page = await stage.page(phone);
  await page.route(`**/api/v1/drafts/${call.draft.id}?*`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  });
  await page.route('**/events', (route) => route.abort());
  await page.goto(`${stage.url}/o/${call.link.token}`);
  return page;
}

await run('an expired draft says so', async (stage) => {
  const page = await withDraft(stage, (draft) => ({ ...draft, status: 'expired' }));
  await page.waitForSelector(id('screen-expired'));
});

await run('a line that is no longer available must go before the order can be accepted', async (stage) => {
  const page = await withDraft(stage, (draft) => ({
    ...draft, order_items: draft.order_items.map((item, at) => ({ ...item, available: at > 0 })),
  }));
  await page.waitForSelector(id('unavailable'));
  assert.equal(await page.locator(id('review')).isDisabled(), true);
  await page.locator(id('remove')).click();
  await page.waitForSelector(id('unavailable'), { state: 'detached' });
  assert.equal(await page.locator(id('review')).isDisabled(), false);
});
