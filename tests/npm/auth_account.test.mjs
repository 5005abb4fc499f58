// tests/npm/auth_account.test.mjs: people change their accounts and prove their addresses, with the official client.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {api, claimsOf, email, missing, password, phone, raw, told, twoShops, version} from './supabase_world.mjs';

let world, auto, strict;
const subject = twoShops(given => { ({world, auto, strict} = given); });

subject('changing one’s account', () => {
  test('metadata are merged, null takes a key away', async () => {
    const client = await auto.signedIn({email: email(), password, options: {data: {a: 1, b: {c: 2}}}});
    const {data: {user}, error} = await client.auth.updateUser({data: {b: null, d: 'x'}});
    assert.equal(error, null);
    assert.deepEqual(user.user_metadata, {a: 1, d: 'x'});
    assert.deepEqual((await client.auth.getUser()).data.user.user_metadata, {a: 1, d: 'x'});
  });

  test('a new password ends the other sessions and not this one', async () => {
    const client = await auto.signedIn();
    const other = auto.client();
    const {data: {session: ended}} = await other.auth.signInWithPassword(client.credentials);
    assert.equal((await client.auth.updateUser({password: 'a newer password'})).error, null);
    assert.equal((await client.auth.getUser()).error, null);
    assert.equal((await client.auth.refreshSession()).error, null);
    assert.deepEqual(told(await other.auth.getUser()), missing);
    assert.deepEqual(told(await auto.client().auth.refreshSession(ended)), api(400, 'refresh_token_not_found'));
    assert.deepEqual(told(await other.auth.signInWithPassword(client.credentials)), api(400, 'invalid_credentials'));
    assert.equal((await other.auth.signInWithPassword({...client.credentials, password: 'a newer password'})).error, null);
  });

  const refused = [
    ['the same password', {password}, api(422, 'same_password')],
    ['a short one', {password: 'short'}, ['AuthWeakPasswordError', 422, 'weak_password']],
    ['a wrong current one', {password: 'a newer password', current_password: 'a wrong password'}, api(400, 'invalid_credentials')],
    ['no address', {email: 'ann'}, api(400, 'validation_failed')],
  ];
  for (const [name, change, error] of refused) {
    test(`refused: ${name}`, async () => assert.deepEqual(told(await (await auto.signedIn()).auth.updateUser(change)), error));
  }

  test('refused: an address of another user', async () => {
    const {credentials} = await auto.signedIn();
    assert.deepEqual(told(await (await auto.signedIn()).auth.updateUser({email: credentials.email})), api(422, 'email_exists'));
  });

  test('a new address waits for its code', async () => {
    const from = email(), to = email('new');
    const client = strict.client();
    await client.auth.signUp({email: from, password});
    await client.auth.verifyOtp({email: from, token: (await strict.message(from)).code, type: 'email'});
    const {data: {user}, error} = await client.auth.updateUser({email: to});
    assert.equal(error, null);
    assert.deepEqual([user.email, user.new_email], [from, to]);
    const verified = await client.auth.verifyOtp({email: to, token: (await strict.message(to)).code, type: 'email_change'});
    assert.equal(verified.error, null);
    assert.equal(verified.data.user.email, to);
    assert.equal('new_email' in verified.data.user, false);
  });

  test('app_metadata are not the user’s to change', async () => {
    const {session} = await auto.signedIn();
    const {status, json} = await raw(auto, 'PUT', '/auth/v1/user', {body: {app_metadata: {admin: true}}, headers: {...version, authorization: `Bearer ${session.access_token}`}});
    assert.deepEqual([status, json.code], [403, 'not_admin']);
  });
});

subject('codes', () => {
  test('by e-mail sign up who is unknown, and sign in who is known', async () => {
    const address = email();
    const client = strict.client();
    const sent = await client.auth.signInWithOtp({email: address, options: {data: {first_name: 'Ann'}}});
    assert.deepEqual([sent.error, sent.data.user, sent.data.session], [null, null, null]);
    const {data, error} = await client.auth.verifyOtp({email: address, token: (await strict.message(address)).code, type: 'email'});
    assert.equal(error, null);
    assert.equal(data.user.user_metadata.first_name, 'Ann');
    assert.deepEqual(claimsOf(data.session.access_token).amr.map(one => one.method), ['otp']);

    await world.beginAnew();
    await client.auth.signInWithOtp({email: address, options: {shouldCreateUser: false}});
    const again = await client.auth.verifyOtp({email: address, token: (await strict.message(address)).code, type: 'magiclink'});
    assert.equal(again.data.user.id, data.user.id);
  });

  test('by phone come as a text; message_id is that of the outbox', async () => {
    const number = phone();
    const client = strict.client();
    const {data, error} = await client.auth.signInWithOtp({phone: '+' + number});
    assert.equal(error, null);
    const message = await strict.message(number);
    assert.deepEqual([message.channel, data.messageId], ['sms', message.id]);
    const verified = await client.auth.verifyOtp({phone: '+' + number, token: message.code, type: 'sms'});
    assert.equal(verified.error, null);
    assert.equal((await client.auth.getUser()).data.user.phone, number);
  });

  test('from a link: the hash alone will do', async () => {
    const address = email();
    await strict.client().auth.signInWithOtp({email: address});
    const [, token_hash, type] = /token_hash=([\w-]+)&type=(\w+)/.exec((await strict.message(address)).body);
    const {data, error} = await strict.client().auth.verifyOtp({token_hash, type});
    assert.equal(error, null);
    assert.equal(data.user.email, address);
    assert.deepEqual(told(await strict.client().auth.verifyOtp({token_hash, type})), api(403, 'otp_expired'));
  });

  test('for a forgotten password lead to a new one', async () => {
    const address = email();
    const client = strict.client();
    await client.auth.signUp({email: address, password});
    await client.auth.verifyOtp({email: address, token: (await strict.message(address)).code, type: 'email'});
    await client.auth.signOut();
    await world.beginAnew();
    assert.equal((await client.auth.resetPasswordForEmail(address)).error, null);
    assert.equal((await client.auth.verifyOtp({email: address, token: (await strict.message(address)).code, type: 'recovery'})).error, null);
    assert.equal((await client.auth.updateUser({password: 'a newer password'})).error, null);
    assert.equal((await strict.client().auth.signInWithPassword({email: address, password: 'a newer password'})).error, null);
    assert.equal((await client.auth.resetPasswordForEmail(email('nobody'))).error, null);
  });

  test('are sent again when asked', async () => {
    const address = email();
    const client = strict.client();
    await client.auth.signUp({email: address, password});
    const first = await strict.message(address);
    await world.beginAnew();
    assert.equal((await client.auth.resend({type: 'signup', email: address})).error, null);
    const second = await strict.message(address);
    assert.notEqual(second.id, first.id);
    assert.equal((await client.auth.verifyOtp({email: address, token: second.code, type: 'signup'})).error, null);
  });

  test('of a test number are known beforehand, and nothing is sent', async () => {
    const client = strict.client();
    assert.equal((await client.auth.signInWithOtp({phone: '43660999000'})).error, null);
    await assert.rejects(strict.message('43660999000'));
    assert.equal((await client.auth.verifyOtp({phone: '43660999000', token: '246810', type: 'sms'})).error, null);
  });

  test('end after five wrong guesses', async () => {
    const address = email();
    await strict.client().auth.signInWithOtp({email: address});
    const {code} = await strict.message(address);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let n = 0; n < 5; ++n) {
      assert.deepEqual(told(await strict.client().auth.verifyOtp({email: address, token: wrong, type: 'email'})), api(403, 'otp_expired'));
    }
    assert.deepEqual(told(await strict.client().auth.verifyOtp({email: address, token: code, type: 'email'})), api(403, 'otp_expired'));
  });

  test('are of one tenant', async () => {
    const address = email();
    await strict.client().auth.signInWithOtp({email: address});
    const {code} = await strict.message(address);
    assert.deepEqual(told(await auto.client().auth.verifyOtp({email: address, token: code, type: 'email'})), api(403, 'otp_expired'));
  });

  test('go to an address once in a minute', async () => {
    const address = email(), number = phone();
    const client = strict.client();
    await client.auth.signInWithOtp({email: address});
    assert.deepEqual(told(await client.auth.signInWithOtp({email: address})), api(429, 'over_email_send_rate_limit'));
    await client.auth.signInWithOtp({phone: number});
    assert.deepEqual(told(await client.auth.signInWithOtp({phone: number})), api(429, 'over_sms_send_rate_limit'));
  });

  test('are not sent to strangers when nobody is to be signed up', async () => {
    assert.deepEqual(told(await strict.client().auth.signInWithOtp({email: email('nobody'), options: {shouldCreateUser: false}})), api(422, 'otp_disabled'));
  });
});
