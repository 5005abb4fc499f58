// tests/e2e/cookies.mjs: the console's session lies in a cookie that no script reads and no other page can use.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { id, run, until } from './harness.mjs';

const named = (cookies, name) => cookies.find((one) => one.name === name);
const base = (stage) => `${stage.url}/api/v1`;

// The fake server of `npm test` trusts everybody.
if (process.env.ORDERLINE_URL) {
  await run('no script can read the refresh token, and every tab and reload has the session', async (stage) => {
    const page = await stage.openConsole();
    const context = page.context();
    const session = named(await context.cookies(), 'orderline_session');
    assert.deepEqual([session.httpOnly, session.sameSite, session.path, session.expires], [true, 'Strict', '/', -1]);
    const readable = await page.evaluate(() => JSON.stringify([document.cookie, { ...sessionStorage }, { ...localStorage }]));
    assert.ok(readable.includes('orderline_csrf'));
    assert.ok(!readable.includes(session.value));
    await page.reload();
    await page.waitForSelector(id('sign-out'));
    assert.notEqual(named(await context.cookies(), 'orderline_session').value, session.value, 'each use brings a new one');
    const tab = await context.newPage();
    await tab.goto(`${stage.url}/console`);
    await tab.waitForSelector(id('sign-out'));
    await tab.click(id('sign-out'));
    await tab.waitForSelector(id('sign-in'));
    await until('the cookies are gone', async () => !named(await context.cookies(), 'orderline_session'));
    assert.equal(await page.evaluate(() => document.cookie), '');
    await page.click(id('nav-calls'));
    await page.waitForSelector(id('sign-in'));
  });

  await run('who signs in in another tab does not act on this one\'s screen', async (stage) => {
    const page = await stage.openConsole();
    await page.waitForSelector(id('customer'));
    await page.route('**/api/v1/session/refresh', async (route) => {
      const answer = await route.fetch();
      const body = await answer.json();
      return route.fulfill({ response: answer, json: { ...body, user: { ...body.user, id: '00000000-0000-4000-8000-000000000000' } } });
    });
    await page.route('**/api/v1/calls*', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json',
      body: '{"code":"token_expired","status":401,"title":"over","detail":"over"}' }));
    await page.click(id('nav-calls'));
    await page.waitForSelector(id('sign-in'));
  });

  await run('the cookie alone is no proof', async (stage) => {
    const page = await stage.openConsole();
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const csrf = named(cookies, 'orderline_csrf').value;
    const ask = async (method, path, headers, body = '{}') => {
      const answer = await fetch(base(stage) + path, { method, headers: { 'content-type': 'application/json', cookie, ...headers }, body });
      return [answer.status, answer.status === 204 ? null : (await answer.json()).code];
    };
    const wrong = [403, 'csrf_token_wrong'];
    for (const [method, path] of [['POST', '/session/refresh'], ['DELETE', '/session']]) {
      assert.deepEqual(await ask(method, path, {}), wrong);
      assert.deepEqual(await ask(method, path, { 'x-csrf-token': `${csrf}x` }), wrong);
      for (const site of ['same-site', 'cross-site', 'none']) assert.deepEqual(await ask(method, path, { 'x-csrf-token': csrf, 'sec-fetch-site': site }), wrong);
    }
    const credentials = JSON.stringify({ email: stage.email, password: stage.password, cookie: true });
    assert.deepEqual(await ask('POST', '/session', { 'sec-fetch-site': 'cross-site' }, credentials), wrong, 'nobody is signed in as somebody else');
    assert.deepEqual(await ask('GET', '/me', {}, null), [401, 'unauthorised'], 'no other route looks at it');
    assert.equal((await ask('POST', '/session/refresh', { 'x-csrf-token': csrf }))[0], 200);
  });

  // Another port of the same host: the same site for SameSite, so the browser does send the cookies.
  await run('another page that makes the browser ask gets nothing, and ends nothing', async (stage) => {
    const other = createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>another</title>'));
    await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const page = await stage.openConsole();
      const context = page.context();
      const before = named(await context.cookies(), 'orderline_session').value;
      const foreign = await context.newPage();
      await foreign.goto(`http://127.0.0.1:${other.address().port}/`);
      const sent = [];
      context.on('request', async (request) => sent.push([request.method(), Boolean((await request.allHeaders()).cookie)]));
      const tried = await foreign.evaluate(async (url) => {
        const ask = (path, options) => fetch(url + path, { credentials: 'include', ...options }).then((answer) => answer.type, () => 'refused');
        const json = { headers: { 'content-type': 'application/json', 'x-csrf-token': 'x' }, body: '{}' };
        return [await ask('/session/refresh', { method: 'POST', ...json }), await ask('/session', { method: 'DELETE', ...json }),
          await ask('/session/refresh', { method: 'POST', mode: 'no-cors', body: '{}' })];
      }, base(stage));
      assert.deepEqual(tried, ['refused', 'refused', 'refused']);
      const answer = foreign.waitForResponse('**/session/refresh');
      await foreign.evaluate((url) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', enctype: 'text/plain', action: `${url}/session/refresh` });
        form.append(Object.assign(document.createElement('input'), { name: '{"a":"', value: '"}' }));
        document.body.append(form);
        form.submit();
      }, base(stage));
      assert.equal((await answer).status(), 415);
      await until('the browser did send the cookie', () => sent.some(([method, cookie]) => method === 'POST' && cookie));
      assert.equal(named(await context.cookies(), 'orderline_session').value, before);
      await page.reload();
      await page.waitForSelector(id('sign-out'));
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });
}
