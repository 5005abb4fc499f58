// tests/e2e/second_factor.mjs: an authenticator app is set up, asked for when signing in, and turned off with a recovery code.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { id, run, until } from './harness.mjs';

/// RFC 6238: the code of the half minute `step`.
function totp(secret, step) {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
/// To be looked at: SHOTS names a folder.
const shot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }); };
const step = () => Math.floor(Date.now() / 30_000);

async function answer(page, value) {
  await page.fill(id('ask-value'), value);
  await page.click(id('ask-send'));
}

async function signIn(page, stage) {
  await page.fill(id('email'), stage.email);
  await page.fill(id('password'), stage.password);
  await page.click(id('sign-in'));
}

// The fake server of `npm test` has no accounts.
if (process.env.ORDERLINE_URL) {
  await run('a second factor is set up, asked for, and turned off', async (stage) => {
    const other = await stage.openConsole();
    const page = await stage.openConsole();
    await page.click(id('nav-account'));
    await page.click(id('set-up'));
    await answer(page, 'not my password');
    await page.waitForSelector(id('ask-failure'));
    await answer(page, stage.password);
    const secret = await page.textContent(id('factor-secret'));
    const drawn = await page.$eval('.qr', (image) => image.naturalWidth > 0 && image.complete);
    assert.ok(drawn, 'the policy of the page lets the QR code be shown');
    await shot(page, 'second-factor-qr');
    await answer(page, '000000');
    await page.waitForSelector(id('ask-failure'));
    await answer(page, totp(secret, step() - 1));
    await page.waitForSelector(id('recovery-codes'));
    const codes = await page.$$eval(`${id('recovery-codes')} li`, (all) => all.map((one) => one.textContent));
    assert.equal(codes.length, 10);
    await shot(page, 'second-factor-codes');
    await page.click(id('codes-kept'));
    await page.waitForSelector(`${id('factor-state')}:has-text("On")`);
    await until('the other sessions, which began without one, are over', async () => await page.locator(id('session')).count() === 1);
    await shot(page, 'account');
    await other.click(id('nav-calls'));
    await other.waitForSelector(id('sign-in'));

    await page.click(id('sign-out'));
    await signIn(page, stage);
    await page.fill(id('code'), '123');
    await page.click(id('sign-in'));
    await page.waitForSelector(id('sign-in-failure'));
    await shot(page, 'sign-in-code');
    await page.fill(id('code'), totp(secret, step()));
    await page.click(id('sign-in'));
    await page.waitForSelector(id('sign-out'));
    await page.reload();
    await page.waitForSelector(id('sign-out'));

    await page.click(id('nav-account'));
    await page.click(id('turn-off'));
    await answer(page, codes[4].toUpperCase());
    await page.waitForSelector(`${id('factor-state')}:has-text("Off")`);
    await page.click(id('sign-out'));
    await signIn(page, stage);
    await page.waitForSelector(id('sign-out'));
  });
}
