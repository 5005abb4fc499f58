// tests/npm/auth_admin.test.mjs: a tenant’s own server manages its users, with the official client.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {api, email, missing, openShop, password, phone, raw, time, told, twoShops, version} from './supabase_world.mjs';

let world, auto, strict;
const subject = twoShops(given => { ({world, auto, strict} = given); });

subject('the users of a tenant', () => {
  test('are created, read, changed, listed and deleted with its secret key', async () => {
    const shop = openShop(world, {});
    const admin = shop.admin();
    const address = email();
    const {data: {user}, error} = await admin.createUser({email: address, password, email_confirm: true, user_metadata: {a: 1}, app_metadata: {plan: 'pro'}});
    assert.equal(error, null);
    assert.deepEqual([user.email, user.user_metadata, user.app_metadata.plan], [address, {a: 1}, 'pro']);
    assert.match(user.email_confirmed_at, time);
    const client = shop.client();
    assert.equal((await client.auth.signInWithPassword({email: address, password})).data.user.id, user.id);
    assert.equal((await admin.getUserById(user.id)).data.user.email, address);

    const changed = await admin.updateUserById(user.id, {password: 'a newer password', user_metadata: {a: null, b: 2}, phone: '+43 660 7654321', phone_confirm: true});
    assert.equal(changed.error, null);
    assert.deepEqual([changed.data.user.user_metadata, changed.data.user.phone], [{b: 2}, '436607654321']);
    assert.deepEqual(told(await client.auth.getUser()), missing);
    assert.equal((await client.auth.signInWithPassword({phone: '436607654321', password: 'a newer password'})).error, null);

    assert.equal((await admin.updateUserById(user.id, {ban_duration: '24h'})).error, null);
    assert.deepEqual(told(await client.auth.getUser()), missing);
    assert.deepEqual(told(await client.auth.signInWithPassword({email: address, password: 'a newer password'})), api(400, 'user_banned'));
    assert.equal((await admin.updateUserById(user.id, {ban_duration: 'none'})).error, null);
    assert.equal((await client.auth.signInWithPassword({email: address, password: 'a newer password'})).error, null);

    assert.equal((await admin.deleteUser(user.id)).error, null);
    assert.deepEqual(told(await admin.getUserById(user.id)), api(404, 'user_not_found'));
    const {error: gone} = await client.auth.getUser();
    assert.ok(['session_not_found', 'user_not_found'].includes(gone.code ?? 'session_not_found'), gone.code);
    assert.deepEqual(told(await client.auth.signInWithPassword({email: address, password: 'a newer password'})), api(400, 'invalid_credentials'));
  });

  test('are listed by page', async () => {
    const shop = openShop(world, {});
    const admin = shop.admin();
    for (let n = 0; n < 5; ++n) assert.equal((await admin.createUser({email: email(`user${n}`)})).error, null);
    const first = await admin.listUsers({page: 1, perPage: 2});
    assert.equal(first.error, null);
    assert.deepEqual([first.data.users.length, first.data.aud, first.data.nextPage, first.data.lastPage, first.data.total], [2, 'authenticated', 2, 3, 5]);
    const last = await admin.listUsers({page: 3, perPage: 2});
    assert.deepEqual([last.data.users.length, last.data.nextPage, last.data.lastPage], [1, null, 3]);
    const all = await admin.listUsers();
    assert.equal(new Set(all.data.users.map(user => user.id)).size, 5);
    assert.deepEqual(told(await admin.listUsers({page: 0, perPage: -1})), api(400, 'validation_failed'));
  });

  const refused = [
    ['an address that is taken', async shop => ({email: (await shop.signedIn()).credentials.email}), api(422, 'email_exists')],
    ['nothing to reach them by', () => ({password}), api(400, 'validation_failed')],
    ['an id that is none', () => ({email: email(), id: '7'}), api(400, 'validation_failed')],
    ['another role of the database', () => ({email: email(), role: 'service_role'}), api(400, 'validation_failed')],
    ['a ban without a unit', () => ({email: email(), ban_duration: '5'}), api(400, 'validation_failed')],
    ['a short password', () => ({email: email(), password: 'short'}), ['AuthWeakPasswordError', 422, 'weak_password']],
  ];
  for (const [name, attributes, error] of refused) {
    test(`are not created with ${name}`, async () => assert.deepEqual(told(await auto.admin().createUser(await attributes(auto))), error));
  }

  test('are not deleted while other records name them: they are switched off instead', async () => {
    const {user} = await auto.signedIn();
    world.psql('-c', `set app.tenant_id = '${auto.tenant}'`, '-c', `insert into agents (tenant_id, user_id, name) values ('${auto.tenant}', '${user.id}', 'Ann')`);
    assert.deepEqual(told(await auto.admin().deleteUser(user.id)), api(409, 'conflict'));
    assert.equal((await auto.admin().getUserById(user.id)).error, null);
  });

  test('are of one tenant: another’s secret key does not find them', async () => {
    const {user} = await auto.signedIn();
    const others = strict.admin();
    assert.deepEqual(told(await others.getUserById(user.id)), api(404, 'user_not_found'));
    assert.deepEqual(told(await others.updateUserById(user.id, {password: 'a stolen password'})), api(404, 'user_not_found'));
    assert.deepEqual(told(await others.deleteUser(user.id)), api(404, 'user_not_found'));
    assert.ok((await others.listUsers({perPage: 1000})).data.users.every(one => one.id !== user.id));
    assert.equal((await auto.admin().getUserById(user.id)).error, null);
  });

  test('are not for a publishable key, nor for a user', async () => {
    const client = await auto.signedIn();
    const asUser = async (method, path, body) => {
      const {status, json} = await raw(auto, method, path, {body, headers: {...version, authorization: `Bearer ${client.session.access_token}`}});
      return ['AuthApiError', status, json.code];
    };
    const {admin} = auto.client().auth;
    const {id} = client.user;
    const tried = [
      [await admin.createUser({email: email(), password}), 'POST', '/auth/v1/admin/users', {email: email()}],
      [await admin.listUsers(), 'GET', '/auth/v1/admin/users'],
      [await admin.getUserById(id), 'GET', `/auth/v1/admin/users/${id}`],
      [await admin.updateUserById(id, {password: 'a stolen password'}), 'PUT', `/auth/v1/admin/users/${id}`, {password: 'a stolen password'}],
      [await admin.deleteUser(id), 'DELETE', `/auth/v1/admin/users/${id}`],
    ];
    for (const [byKey, method, path, body] of tried) {
      assert.deepEqual(told(byKey), api(403, 'not_admin'), `${method} ${path}`);
      assert.deepEqual(await asUser(method, path, body), api(403, 'not_admin'), `${method} ${path}`);
    }
    assert.equal((await client.auth.signInWithPassword(client.credentials)).error, null);
  });
});
