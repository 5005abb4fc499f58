// tests/e2e/harness.mjs: a browser, a server to test against, and the few steps that every test needs.
// Environment: ORDERLINE_URL, ORDERLINE_EMAIL, ORDERLINE_PASSWORD point the tests at a real server; without them they
// start the fake one. CHROMIUM names the browser's program.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startFakeServer } from '../fake-server.mjs';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
export const desk = { viewport: { width: 1440, height: 900 } };

export const id = (name) => `[data-testid="${name}"]`;

export class Stage {
  static async open() {
    const stage = new Stage();
    stage.fake = process.env.ORDERLINE_URL ? null : await startFakeServer();
    stage.url = (process.env.ORDERLINE_URL ?? stage.fake.url).replace(/\/$/, '');
    stage.email = process.env.ORDERLINE_EMAIL ?? 'anna@example.at';
    stage.password = process.env.ORDERLINE_PASSWORD ?? 'correct horse';
    stage.profile = mkdtempSync(join(tmpdir(), 'orderline-e2e-'));
    // Its own temporary profile, as launch makes one for each browser; TMPDIR keeps it in our folder.
    stage.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, env: { ...process.env, TMPDIR: stage.profile },
    });
    stage.errors = [];
    stage.contexts = [];
    return stage;
  }

  /// A browser of its own: cookies, storage and connection are not shared with another one.
  async page(options = desk) {
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy|Refused to/i.test(text)) this.errors.push(text);
    });
    return page;
  }

  async api(method, path, body, headers = {}) {
    this.token ??= (await this.raw('POST', '/session', { email: this.email, password: this.password })).body.access_token;
    return this.raw(method, path, body, { Authorization: `Bearer ${this.token}`, ...headers });
  }

  async raw(method, path, body, headers = {}) {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method, headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers }, ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, headers: response.headers, body: response.status === 204 ? null : await response.json() };
  }

  /// A call with the first customer whose draft has at least three lines: {call, draft, briefing, link}.
  async startCall() {
    const { body: customers } = await this.api('GET', '/customers?limit=20');
    for (const customer of customers.items) {
      const { status, body } = await this.api('POST', '/calls', { customer_id: customer.id });
      assert.equal(status, 201);
      if (body.draft.order_items.filter((item) => item.available).length >= 3) return body;
    }
    throw new Error('no customer has a draft of three lines');
  }

  draft(draftId) {
    return this.api('GET', `/drafts/${draftId}`).then((answer) => answer.body);
  }

  async openCustomer(link, options = phone) {
    const page = await this.page(options);
    await page.goto(`${this.url}/o/${link.token}`);
    await page.waitForSelector(id('lines'));
    return page;
  }

  async openConsole(path = '/console', options = desk) {
    const page = await this.page(options);
    await page.goto(this.url + path);
    await page.fill(id('email'), this.email);
    await page.fill(id('password'), this.password);
    await page.click(id('sign-in'));
    await page.waitForSelector(id('sign-out'));
    return page;
  }

  async close() {
    for (const context of this.contexts) await context.close().catch(() => {});
    await this.browser.close();
    await this.fake?.close();
    rmSync(this.profile, { recursive: true, force: true });
    assert.deepEqual(this.errors, [], 'errors in the pages');
  }
}

export const line = (page, product) => page.locator(`${id('line')}[data-product="${product}"]`);
export const settled = (page) => page.waitForSelector(`${id('save-state')}[data-settled="true"]`);

/// Waits until `check` holds, without guessing how long it takes.
export async function until(what, check, timeoutMs = 10_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    if (await check()) return;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function run(name, test) {
  const stage = await Stage.open();
  try {
    await test(stage);
    await stage.close();
    console.log(`ok - ${name}`);
  } catch (error) {
    await stage.close().catch(() => {});
    console.error(`not ok - ${name}\n`, error);
    process.exitCode = 1;
  }
}
