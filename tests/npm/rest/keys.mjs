// tests/npm/rest/keys.mjs: who asks: keys, bearers, nobody; and what a page of another origin needs.
import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {signedAgain} from '../supabase_world.mjs';
import {dataOf} from '../support/lab.mjs';

export function testKeys(lab) {
  const ask = async (headers, path = '/specimens?select=id&limit=1', method = 'GET') => {
    const answer = await fetch(`${lab.url}/rest/v1${path}`, {method, headers});
    const text = await answer.text();
    return {status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text)};
  };

  describe('a key', () => {
    before(() => lab.reset());
    test('trap 10: the bearer may be the key itself, with or without apikey', async () => {
      for (const headers of [{apikey: lab.key, authorization: `Bearer ${lab.key}`}, {authorization: `Bearer ${lab.key}`}, {apikey: lab.key}]) {
        const {status, body} = await ask(headers);
        assert.deepEqual([status, body], [200, [{id: 1}]]);
      }
    });
    test('trap 10: a publishable key as the bearer is nobody, who may see nothing', async () => {
      const {status, body} = await ask({apikey: lab.publishable, authorization: `Bearer ${lab.publishable}`});
      assert.deepEqual([status, body.code, body.message], [401, '42501', 'permission denied for table specimens']);
    });
    test('that there is not is refused, and so is none at all', async () => {
      const wrong = lab.key.slice(0, -4) + 'AAAA';
      for (const [headers, code] of [[{apikey: wrong}, 'PGRST301'], [{apikey: wrong, authorization: `Bearer ${wrong}`}, 'PGRST301'], [{apikey: 'sb_secret_x'}, 'PGRST301'],
                                     [{authorization: 'Bearer x.y.z'}, 'PGRST301'], [{}, 'PGRST302']]) {
        const {status, body} = await ask(headers);
        assert.deepEqual([status, body.code], [401, code], JSON.stringify(headers));
        assert.deepEqual(Object.keys(body).sort(), ['code', 'details', 'hint', 'message']);
      }
      const {error, status} = await lab.client(wrong).from('specimens').select();
      assert.deepEqual([status, error.code], [401, 'PGRST301']);
    });
    test('of a tenant sees that tenant only', async () => {
      const other = lab.client(lab.other.secret);
      assert.deepEqual(await dataOf(other.from('specimens').select()), []);
      assert.deepEqual(await dataOf(other.from('tenants').select('id')), [{id: lab.other.tenant}]);
    });
    test('of a program, with permissions, is as a user with these', async () => {
      const program = lab.client(lab.world.key);  // of the role integration, in the world's own tenant
      assert.deepEqual(await dataOf(program.from('tenants').select('id')), [{id: lab.world.tenant}]);
      assert.equal((await program.from('products').insert({name: 'Kiwi'})).status, 201);
      const {error, status} = await program.from('specimens').select();
      assert.deepEqual([status, error.code], [403, '42501']);
    });
  });

  describe('somebody who signs in', () => {
    test('is himself to the database with the same client, and nobody again after signing out', async () => {
      const client = await lab.shop.signedIn(), {id} = client.user;
      assert.equal(await dataOf(client.rpc('me')), id);
      assert.deepEqual(await dataOf(client.from('user_preferences').insert({user_id: id, personal: {colour: 'red'}}).select('user_id, personal, tenant_id')),
        [{user_id: id, personal: {colour: 'red'}, tenant_id: lab.tenant}]);
      assert.deepEqual(await dataOf(client.from('users').select('id, email')), [{id, email: client.credentials.email}]);
      const {error: denied, status} = await client.from('user_preferences').insert({user_id: lab.tenant});
      assert.deepEqual([status, denied.code], [403, '42501']);
      await client.auth.signOut();
      const {error, status: after} = await client.from('users').select('id');
      assert.deepEqual([after, error.code], [401, '42501']);
    });
    test('and whose token has expired is told so', async () => {
      const {session} = await lab.shop.signedIn();
      const past = Math.floor(Date.now() / 1000) - 3600;
      const late = lab.client(lab.publishable, {token: signedAgain(lab.world, session.access_token, {iat: past - 60, exp: past})});
      const {error, status} = await late.from('users').select('id');
      assert.deepEqual([status, error], [401, {code: 'PGRST303', message: 'JWT expired', details: null, hint: null}]);
      assert.deepEqual(await dataOf(lab.client(lab.publishable, {token: session.access_token}).from('users').select('id')), [{id: session.user.id}]);
    });
  });

  describe('a page of another origin', () => {
    test('may ask before it asks, without a key', async () => {
      const wanted = 'authorization,apikey,content-type,prefer,accept-profile,content-profile,x-client-info,x-supabase-api-version,traceparent';
      for (const path of ['/specimens', '/rpc/add', '/']) {
        const {status, headers} = await ask({origin: 'https://shop.example', 'access-control-request-method': 'PATCH', 'access-control-request-headers': wanted}, path, 'OPTIONS');
        assert.ok([200, 204].includes(status), `${status}`);
        const allowed = headers.get('access-control-allow-headers').toLowerCase().split(/, */);
        for (const name of wanted.split(',')) assert.ok(allowed.includes(name), name);
        for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD']) assert.match(headers.get('access-control-allow-methods'), new RegExp(method));
      }
    });
    test('may read an error', async () => {
      const {status, headers} = await ask({origin: 'https://shop.example', apikey: lab.key}, '/nowhere');
      assert.equal(status, 404);
      assert.ok(headers.get('access-control-allow-origin'));
    });
  });

  describe('a profile', () => {
    test('of the open schema is the same as none, for reads and writes', async () => {
      assert.deepEqual(await dataOf(lab.db.schema('public').from('drawers').select('id').order('id')), [{id: 1}, {id: 2}, {id: 3}]);
      assert.equal((await lab.db.schema('public').from('drawers').update({title: 'top'}).eq('id', 1)).status, 204);
      assert.equal(await dataOf(lab.db.schema('public').rpc('add', {a: 1, b: 1})), 2);
    });
  });
}
