// tests/e2e/tenants.mjs: who acts in two businesses changes between them, and no screen shows one while acting in the other.
import assert from 'node:assert/strict';
import { id, run, until } from './harness.mjs';

// The fake server of `npm test` has one business.
if (process.env.ORDERLINE_URL) {
  await run('a change of the business, and back', async (stage) => {
    const page = await stage.openConsole();
    await page.waitForSelector(id('customer'));
    const tab = await page.context().newPage();
    await tab.goto(`${stage.url}/console`);
    await tab.waitForSelector(id('customer'));
    const choice = () => page.$eval(id('tenant-choice'), (select) => [...select.options].map((one) => [one.text, one.selected]));
    await page.waitForSelector(id('tenant-choice'));
    const [[home, atHome], [other]] = await choice();
    assert.ok(atHome);
    const shown = await page.textContent(id('customer'));
    await page.selectOption(id('tenant-choice'), { label: other });
    await until('the other business is chosen', async () => (await choice().catch(() => []))[1]?.[1] === true);
    await page.waitForSelector(id('customer'));
    assert.notEqual(await page.textContent(id('customer')), shown, 'its own customers');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/tenants.png` });
    await page.reload();
    await page.waitForSelector(id('customer'));
    assert.equal((await choice())[1][1], true, 'a reload stays there');

    await tab.click(id('nav-calls'));
    await tab.waitForSelector(id('sign-in'));

    await page.selectOption(id('tenant-choice'), { label: home });
    await until('home is chosen', async () => (await choice().catch(() => []))[0]?.[1] === true);
    await page.waitForSelector(id('customer'));
  });
}
