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

if (!only || only === 'console') await run('pictures of the console', async (stage) => {
  const signIn = await stage.page({ ...desk, colorScheme: 'light' });
  await signIn.goto(`${stage.url}/console`);
  await signIn.waitForSelector(id('sign-in'));
  await shot(signIn, 'desk-sign-in');
  for (const [theme, options] of [['light', { ...desk, colorScheme: 'light' }], ['dark', { ...desk, colorScheme: 'dark' }], ['phone', { ...phone, colorScheme: 'light' }]]) {
    const page = await stage.openConsole('/console', options);
    await page.waitForSelector(id('customer'));
    await shot(page, `console-${theme}-customers`);
    await page.locator(id('start-call')).first().click();
    await page.waitForSelector(id('line'));
    const callPage = page.url();
    const link = await page.locator(id('link')).inputValue();
    const customer = await stage.page(phone);
    await customer.goto(link);
    await customer.waitForSelector(id('line'));
    await customer.locator(id('more')).nth(1).click();
    await page.waitForSelector(id('toast'));
    await shot(page, `console-${theme}-call`);
    await page.keyboard.press('/');
    await page.locator(id('product-search')).pressSequentially('3 es', { delay: 20 });
    await page.waitForSelector(id('match'));
    await shot(page, `console-${theme}-search`);
    await page.keyboard.press('Enter');
    await page.locator(`${id('save-state')}[data-settled="true"]`).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.click(id('read-back'));
    await page.waitForSelector(id('accept-confirm'));
    await page.waitForTimeout(300);
    await shot(page, `console-${theme}-read-back`);
    await page.click(id('accept-confirm'));
    await page.waitForSelector(`${id('draft-status')}[data-status="accepted"]`);
    await page.click(id('end-call'));
    await page.waitForSelector(id('end-confirm'));
    await page.waitForTimeout(300);
    await shot(page, `console-${theme}-end`);
    await page.click(id('end-confirm'));
    await page.waitForSelector(id('call-ended'));
    await shot(page, `console-${theme}-ended`, true);
    await page.click(id('view-order'));
    await page.waitForSelector(id('order-title'));
    await shot(page, `console-${theme}-order`);
    await page.click(id('nav-orders'));
    await page.waitForSelector(id('order'));
    await shot(page, `console-${theme}-orders`);
    await page.goto(callPage);
    await page.waitForSelector(id('call-ended'));
  }
});
