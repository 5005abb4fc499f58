// tests/e2e/shots.mjs: pictures of the pages, to be looked at. SHOTS names the folder (default /tmp/shots-web).
import { mkdirSync } from 'node:fs';
import { desk, id, line, phone, run } from './harness.mjs';

const folder = process.env.SHOTS ?? '/tmp/shots-web';
mkdirSync(folder, { recursive: true });
const only = process.argv[2] ?? '';
const shot = (page, name, fullPage = false) => page.screenshot({ path: `${folder}/${name}.png`, fullPage });

if (!only || only === 'customer') await run('pictures of the customer’s page', async (stage) => {
  for (const [theme, colorScheme] of [['light', 'light'], ['dark', 'dark']]) {
    const call = await stage.startCall();
    const page = await stage.openCustomer(call.link, { ...phone, colorScheme });
    await shot(page, `phone-${theme}`);
    await shot(page, `phone-${theme}-full`, true);
    const [first, second] = call.draft.order_items;
    await stage.api('POST', `/drafts/${call.draft.id}/operations`, {
      operation_id: crypto.randomUUID(), device_id: 'shots', operation: { type: 'put_line', product_id: first.productId, quantity: first.quantity + first.step * 3 },
    });
    await page.waitForSelector(id('toast'));
    await shot(page, `phone-${theme}-news`);
    await page.click(id('review'));
    await page.waitForSelector(id('accept-confirm'));
    await page.waitForTimeout(300);
    await shot(page, `phone-${theme}-review`);
    await stage.api('POST', `/drafts/${call.draft.id}/operations`, {
      operation_id: crypto.randomUUID(), device_id: 'shots', operation: { type: 'put_line', product_id: second.productId, quantity: second.quantity + second.step },
    });
    await page.click(id('see-changes'));
    await page.waitForSelector(id('draft-changed'));
    await shot(page, `phone-${theme}-changed`);
    await page.click(id('accept-confirm'));
    await page.waitForSelector(id('screen-done'));
    await shot(page, `phone-${theme}-done`);
  }
  const call = await stage.startCall();
  const wide = await stage.openCustomer(call.link, { ...desk });
  await wide.waitForTimeout(300);
  await shot(wide, 'desk-customer');
  const small = await stage.openCustomer(call.link, { ...phone, viewport: { width: 320, height: 640 } });
  await small.context().setOffline(true);
  await line(small, call.draft.order_items[0].productId).locator(id('more')).click();
  await small.waitForSelector(id('offline'));
  await shot(small, 'phone-320-offline');
  const bad = await stage.page({ ...phone, colorScheme: 'light' });
  await bad.goto(`${stage.url}/o/nonsense`);
  await bad.waitForSelector(id('screen-link-invalid'));
  await shot(bad, 'phone-invalid');
});
