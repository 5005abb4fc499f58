// tests/security/bad_input.mjs: requests that no honest client sends, to every route: never a 500, never a crash, memory bounded.
// A run: node tests/security/bad_input.mjs [--seconds 60] [--seed N]   (ORDERLINE=path of a program, e.g. one built with a sanitizer)
import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import http from 'node:http';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {Chance, demand, seedOf, startCall} from '../system/client.mjs';
import {authBodies, authRoutes} from '../npm/support/auth_routes.mjs';
import {startLive} from '../npm/support/live.mjs';
import {filledPath, operations, sampleOf} from '../npm/support/openapi.mjs';
import {password} from '../npm/supabase_world.mjs';

const atOnce = 8, bodyMax = 1 << 20, answerTime = 20_000;
const long = 'x'.repeat(60_000), longer = 'y'.repeat(bodyMax - 100);
const nested = (open, close, depth) => open.repeat(depth) + '1' + close.repeat(depth);

// As JSON texts, since much of it is none.
const badValues = ['null', 'true', '0', '-1', '1.5', '1e999', '-1e999', '1e-999', '123456789012345678901234567890', '0.1e1', '""', '" "', '"\\u0000"', '"a\\u0000b"',
  '"\\ud800"', '"\\udc00\\ud800"', '"\u202e\u0301"', '[]', '{}', '[[]]', '[null]', '{"a":1,"a":2}', `"${long}"`, '"\'; drop table orders; --"', '"${7*7}{{7*7}}"', '"../../etc/passwd"',
  '"<script>alert(1)</script>"', '"2030-02-30"', '"infinity"', '"0001-01-01"', '"9999999-01-01"', '"2030-01-01T00:00:00+99:99"', '"00000000-0000-0000-0000-000000000000"',
  '"NaN"', 'NaN', 'Infinity', "'a'", '01', '+1', '.5', '0x10', '"\\x41"', '"\t"', '"a\nb"', nested('[', ']', 20), nested('[', ']', 5000), nested('{"a":', '}', 5000)];
const badBodies = ['', ' ', '{', '}', '[', '"', '{"', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', 'null', '[]', '[{}]', '1', '"text"', '\ufeff{}', '{}{}', '{} x',
  nested('[', ']', 100_000), nested('{"a":', '}', 100_000), `{"${long}":1}`, `{"a":"${longer}"}`, `{${Array.from({length: 5000}, (_, n) => `"k${n}":${n}`).join()}}`,
  '{"__proto__":{"a":1},"constructor":1}', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), Buffer.from('{}', 'utf16le'), Buffer.alloc(2048), Buffer.from([0x1f, 0x8b, 8, 0]),
  'a=1&b=2', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--'];
const badIds = ['', '0', 'null', '..', '%2e%2e', '%00', '%ff', 'a%2fb', '%', '%zz', 'x'.repeat(5000), '00000000-0000-0000-0000-00000000000g', '{id}', '*', '1;2', 'é', '%F0%9F%98%80', "'", '"'];
const badTypes = ['', 'text/plain', 'application/xml', 'application/json; charset=utf-16', 'application/json;;;', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/csv', 'x', ';', 'application/vnd.pgrst.object+json'];
const badHeaders = {
  'idempotency-key': ['', ' ', 'a'.repeat(201), 'a'.repeat(9000), '\u00e9', '"', ',,'], 'accept': ['', '*', 'x/y;q=9', 'application/json;q=1e999', ','.repeat(500), 'application/vnd.pgrst.plan+json; options=x|y'],
  'prefer': ['return=nonsense', 'count=,,', 'max-affected=-1, handling=strict', 'timezone=Mars/Base, handling=strict', 'tx=maybe', ','.repeat(800)], 'if-match': ['*', '""', 'W/"', '"a", "b'],
  'last-event-id': ['-1', 'x', '999999999999999999999', '0'], 'range': ['0-', '-1', '9-1', 'bytes=0-1', '99999999999999999999-'], 'range-unit': ['items', ''],
  'content-encoding': ['gzip', 'br', 'identity, gzip'], 'authorization': ['', 'Bearer', 'Bearer ', 'Basic YTpi', `Bearer ${'a.'.repeat(3000)}`, 'Bearer a.b.c', 'Bearer ..', `Bearer ${'A'.repeat(46)}`],
  'apikey': ['', 'sb_secret_', 'olk_', 'x'.repeat(9000)], 'content-profile': ['information_schema', ''], 'accept-profile': ['orderline', 'x'.repeat(5000)], 'x-forwarded-for': ['1.2.3.4', ','.repeat(99), '::ffff:1.2.3.4'],
  'origin': ['null', 'https://evil.example'], 'access-control-request-method': ['DELETE'], 'expect': ['200-maybe'], 'host': ['', 'evil.example', 'a'.repeat(3000)], 'cookie': ['a=b; '.repeat(500)], 'te': ['trailers']};
const badQueries = ['limit=-1', 'limit=1e9', 'limit=', 'limit=99999999999999999999', 'cursor=x', 'cursor=%00', `cursor=${'A'.repeat(5000)}`, 'q=%00', 'q=%ff', 'q=%', `q=${'a'.repeat(3000)}`, 'q[]=1', '&&&', '=', '?',
  'thumbnails=2', 'from=never', 'to=infinity', 'status=nonsense', 'select=*', 'select=(((((', 'order=a.b.c', 'or=(a.eq.1', 'and=', 'id=eq.', 'id=in.(', 'on_conflict=x', 'columns=', 'offset=-1', `select=${'a('.repeat(300)}`, `or=${'(or'.repeat(300)}`];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];

const agent = new http.Agent({keepAlive: true, maxSockets: atOnce});

/// {status, type, text}; of a stream nothing but its head. Rejects when the server breaks off or says nothing.
function send(url, {method, path, headers, body}) {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(url);
    const sent = http.request({hostname, port, method, path, headers, agent});
    sent.setTimeout(answerTime, () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject);
    sent.on('response', answer => {
      const type = answer.headers['content-type'] ?? '', parts = [];
      if (type.startsWith('text/event-stream')) {
        resolve({status: answer.statusCode, type, text: ''});
        return sent.destroy();
      }
      answer.on('data', part => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => resolve({status: answer.statusCode, type, text: Buffer.concat(parts).toString()}));
    });
    sent.end(body);
  });
}

/// A server with a tenant, and everything that requests are made of.
export async function startTarget() {
  const live = await startLive({ORDERLINE_REST_REQUESTS_PER_MINUTE: '0'});
  const shop = live.openShop(), owner = await live.signIn(shop, 'owner'), token = owner.token;
  const calls = [await startCall({url: live.url, key: token}), await startCall({url: live.url, key: token})];
  const known = {calls, shop, owner, ids: {drafts: calls.map(call => call.id), customers: calls.map(call => call.customer)}};
  const product = await demand(live.url, 'POST', '/products', {token, body: {name: 'Tea', sku: 'TEA', price: '1.50', unit: 'case', order_multiple: 1, tax_class: 'standard'}});
  const factor = await demand(live.url, 'POST', '/factors', {token, body: {name: 'Phone', password}});
  // Not the owner, whose sessions would be ended, and all requests refused from then on.
  const other = known.other = await live.signIn(shop);
  Object.assign(known.ids, {products: [product.id], factors: [factor.id], users: [other.id]});
  known.tables = (await (await fetch(`${live.url}/rest/v1/`, {headers: {apikey: shop.secret}})).json()).paths;
  return {live, ...known};
}

/// One request, valid but for what chance does to it.
function makeRequest(target, chance) {
  const {shop, owner, other, calls} = target;
  const kind = chance.below(10), {path, method, headers, body} = kind < 6 ? apiRequest(target, chance) : kind < 8 ? restRequest(target, chance) : authRequest(target, chance);
  const request = {path, method, body, headers: {'content-type': 'application/json', ...headers}};
  const user = path === '/auth/v1/logout' ? other : owner;
  const bearer = chance.pick([user.token, user.token, user.token, calls[0].link, shop.secret, shop.publishable, undefined]);
  request.headers.apikey = chance.pick([shop.publishable, shop.secret]);
  if (bearer) request.headers.authorization = `Bearer ${bearer}`;
  if (chance.oneIn(3)) request.path += (request.path.includes('?') ? '&' : '?') + chance.pick(badQueries);
  if (chance.oneIn(4)) {
    const name = chance.pick(Object.keys(badHeaders));
    request.headers[name] = chance.pick(badHeaders[name]);
  }
  if (chance.oneIn(8)) request.headers['content-type'] = chance.pick(badTypes);
  if (chance.oneIn(10)) request.method = chance.pick(methods);
  if (chance.oneIn(6)) request.body = chance.pick(badBodies);
  if (['GET', 'HEAD', 'TRACE', 'OPTIONS'].includes(request.method) && !chance.oneIn(10)) delete request.body;
  request.path = request.path.replace(/[^\x21-\x7e]/g, letter => encodeURIComponent(letter));
  request.headers['content-length'] = Buffer.byteLength(request.body ?? '');
  return request;
}

/// A JSON text with some of its values replaced by ones that do not belong there.
function spoiled(value, chance) {
  const text = JSON.stringify(value, (key, part) => chance.oneIn(4) && key !== '' ? `\u0001${chance.below(badValues.length)}\u0001` : part) ?? 'null';
  return text.replace(/"\\u0001(\d+)\\u0001"/g, (whole, place) => badValues[place]);
}

function apiRequest({ids}, chance) {
  const operation = chance.pick([...operations.values()]);
  const path = filledPath(operation.path, segment => chance.oneIn(5) ? chance.pick(badIds) : chance.pick(ids[segment] ?? [randomUUID()]));
  const known = name => name === 'customer_id' ? ids.customers[0] : name === 'product_id' ? ids.products[0] : undefined;
  const sample = operation.body && sampleOf(operation.body, known);
  const more = chance.oneIn(5) ? {[chance.pick(['extra', '', '\u0000', 'id', 'tenant_id', long])]: 1} : {};
  return {method: operation.method, path, headers: {'idempotency-key': randomUUID()}, body: sample && spoiled({...sample, ...more}, chance)};
}

// Whose rows the run itself needs: with its own key or user gone, all that came later would be refused at the door.
const standsOn = new Set(['/api_keys', '/users', '/user_roles', '/tenants']);

function restRequest({tables, ids}, chance) {
  const name = chance.pick(Object.keys(tables));
  const row = {id: chance.pick(Object.values(ids).flat()), name: 'n', tenant_id: randomUUID(), quantity: 1, price: 1, created_at: '2030-01-01', status: 'pending'};
  const filter = `${chance.pick(['id', 'name', 'tenant_id', 'created_at', 'select', 'order', 'on_conflict', 'or'])}=${encodeURIComponent(`${chance.pick(['eq', 'in', 'not.is', 'fts', 'like', 'cs', 'ov', 'sl', 'x'])}.${chance.pick(badValues).slice(0, 3000)}`)}`;
  const method = chance.pick(standsOn.has(name) ? ['GET', 'POST'] : ['GET', 'GET', 'POST', 'PATCH', 'DELETE', 'PUT']);
  return {method, path: `/rest/v1${name}?${filter}`, headers: {prefer: chance.pick(['', 'return=representation', 'resolution=merge-duplicates', 'missing=default', 'count=exact'])},
    body: method === 'GET' ? undefined : chance.oneIn(2) ? spoiled(row, chance) : spoiled([row, row], chance)};
}

function authRequest({ids}, chance) {
  const route = chance.pick([...Object.keys(authRoutes), 'POST /auth/v1/nothing']), [method, pattern] = route.split(' ');
  const never = method === 'DELETE' && pattern.endsWith('users/{id}');  // or there would be no user left to ask about
  const path = filledPath(pattern, segment => never || chance.oneIn(5) ? chance.pick(badIds) : chance.pick(ids[segment] ?? [randomUUID()]));
  const query = pattern.endsWith('/token') ? `?grant_type=${chance.pick(['password', 'refresh_token', 'x'])}` : '';
  const body = {email: `${randomUUID()}@shop.test`, password: 'short', phone: '43660999000', data: {a: 1}, refresh_token: 'x', app_metadata: {}, ban_duration: '1h', ...authBodies[route]};
  return {method, path: path + query, headers: {}, body: method === 'GET' ? undefined : spoiled(body, chance)};
}

/// What is wrong with an answer, or nothing. A server may be busy (429, 503), but not at a loss.
function complaint({status, text, type}, method) {
  if (status === 500 || status === 502 || status < 200 || status > 503) return `status ${status}`;
  if (status < 400 || method === 'HEAD' || text === '') return undefined;
  if (!/^application\/(problem\+)?json|^application\/vnd\.pgrst/.test(type)) return `an error as ${type}`;
  if (/syntax error at|SELECT |pg_catalog|libpq|stack|\/work\//.test(text)) return 'SQL or insides in an error';
  return undefined;
}

const residentMb = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/// Sends until `until()`; {count, statuses, complaints, before, after: resident MB of the server}.
export async function hammer(target, {seed, until}) {
  const chance = new Chance(seed), {url, world} = target.live;
  const result = {count: 0, statuses: {}, complaints: [], before: residentMb(world.pid)};
  const worker = async () => {
    while (!until(result.count) && result.complaints.length < 20) {
      const request = makeRequest(target, chance);
      result.count += 1;
      const shown = () => `${request.method} ${request.path.slice(0, 200)} ${JSON.stringify(request.headers, (name, text) => typeof text === 'string' ? text.slice(0, 60) : text)} ${String(request.body).slice(0, 300)}`;
      try {
        const answer = await send(url, request), wrong = complaint(answer, request.method);
        result.statuses[answer.status] = (result.statuses[answer.status] ?? 0) + 1;
        if (wrong) result.complaints.push(`${wrong}: ${shown()}: ${answer.text.slice(0, 300)}`);
      } catch (error) {
        result.statuses[error.code] = (result.statuses[error.code] ?? 0) + 1;
        if (!['ECONNRESET', 'EPIPE'].includes(error.code)) result.complaints.push(`${error.message}: ${shown()}`);  // closed after a refusal
      }
    }
  };
  await Promise.all(Array.from({length: atOnce}, worker));
  result.after = residentMb(world.pid);
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {values} = parseArgs({options: {seconds: {type: 'string', default: '60'}, seed: {type: 'string', default: String(seedOf())}}});
  console.log(`seed ${values.seed}`);
  const target = await startTarget(), end = Date.now() + Number(values.seconds) * 1000;
  const renewing = setInterval(() => target.owner.renew(), 300_000);  // an access token lives ten minutes
  const result = await hammer(target, {seed: Number(values.seed), until: () => Date.now() > end});
  clearInterval(renewing);
  const {code, signal} = await target.live.world.server.signal('SIGTERM');
  console.log(JSON.stringify({...result, ended: code ?? signal}, null, 1));
  process.exit(result.complaints.length === 0 && code === 0 ? 0 : 1);
}
