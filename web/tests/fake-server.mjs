// tests/fake-server.mjs: serves web/dist and an /api/v1 in memory, so that the pages can be tested without the real server.
// Run: node tests/fake-server.mjs [port]. Sign in as anna@example.at with "correct horse".
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customers, password, products, tenant, user } from './fake-data.mjs';
import { Drafts, Refusal } from './fake-drafts.mjs';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const policy = "default-src 'self'; img-src 'self' data:";

export function startFakeServer(port = 0) {
  const drafts = new Drafts();
  const sessions = new Map();
  const refreshes = new Set();

  /// An answer for the console: the refresh token is in a cookie, and is also what X-CSRF-Token must say.
  const signIn = () => {
    const access_token = randomUUID();
    const refresh_token = randomUUID();
    sessions.set(access_token, user);
    refreshes.add(refresh_token);
    return [200, { access_token, token_type: 'Bearer', expires_in: 600, user, tenant }, cookies(refresh_token, '')];
  };
  const cookies = (token, more) => ({ 'Set-Cookie': [`orderline_session=${token}; Path=/; SameSite=Strict; HttpOnly${more}`, `orderline_csrf=${token}; Path=/; SameSite=Strict${more}`] });
  const identify = (request) => {
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    if (sessions.has(token)) return { kind: 'user', user, by: { kind: 'user', name: user.name } };
    const link = drafts.links.get(token);
    if (link?.revoked) throw new Refusal(401, 'link_revoked', 'The link was withdrawn.');
    if (link?.expired) throw new Refusal(401, 'link_expired', 'The link has expired.');
    if (link) return { kind: 'customer', link, by: { kind: 'customer', name: `${link.customer.first_name} ${link.customer.last_name}` } };
    throw new Refusal(401, 'unauthorised', 'Please sign in.');
  };
  const page = (all, query) => {
    const limit = Number(query.get('limit') ?? 50);
    const start = Number(query.get('after') ?? 0);
    return { items: all.slice(start, start + limit), next: start + limit < all.length ? String(start + limit) : null };
  };
  const matching = (all, query, keys) => {
    const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return all.filter((one) => words.every((word) => keys.some((key) => String(one[key] ?? '').toLowerCase().includes(word))));
  };
  const find = (all, id) => {
    const found = all.find((one) => one.id === id);
    if (!found) throw new Refusal(404, 'not_found', 'not found');
    return found;
  };

  const routes = [
    ['POST', /^session$/, ({ body }) => {
      if (body.email !== user.email || body.password !== password) throw new Refusal(401, 'unauthorised', 'E-mail or password is wrong.');
      return signIn();
    }],
    ['POST', /^session\/refresh$/, ({ request }) => {
      if (!refreshes.delete(request.headers['x-csrf-token'])) throw new Refusal(401, 'unauthorised', 'The session is over.');
      return signIn();
    }],
    ['DELETE', /^session$/, () => [204, undefined, cookies('', '; Max-Age=0')]],
    ['GET', /^me$/, ({ who }) => [200, who().kind === 'user'
      ? { kind: 'user', user, tenant, permissions: user.permissions }
      : { kind: 'customer', customer: { id: who().link.customer.id, name: who().by.name, company: who().link.customer.company }, tenant, permissions: [], draft_id: who().link.draft_id }]],
    ['GET', /^customers$/, ({ who, query }) => [who() && 200, page(matching(customers, query, ['first_name', 'last_name', 'company', 'city', 'phone']), query)]],
    ['GET', /^customers\/([^/]+)$/, ({ who, args }) => [who() && 200, find(customers, args[0])]],
    ['GET', /^products$/, ({ who, query }) => [who() && 200, page(matching(products, query, ['name', 'sku']), query)]],
    ['POST', /^calls$/, ({ who, body }) => [201, drafts.startCall(body.customer_id, who().user, body.purpose)]],
    ['GET', /^calls$/, ({ who, query }) => [who() && 200, page(drafts.calls, query)]],
    ['GET', /^calls\/([^/]+)$/, ({ who, args }) => [who() && 200, find(drafts.calls, args[0])]],
    ['POST', /^calls\/([^/]+)\/end$/, ({ who, args, body }) => [who() && 200,
      Object.assign(find(drafts.calls, args[0]), { ...body, status: 'completed', ended_at: new Date().toISOString() })]],
    ['GET', /^drafts\/([^/]+)$/, ({ who, args, query }) => [who() && 200, drafts.render(drafts.of(args[0]).draft, query.has('thumbnails'))]],
    ['GET', /^drafts\/([^/]+)\/briefing$/, ({ who, args }) => {
      const { customer, ...rest } = drafts.briefing(find(customers, drafts.of(args[0]).draft.customer.id));
      return [200, who().kind === 'user' ? { customer, ...rest } : rest];
    }],
    ['POST', /^drafts\/([^/]+)\/operations$/, ({ who, args, body }) => [200, drafts.operate(args[0], body, who().by)]],
    ['POST', /^drafts\/([^/]+)\/present$/, ({ who, args }) => [200, drafts.present(args[0], who().by)]],
    ['POST', /^drafts\/([^/]+)\/decline$/, ({ who, args }) => [200, drafts.decline(args[0], who().by)]],
    ['POST', /^drafts\/([^/]+)\/accept$/, ({ who, args, body, request }) => {
      const { body: answer, replayed } = drafts.accept(args[0], request.headers['idempotency-key'], body, who().by);
      return [201, answer, replayed ? { 'Idempotent-Replayed': 'true' } : {}];
    }],
    ['GET', /^drafts\/([^/]+)\/history$/, ({ who, args }) => [who() && 200, { items: drafts.of(args[0]).log.map((one) => ({ ...one, kind: one.operation.type })), next: null }]],
    ['GET', /^orders$/, ({ who, query }) => [who() && 200, page(drafts.orders.map(({ items, ...order }) => order), query)]],
    ['GET', /^orders\/([^/]+)$/, ({ who, args }) => [who() && 200, find(drafts.orders, args[0])]],
    ['PATCH', /^orders\/([^/]+)$/, ({ who, args, body }) => [who() && 200, Object.assign(find(drafts.orders, args[0]), body)]],
  ];

  function stream(request, response, id, query, who) {
    const last = Number(request.headers['last-event-id'] ?? query.get('last_event_id') ?? NaN);
    drafts.of(id);
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write(': hello\n\n');
    const send = (event, data, version) =>
      response.write(`${version ? `id: ${version}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const leave = drafts.watch(id, last, { kind: who.kind, send });
    const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
    response.on('close', () => { clearInterval(beat); leave(); });
  }

  async function api(request, response, path, query) {
    let text = '';
    for await (const piece of request) text += piece;
    const who = () => identify(request);
    const events = /^drafts\/([^/]+)\/events$/.exec(path);
    if (events) return stream(request, response, events[1], query, who());
    for (const [method, pattern, run] of routes) {
      const match = pattern.exec(path);
      if (!match || method !== request.method) continue;
      const [status, body, headers] = run({ request, query, args: match.slice(1), body: text ? JSON.parse(text) : {}, who });
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      return response.end(body === undefined ? undefined : JSON.stringify(body));
    }
    throw new Refusal(404, 'not_found', 'no such path');
  }

  async function file(response, path) {
    const name = path.startsWith('/o/') ? '/o.html' : /^\/console(\/|$)/.test(path) ? '/console.html' : normalize(path);
    const content = await readFile(join(dist, name)).catch(() => null);
    response.writeHead(content ? 200 : 404, { 'Content-Type': types[extname(name)] ?? 'text/plain', 'Content-Security-Policy': policy });
    response.end(content ?? 'not found');
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const work = url.pathname.startsWith('/api/v1/') ? api(request, response, url.pathname.slice(8), url.searchParams) : file(response, url.pathname);
    work.catch((error) => {
      const known = error instanceof Refusal ? error : new Refusal(500, 'internal', String(error.stack));
      if (response.headersSent) return response.end();
      response.writeHead(known.status, { 'Content-Type': 'application/problem+json' });
      response.end(JSON.stringify({ type: 'about:blank', title: known.code, status: known.status, code: known.code, detail: known.detail, ...known.extras }));
    });
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${server.address().port}`, drafts,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startFakeServer(Number(process.argv[2] ?? 8787));
  console.log(`${url}/console`);
}
