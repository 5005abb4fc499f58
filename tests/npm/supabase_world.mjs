// tests/npm/supabase_world.mjs: a real server with tenants, their keys, and the official client pointed at it.
import {createHmac, randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe} from 'node:test';
import {createClient} from '@supabase/supabase-js';
import {startWorld} from '../system/world.mjs';

export const version = {'x-supabase-api-version': '2024-01-01'};
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/;

/// What an error tells a program: its class, status and code; null if there is none.
export const told = ({error}) => error && [error.name, error.status, error.code];
export const api = (status, code) => ['AuthApiError', status, code];
export const missing = ['AuthSessionMissingError', 400, undefined];

export const password = 'a good password';
export const email = (name = 'ann') => `${name}-${randomUUID().slice(0, 8)}@shop.test`;
let phones = 0;
export const phone = () => `43660${String(1000000 + ++phones)}`;

/// A tenant with both of its keys. `rules` is what stands in its settings under "auth".
export function openShop(world, rules = {}) {
  const tenant = world.newTenant('Shop ' + randomUUID().slice(0, 8));
  const key = kind => world.newKey(kind, {tenant, kind});
  const shop = {world, tenant, publishable: key('publishable'), secret: key('secret')};
  world.psql('-c', `update tenants set settings = coalesce(settings, '{}') || '${JSON.stringify({auth: rules})}' where id = '${tenant}'`);

  /// The official client, as an app makes it. `requests` are its requests, "GET /auth/v1/user"; `statuses` of their answers.
  shop.client = (key = shop.publishable) => {
    const requests = [], statuses = [];
    const client = createClient(world.url, key, {
      auth: {persistSession: false, autoRefreshToken: false},
      global: {fetch: async (address, options) => {
        requests.push(`${options?.method ?? 'GET'} ${new URL(address).pathname}`);
        const answer = await fetch(address, options);
        statuses.push(answer.status);
        return answer;
      }},
    });
    return Object.assign(client, {requests, statuses});
  };
  shop.admin = () => shop.client(shop.secret).auth.admin;

  /// The newest message to an address: {id, channel, subject, body, code}.
  shop.message = async to => {
    const found = await world.json(`select to_json(o) from outbox o where tenant_id = :tenant and recipient = :to order by created_at desc limit 1`,
      {tenant: shop.tenant, to});
    if (!found) throw new Error(`there is no message to ${to}`);
    return {...found, code: /\b\d{6}\b/.exec(found.body)[0]};
  };

  /// Signs up (the tenant must confirm by itself), and gives the client that is signed in.
  shop.signedIn = async (credentials = {email: email(), password}) => {
    const client = shop.client();
    const {data, error} = await client.auth.signUp(credentials);
    if (error) throw error;
    return Object.assign(client, {credentials, session: data.session, user: data.user});
  };
  return shop;
}

/// A world whose server can begin anew: it counts attempts in memory.
export async function startAuthWorld(env) {
  const world = await startWorld({env});
  world.beginAnew = async () => {
    await world.server.signal('SIGTERM');
    await world.restart();
  };
  return world;
}

/// A server with two tenants, `auto`, which confirms addresses by itself, and `strict`: `ready` gets them before the first
/// test. What comes back is `describe` for a subject: attempts are counted in memory, so each subject begins anew.
export function twoShops(ready) {
  let world;
  before(async () => {
    world = await startAuthWorld({ORDERLINE_TEST_PHONES: '43660999000=246810', ORDERLINE_MAILBOX_PAGE: 'on'});
    const auto = openShop(world, {mailer_autoconfirm: true, phone_autoconfirm: true});
    ready({world, auto, strict: openShop(world, {site_url: 'https://shop.test/welcome'})});
  });
  after(() => world?.stop());
  return (name, tests) => describe(name, () => {
    before(() => world.beginAnew());
    tests();
  });
}

/// The answer to a request as it is, without the client's help.
export async function raw(shop, method, path, {body, headers = {}, key = shop.publishable} = {}) {
  const answer = await fetch(shop.world.url + path, {method, body: body === undefined ? undefined : JSON.stringify(body),
    headers: {...(key ? {apikey: key} : {}), ...(body === undefined ? {} : {'content-type': 'application/json;charset=UTF-8'}), ...headers}});
  const text = await answer.text();
  return {status: answer.status, headers: answer.headers, text, json: text === '' ? undefined : JSON.parse(text)};
}

const decoded = part => JSON.parse(Buffer.from(part, 'base64url'));
const encoded = value => Buffer.from(JSON.stringify(value)).toString('base64url');
export const claimsOf = token => decoded(token.split('.')[1]);
export const headerOf = token => decoded(token.split('.')[0]);

/// A token of this server (HS256) with other claims, signed with its own key: what only the server itself could have made.
export function signedAgain(world, token, change) {
  const secret = Buffer.from(readFileSync(join(world.folder, 'secret'), 'utf8').trim(), 'hex');
  const key = createHmac('sha256', secret).update('access_token').digest();
  const text = `${token.split('.')[0]}.${encoded({...claimsOf(token), ...change})}`;
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

/// A token with other claims or another header and the old signature.
export const forged = (token, {header, claims}) => {
  const [, , signature] = token.split('.');
  return [encoded({...headerOf(token), ...header}), encoded({...claimsOf(token), ...claims}), signature].join('.');
};

/// As an administrator does it on the command line: {password, …}.
export const createUser = (world, tenant, address) =>
  JSON.parse(world.orderlineText('user', 'create', '--tenant', tenant, '--email', address, '--generate', '--json'));
