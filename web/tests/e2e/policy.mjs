// tests/e2e/policy.mjs: what the browser is told about each kind of answer, and that it obeys.
import assert from 'node:assert/strict';
import { id, phone, run, until } from './harness.mjs';

const page_headers = {
  'content-security-policy': /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'; (?!.*unsafe)/, 'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/, 'permissions-policy': /camera=\(\)/, 'x-content-type-options': /^nosniff$/,
};
const data_headers = {
  'content-security-policy': /^default-src 'none'; frame-ancestors 'none'$/, 'cache-control': /^no-store$/, 'x-content-type-options': /^nosniff$/,
  'cross-origin-resource-policy': /^same-origin$/,
};

function hasAll(headers, wanted, what) {
  for (const [name, pattern] of Object.entries(wanted)) assert.match(headers.get(name) ?? '', pattern, `${what}: ${name}`);
}

// The fake server of `npm test` sends none of this.
if (process.env.ORDERLINE_URL) {
  await run('pages and data say what a browser must know', async (stage) => {
    const call = await stage.startCall();
    const get = (path, headers = {}) => fetch(stage.url + path, { headers, redirect: 'manual' });
    for (const path of ['/console', '/console/calls', `/o/${call.link.token}`, '/o/nonsense', '/mailbox']) hasAll((await get(path)).headers, page_headers, path);
    const bearer = { authorization: `Bearer ${stage.token}` };
    for (const path of ['/api/v1/customers', '/rest/v1/customers?limit=1', '/auth/v1/user', '/nothing', '/api/v1/drafts/0', '/']) {
      hasAll((await get(path, bearer)).headers, data_headers, path);
    }
  });

  await run('no page breaks its own policy, and the policy holds for what is smuggled in', async (stage) => {
    const call = await stage.startCall();
    const pages = [await stage.openConsole(), await stage.openCustomer(call.link)];
    for (const path of ['/o/nonsense', '/mailbox']) {
      const page = await stage.page(phone);
      await page.goto(stage.url + path);
      pages.push(page);
    }
    await pages[2].waitForSelector(id('screen-link-invalid'));
    assert.deepEqual(stage.errors, []);
    for (const page of pages) {
      const ran = await page.evaluate(async () => {
        const broken = new Promise((resolve) => document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true }));
        const script = document.createElement('script');
        script.textContent = 'globalThis.smuggled = true';
        document.body.append(script);
        return [await broken, globalThis.smuggled ?? false];
      });
      assert.deepEqual(ran, ['script-src-elem', false], page.url());
    }
    assert.equal(stage.errors.length, pages.length, 'the harness hears of each');
    stage.errors.length = 0;
  });

  await run('nobody frames a page', async (stage) => {
    const page = await stage.page();
    await page.route('http://elsewhere.test/', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe src="${stage.url}/console"></iframe>` }));
    await page.goto('http://elsewhere.test/');
    await until('the frame has loaded', () => page.frames()[1]?.url().startsWith('chrome-error:'));
    stage.errors.length = 0;
  });
}
