// tests/system/client.mjs: speaks to a server: requests that can be broken off, and chance that a seed repeats.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import http from 'node:http';

const shared = new http.Agent({keepAlive: true, maxSockets: 2000});

/// Resolves to {status, headers, text, json, ms}; rejects when the connection is lost, or not answered in time.
/// `abortAfter`: broken off after so many milliseconds. `agent`: false for a connection of its own.
export function request(url, method, path, {token, body, headers = {}, abortAfter, limit = 20_000, agent = shared} = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const data = body === undefined ? undefined : JSON.stringify(body);
    const all = {...headers};
    if (token) all.authorization = 'Bearer ' + token;
    if (data !== undefined) Object.assign(all, {'content-type': 'application/json', 'content-length': Buffer.byteLength(data)});
    const sent = http.request(url + '/api/v1' + path, {method, headers: all, agent});
    const timers = [setTimeout(() => sent.destroy(new Error(`no answer in ${limit} ms: ${method} ${path}`)), limit)];
    if (abortAfter !== undefined) timers.push(setTimeout(() => sent.destroy(new Error('broken off')), abortAfter));
    const finish = (action, value) => {
      for (const timer of timers) clearTimeout(timer);
      action(value);
    };
    sent.on('error', error => finish(reject, error));
    sent.on('response', answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('error', error => finish(reject, error));
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        let json = null;
        try { json = text === '' ? null : JSON.parse(text); } catch {}
        finish(resolve, {status: answer.statusCode, headers: answer.headers, text, json, ms: performance.now() - began});
      });
    });
    sent.end(data);
  });
}

/// The same, for setting up: anything but success is an error of the test.
export async function demand(url, method, path, options) {
  const answer = await request(url, method, path, options);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.json;
}

export const closeConnections = () => shared.destroy();

/// Waits for something that no event tells of.
export async function eventually(what, condition, patience = 15_000) {
  const end = performance.now() + patience;
  while (!await condition()) {
    assert.ok(performance.now() < end, `${what}: not within ${patience} ms`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

/// The value of one of the server's metrics; 0 if it is not there.
export async function metric(world, name, labels = {}) {
  const text = await (await fetch(new URL('/metrics', world.url))).text();
  const shown = Object.entries(labels).map(([key, value]) => `${key}="${value}"`).join(',');
  const line = text.split('\n').find(one => one.startsWith(`${name}${shown && `{${shown}}`} `));
  return Number(line?.split(' ').at(-1) ?? 0);
}

/// mulberry32: small, and the same everywhere.
export class Chance {
  constructor(seed) { this.state = seed >>> 0; }
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(n) { return Math.floor(this.next() * n); }
  oneIn(n) { return this.below(n) === 0; }
  pick(list) { return list[this.below(list.length)]; }
  fork() { return new Chance(Math.floor(this.next() * 4294967296)); }
}

export const seedOf = () => Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000_000));

export async function makeProducts(world, count) {
  const products = [];
  for (let n = 0; n < count; ++n) {
    const product = await demand(world.url, 'POST', '/products', {token: world.key, body: {name: `Product ${n}`, sku: `SKU-${n}`,
      price: ((n * 137) % 900 / 100 + 0.39).toFixed(2), unit: 'case', order_multiple: n % 4 === 0 ? 0.5 : 1, tax_class: n % 2 ? 'food' : 'standard'}});
    products.push({id: product.id, step: n % 4 === 0 ? 0.5 : 1});
  }
  return products;
}

/// A call with a new customer: {id, link, customer}.
export async function startCall(world, send = demand) {
  const name = randomUUID().slice(0, 8);
  const customer = await send(world.url, 'POST', '/customers', {token: world.key,
    body: {first_name: 'Cora', last_name: name, company: 'Company ' + name, email: name + '@test.example', phone: '+43 1 23456'}});
  const call = await send(world.url, 'POST', '/calls', {token: world.key, body: {customer_id: customer.id}});
  return {id: call.draft.id, link: call.link.token, customer: customer.id};
}

export const putLine = (product, quantity) => ({type: 'put_line', product_id: product.id, quantity});
export const edit = (operation, device = 'test', id = randomUUID()) => ({operation_id: id, device_id: device, operation});
