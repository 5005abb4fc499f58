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
