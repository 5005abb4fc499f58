// tests/npm/auth_wire.test.mjs: tokens, keys, errors and headers of /auth/v1, with the official client and without it.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, test} from 'node:test';
import {api, claimsOf, email, forged, headerOf, openShop, password, phone, raw, signedAgain, startAuthWorld, twoShops, uuid, version} from './supabase_world.mjs';

let world, auto, strict;
const subject = twoShops(given => { ({world, auto, strict} = given); });

subject('tokens', () => {
  test('have the claims of Supabase, base64url without padding', async () => {
    const {session, user} = await auto.signedIn();
    assert.match(session.access_token, /^[\w-]+\.[\w-]+\.[\w-]+$/);
    const {iat, exp, amr, session_id, ...claims} = claimsOf(session.access_token);
    assert.match(session_id, uuid);
    assert.equal(exp - iat, session.expires_in);
    assert.equal(amr.length, 1);
    assert.deepEqual([amr[0].method, Number.isInteger(amr[0].timestamp)], ['password', true]);
    for (const [key, value] of Object.entries({iss: `${world.url}/auth/v1`, sub: user.id, aud: 'authenticated', role: 'authenticated', email: user.email,
      phone: '', aal: 'aal1', is_anonymous: false, app_metadata: user.app_metadata, user_metadata: {}})) assert.deepEqual(claims[key], value, key);
    assert.deepEqual([headerOf(session.access_token).alg, headerOf(session.access_token).typ], ['HS256', 'JWT']);
  });

  test('of HS256: getClaims asks the server', async () => {
    const client = await auto.signedIn();
    client.requests.length = 0;
    const {data, error} = await client.auth.getClaims();
    assert.equal(error, null);
    assert.equal(data.claims.sub, client.user.id);
    assert.deepEqual(client.requests, ['GET /auth/v1/user']);
    assert.deepEqual((await raw(auto, 'GET', '/auth/v1/.well-known/jwks.json', {key: null})).json, {keys: []});
  });

  const changes = {
    'that has expired': token => signedAgain(world, token, {iat: 1_700_000_000, exp: 1_700_000_600}),
    'from the future': token => signedAgain(world, token, {iat: claimsOf(token).iat + 3000, exp: claimsOf(token).exp + 3000}),
    'that lives longer than ours': token => signedAgain(world, token, {exp: claimsOf(token).exp + 100_000}),
    'of another user with the old signature': token => forged(token, {claims: {sub: randomUUID()}}),
    'of service_role with the old signature': token => forged(token, {claims: {role: 'service_role'}}),
    'without an algorithm': token => forged(token, {header: {alg: 'none'}}).replace(/\.[^.]*$/, '.'),
    'with a cut signature': token => token.slice(0, -2),
    'of two parts': token => token.split('.').slice(0, 2).join('.'),
    'that is none': () => 'x.y.z',
    'that is the key': () => auto.publishable,
  };
  for (const [name, change] of Object.entries(changes)) {
    test(`refused: one ${name}`, async () => {
      const {session} = await auto.signedIn();
      assert.equal((await auto.client().auth.getUser(session.access_token)).error, null);
      const {error} = await auto.client().auth.getUser(change(session.access_token));
      assert.deepEqual([error.status, error.code], [403, 'bad_jwt']);
    });
  }

  test('refused: mine with the key of another tenant', async () => {
    const {session} = await auto.signedIn();
    const {error} = await strict.client().auth.getUser(session.access_token);
    assert.deepEqual([error.status, error.code], [403, 'bad_jwt']);
  });

  test('and keys together: the bearer decides what, never of another tenant than the key', async () => {
    const {session} = await auto.signedIn();
    const bearers = {nothing: null, publishable: auto.publishable, secret: auto.secret, 'another’s secret': strict.secret, user: session.access_token};
    const keys = {nothing: null, publishable: auto.publishable, secret: auto.secret, 'another’s publishable': strict.publishable, user: session.access_token};
    const expected = {  // for each bearer: [GET admin/users, GET user]
      nothing: {nothing: [401, 401], publishable: [403, 403], secret: [200, 403], 'another’s secret': [200, 403], user: [403, 200]},
      publishable: {nothing: [403, 401], publishable: [403, 403], secret: [200, 403], 'another’s secret': [403, 403], user: [403, 200]},
      secret: {nothing: [200, 401], publishable: [403, 403], secret: [200, 403], 'another’s secret': [403, 403], user: [403, 200]},
      'another’s publishable': {nothing: [403, 401], publishable: [403, 403], secret: [403, 403], 'another’s secret': [200, 403], user: [403, 403]},
      user: {nothing: [401, 401], publishable: [401, 401], secret: [401, 401], 'another’s secret': [401, 401], user: [401, 401]},
    };
    const found = {};
    for (const [keyName, key] of Object.entries(keys)) {
      found[keyName] = {};
      for (const [bearerName, bearer] of Object.entries(bearers)) {
        const headers = {...version, ...(bearer && {authorization: `Bearer ${bearer}`})};
        found[keyName][bearerName] = await Promise.all(['admin/users', 'user'].map(async path => (await raw(auto, 'GET', `/auth/v1/${path}`, {key, headers})).status));
      }
    }
    assert.deepEqual(found, expected);
  });

  test('refused: none at all', async () => {
    for (const [key, message] of [[null, 'This endpoint requires a valid Bearer token'], [auto.publishable, 'This endpoint requires a valid Bearer token']]) {
      const {status, json} = await raw(auto, 'GET', '/auth/v1/user', {key, headers: version});
      assert.deepEqual([status, json], [401, {code: 'no_authorization', message}]);
    }
    const {status, json} = await raw(auto, 'POST', '/auth/v1/token?grant_type=password', {key: null, headers: version, body: {email: email(), password}});
    assert.deepEqual([status, json], [401, {code: 'no_authorization', message: 'No API key found in request'}]);
  });
});

describe('a server that signs with ES256', () => {
  let other, shop;
  before(async () => {
    other = await startAuthWorld({ORDERLINE_TOKEN_ALGORITHM: 'ES256'});
    shop = openShop(other, {mailer_autoconfirm: true});
  });
  after(() => other?.stop());

  test('getClaims checks the signature itself, with the public key', async () => {
    const client = await shop.signedIn();
    client.requests.length = 0;
    const {data, error} = await client.auth.getClaims();
    assert.equal(error, null);
    assert.deepEqual([data.claims.sub, data.header.alg], [client.user.id, 'ES256']);
    assert.deepEqual(client.requests, ['GET /auth/v1/.well-known/jwks.json']);

    const {json, headers} = await raw(shop, 'GET', '/auth/v1/.well-known/jwks.json', {key: null});
    assert.equal(headers.get('cache-control'), 'public, max-age=600');
    const [key] = json.keys;
    assert.equal(json.keys.length, 1);
    assert.deepEqual([key.kty, key.crv, key.alg, key.kid, 'd' in key], ['EC', 'P-256', 'ES256', data.header.kid, false]);
  });

  test('and finds out a changed token', async () => {
    const client = await shop.signedIn();
    const changed = forged(client.session.access_token, {claims: {email: 'somebody@else.test'}});
    const {data, error} = await client.auth.getClaims(changed);
    assert.equal(data, null);
    assert.equal(error.message, 'Invalid JWT signature');
    assert.deepEqual((await client.auth.getUser(changed)).error.code, 'bad_jwt');
  });

  test('keeps its key: a token outlives the process', async () => {
    const client = await shop.signedIn();
    await other.beginAnew();
    assert.equal((await client.auth.getUser()).data.user.id, client.user.id);
  });

  test('has no mailbox page unless it was asked for', async () => {
    assert.equal((await fetch(`${other.url}/mailbox`)).status, 404);
  });
});

subject('what every answer has', () => {
  test('trap 7: errors come in the shape that the request asks for', async () => {
    const body = {email: email('nobody'), password};
    const now = await raw(auto, 'POST', '/auth/v1/token?grant_type=password', {body, headers: version});
    assert.deepEqual([now.status, now.json], [400, {code: 'invalid_credentials', message: 'Invalid login credentials'}]);
    assert.equal(now.headers.get('x-supabase-api-version'), '2024-01-01');
    const before = await raw(auto, 'POST', '/auth/v1/token?grant_type=password', {body});
    assert.deepEqual([before.status, before.json], [400, {code: 400, error_code: 'invalid_credentials', msg: 'Invalid login credentials'}]);
    assert.equal(before.headers.get('x-supabase-api-version'), null);
    for (const answer of [now, before]) assert.equal(answer.headers.get('x-sb-error-code'), 'invalid_credentials');
  });

  const requests = [
    ['POST', '/auth/v1/token?grant_type=pkce', {}, 400, 'invalid_credentials'],
    ['POST', '/auth/v1/token?grant_type=id_token', {}, 400, 'invalid_credentials'],
    ['POST', '/auth/v1/token', {}, 400, 'invalid_credentials'],
    ['POST', '/auth/v1/token?grant_type=password', [], 400, 'bad_json'],
    ['POST', '/auth/v1/token?grant_type=refresh_token', {}, 400, 'refresh_token_not_found'],
    ['POST', '/auth/v1/verify', {type: 'email'}, 400, 'validation_failed'],
    ['POST', '/auth/v1/otp', {}, 400, 'validation_failed'],
    ['GET', '/auth/v1/token', undefined, 405, 'method_not_allowed'],
    ['GET', '/auth/v1/authorize?provider=github', undefined, 404, 'not_found'],
    ['POST', '/auth/v1/passkeys/registration/options', {}, 404, 'not_found'],
    ['GET', '/auth/v1', undefined, 404, 'not_found'],
  ];
  for (const [method, path, body, status, code] of requests) {
    test(`${method} ${path} ${JSON.stringify(body) ?? ''}: ${status} ${code}`, async () => {
      const answer = await raw(auto, method, path, {body, headers: version});
      assert.deepEqual([answer.status, answer.json.code], [status, code]);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    });
  }

  test('settings say what the tenant decided', async () => {
    const settings = async shop => (await raw(shop, 'GET', '/auth/v1/settings')).json;
    assert.deepEqual(await settings(strict), {external: {anonymous_users: false, email: true, phone: true}, disable_signup: false, mailer_autoconfirm: false,
      phone_autoconfirm: false, sms_provider: '', saml_enabled: false});
    assert.deepEqual([(await settings(auto)).mailer_autoconfirm, (await settings(auto)).phone_autoconfirm], [true, true]);
  });

  test('the key may come as the bearer, or as apikey, or as both', async () => {
    const bearer = {authorization: `Bearer ${auto.publishable}`};
    for (const [key, headers] of [[null, bearer], [auto.publishable, {}], [auto.publishable, bearer]]) {
      assert.equal((await raw(auto, 'GET', '/auth/v1/settings', {key, headers})).status, 200);
    }
    assert.equal((await raw(auto, 'GET', '/auth/v1/settings', {key: null})).status, 401);
  });

  test('health needs no key', async () => {
    const {status, json} = await raw(auto, 'GET', '/auth/v1/health', {key: null});
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(json).sort(), ['description', 'name', 'version']);
  });

  for (const path of ['/auth/v1/token?grant_type=password', '/auth/v1/user', '/auth/v1/admin/users/7', '/auth/v1/no/such/path', '/storage/v1/bucket', '/functions/v1/hello']) {
    test(`a browser may ask beforehand: OPTIONS ${path}`, async () => {
      const asked = 'apikey,authorization,content-type,x-client-info,x-supabase-api-version';
      const {status, headers} = await raw(auto, 'OPTIONS', path, {key: null,
        headers: {origin: 'https://app.test', 'access-control-request-method': 'POST', 'access-control-request-headers': asked}});
      assert.equal(status, 204);
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-headers'), asked);
      for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']) assert.ok(headers.get('access-control-allow-methods').includes(method), method);
      assert.equal(headers.get('access-control-max-age'), '86400');
    });
  }

  test('a page of another origin may read the version of errors', async () => {
    const {headers} = await raw(auto, 'GET', '/auth/v1/settings');
    assert.match(headers.get('access-control-expose-headers'), /X-Supabase-Api-Version/i);
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  test('there is no storage and there are no functions: 404 as JSON', async () => {
    const {data, error} = await auto.client().storage.listBuckets();
    assert.deepEqual([data, error.status], [null, 404]);
    assert.equal((await auto.client().functions.invoke('hello')).error.context.status, 404);
  });
});

subject('the development mailbox', () => {
  test('shows what was sent, with its code', async () => {
    const address = email('mailbox');
    await strict.client().auth.signInWithOtp({email: address});
    const {code} = await strict.message(address);
    const answer = await fetch(`${world.url}/mailbox`);
    const page = await answer.text();
    assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(answer.headers.get('content-security-policy'), /^default-src 'none'/);
    const mine = page.split('<article>').find(one => one.includes(address));
    assert.ok(mine.includes(`<span class="code">${code}</span>`), mine);
    assert.ok(mine.includes('https://shop.test/welcome?token_hash='), mine);
  });
});
