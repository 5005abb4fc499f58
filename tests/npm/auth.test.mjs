// tests/npm/auth.test.mjs: the official client, @supabase/supabase-js, signs up, in and out of a real server, and stays signed in.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {childrenOf, postmasterPid} from '../system/world.mjs';
import {api, claimsOf, createUser, email, missing, openShop, password, phone, raw, signedAgain, time, told, twoShops, uuid, version} from './supabase_world.mjs';

let world, auto, strict;
const subject = twoShops(given => { ({world, auto, strict} = given); });

subject('signing up', () => {
  test('with a tenant that confirms by itself gives a session', async () => {
    const address = email();
    const client = auto.client();
    const {data, error} = await client.auth.signUp({email: address.toUpperCase(), password, options: {data: {first_name: 'Ann'}}});
    assert.equal(error, null);
    const {user, session} = data;
    assert.equal(session.token_type, 'bearer');
    assert.ok(session.expires_in > 0 && Math.abs(session.expires_at - Date.now() / 1000 - session.expires_in) < 30);
    assert.match(user.id, uuid);
    for (const key of ['created_at', 'updated_at', 'email_confirmed_at', 'confirmed_at', 'last_sign_in_at']) assert.match(user[key], time, key);
    for (const key of ['phone_confirmed_at', 'recovery_sent_at', 'banned_until', 'new_email']) assert.equal(key in user, false, key);
    assert.deepEqual({aud: user.aud, role: user.role, email: user.email, phone: user.phone, is_anonymous: user.is_anonymous, user_metadata: user.user_metadata},
      {aud: 'authenticated', role: 'authenticated', email: address, phone: '', is_anonymous: false, user_metadata: {first_name: 'Ann'}});
    assert.equal(user.app_metadata.provider, 'email');
    assert.deepEqual(user.app_metadata.providers, ['email']);
    const [identity] = user.identities;
    assert.equal(user.identities.length, 1);
    assert.match(identity.identity_id, uuid);
    assert.deepEqual({id: identity.id, user_id: identity.user_id, provider: identity.provider, email: identity.email, data: identity.identity_data},
      {id: user.id, user_id: user.id, provider: 'email', email: address, data: {email: address, email_verified: true, phone_verified: false, sub: user.id}});
    const known = (await client.auth.getUser()).data.user;
    assert.deepEqual([known.id, known.email, known.identities[0].identity_id, known.app_metadata], [user.id, address, identity.identity_id, user.app_metadata]);
  });

  test('without confirmation gives a user without a session, until the code is verified', async () => {
    const address = email();
    const client = strict.client();
    const {data: {user, session}, error} = await client.auth.signUp({email: address, password});
    assert.equal(error, null);
    assert.equal(session, null);
    assert.equal('email_confirmed_at' in user, false);
    assert.match(user.confirmation_sent_at, time);
    assert.deepEqual(told(await client.auth.signInWithPassword({email: address, password})), api(400, 'email_not_confirmed'));

    const {code, channel, body} = await strict.message(address);
    assert.equal(channel, 'email');
    assert.match(body, /https:\/\/shop\.test\/welcome\?token_hash=[\w-]+&type=signup/);
    const verified = await client.auth.verifyOtp({email: address, token: code, type: 'email'});
    assert.equal(verified.error, null);
    assert.equal(verified.data.user.id, user.id);
    assert.match(verified.data.user.email_confirmed_at, time);
    assert.equal((await client.auth.getUser()).data.user.id, user.id);
    assert.equal((await client.auth.signInWithPassword({email: address, password})).error, null);
    assert.deepEqual(told(await client.auth.verifyOtp({email: address, token: code, type: 'email'})), api(403, 'otp_expired'));
  });

  test('by phone', async () => {
    const number = phone();
    const client = strict.client();
    const signedUp = await client.auth.signUp({phone: '+' + number, password});
    assert.equal(signedUp.error, null);
    assert.equal(signedUp.data.session, null);
    assert.deepEqual(told(await client.auth.signInWithPassword({phone: number, password})), api(400, 'phone_not_confirmed'));
    const {data: {user}, error} = await client.auth.verifyOtp({phone: number, token: (await strict.message(number)).code, type: 'sms'});
    assert.equal(error, null);
    assert.deepEqual([user.phone, user.email, user.app_metadata.provider], [number, '', 'phone']);
    assert.match(user.phone_confirmed_at, time);
    assert.equal((await client.auth.signInWithPassword({phone: '+' + number, password})).data.user.id, user.id);
  });

  test('with an address that is known tells it only where addresses need no proof', async () => {
    const {credentials} = await auto.signedIn();
    assert.deepEqual(told(await auto.client().auth.signUp({...credentials, password: 'another password'})), api(422, 'user_already_exists'));

    const address = email();
    const first = await strict.client().auth.signUp({email: address, password});
    const {code} = await strict.message(address);
    await strict.client().auth.verifyOtp({email: address, token: code, type: 'signup'});
    await world.beginAnew();  // one message to an address in a minute
    const second = await strict.client().auth.signUp({email: address, password: 'another password'});
    assert.equal(second.error, null);
    assert.equal(second.data.session, null);
    assert.notEqual(second.data.user.id, first.data.user.id);
    assert.deepEqual(Object.keys(second.data.user).sort(), Object.keys(first.data.user).sort());
    assert.equal((await strict.client().auth.signInWithPassword({email: address, password})).error, null);
  });

  const refused = [
    ['a short password', {email: email(), password: 'short'}, ['AuthWeakPasswordError', 422, 'weak_password']],
    ['no e-mail address', {email: 'ann', password}, api(400, 'validation_failed')],
    ['no phone number', {phone: '0660 1234', password}, api(400, 'validation_failed')],
    ['WhatsApp', {phone: phone(), password, options: {channel: 'whatsapp'}}, api(400, 'validation_failed')],
    ['metadata beyond all measure', {email: email(), password, options: {data: {text: 'x'.repeat(20_000)}}}, api(400, 'validation_failed')],
  ];
  for (const [name, credentials, error] of refused) {
    test(`is refused: ${name}`, async () => assert.deepEqual(told(await auto.client().auth.signUp(credentials)), error));
  }

  test('says why a password is weak', async () => {
    const {error} = await auto.client().auth.signUp({email: email(), password: 'short'});
    assert.deepEqual(error.reasons, ['length']);
  });

  test('is refused: nobody', async () => assert.deepEqual(told(await auto.client().auth.signInAnonymously()), api(422, 'anonymous_provider_disabled')));

  test('is refused where the tenant says so', async () => {
    const closed = openShop(world, {disable_signup: true});
    assert.deepEqual(told(await closed.client().auth.signUp({email: email(), password})), api(422, 'signup_disabled'));
    assert.deepEqual(told(await closed.client().auth.signInWithOtp({email: email()})), api(422, 'signup_disabled'));
  });
});

subject('signing in with a password', () => {
  test('starts a session of its own each time', async () => {
    const {credentials, user, session} = await auto.signedIn();
    const {data, error} = await auto.client().auth.signInWithPassword(credentials);
    assert.equal(error, null);
    assert.equal(data.user.id, user.id);
    assert.notEqual(claimsOf(data.session.access_token).session_id, claimsOf(session.access_token).session_id);
  });

  test('fails in one way for a wrong password and an unknown address', async () => {
    const {credentials} = await auto.signedIn();
    const wrong = await auto.client().auth.signInWithPassword({...credentials, password: 'a wrong password'});
    const unknown = await auto.client().auth.signInWithPassword({email: email('nobody'), password});
    assert.deepEqual(told(wrong), api(400, 'invalid_credentials'));
    assert.equal(wrong.error.message, 'Invalid login credentials');
    assert.deepEqual(told(unknown), told(wrong));
    assert.equal(unknown.error.message, wrong.error.message);
  });

  test('is of one tenant: the same address is somebody else in another', async () => {
    const {credentials, user} = await auto.signedIn();
    const other = openShop(world, {mailer_autoconfirm: true});
    assert.deepEqual(told(await other.client().auth.signInWithPassword(credentials)), api(400, 'invalid_credentials'));
    assert.notEqual((await other.signedIn(credentials)).user.id, user.id);
  });

  test('works for who was created on the command line', async () => {
    const address = email();
    const made = createUser(world, strict.tenant, address);
    assert.equal((await strict.client().auth.signInWithPassword({email: address, password: made.password})).error, null);
  });

  test('and a key that is revoked: refused', async () => {
    const shop = openShop(world, {mailer_autoconfirm: true});
    const {credentials} = await shop.signedIn();
    world.orderlineText('key', 'revoke', '--tenant', shop.tenant, 'publishable');
    await world.beginAnew();  // a key is remembered for two seconds
    const {error} = await shop.client().auth.signInWithPassword(credentials);
    assert.deepEqual([error.status, error.message], [401, 'Invalid API key']);
    assert.equal((await shop.client(shop.secret).auth.signInWithPassword(credentials)).error, null);
  });

  test('trap 9: too often from one address: 429, but a refresh that comes too often is 503, or the client would drop its session', async () => {
    const token = (grant, body) => raw(auto, 'POST', `/auth/v1/token?grant_type=${grant}`, {body, headers: version});
    const tried = await Promise.all(Array.from({length: 160}, () => token('refresh_token', {refresh_token: 'abc'})));
    assert.deepEqual([...new Set(tried.map(one => one.status))].sort(), [400, 503]);
    assert.ok(Number(tried.find(one => one.status === 503).headers.get('retry-after')) >= 1);
    const late = await token('password', {email: email(), password});
    assert.deepEqual([late.status, late.json.code, Number(late.headers.get('retry-after')) >= 1], [429, 'over_request_rate_limit', true]);
    await world.beginAnew();
  });

  const keys = {
    'no such key': 'sb_publishable_nobody', 'a forged legacy key': 'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.x', 'a key cut short': null};
  for (const [name, key] of Object.entries(keys)) {
    test(`is refused: ${name}`, async () => {
      const {credentials} = await auto.signedIn();
      const {error} = await auto.client(key ?? auto.publishable.slice(0, -1)).auth.signInWithPassword(credentials);
      assert.deepEqual([error.status, error.message], [401, 'Invalid API key']);
    });
  }
});

subject('staying signed in', () => {
  test('rotates the refresh token; its parent brings the same successor', async () => {
    const client = await auto.signedIn();
    const first = client.session.refresh_token;
    const {data: {session}, error} = await client.auth.refreshSession();
    assert.equal(error, null);
    assert.notEqual(session.refresh_token, first);
    assert.equal(claimsOf(session.access_token).session_id, claimsOf(client.session.access_token).session_id);
    const again = await auto.client().auth.refreshSession({refresh_token: first});  // a lost answer, or another tab
    assert.equal(again.error, null);
    assert.equal(again.data.session.refresh_token, session.refresh_token);
    assert.equal((await client.auth.refreshSession()).error, null);
  });

  test('many tabs at once go on with one successor', async () => {
    const {session} = await auto.signedIn();
    const answers = await Promise.all(Array.from({length: 5}, () => auto.client().auth.refreshSession({refresh_token: session.refresh_token})));
    assert.deepEqual(answers.map(told), Array(5).fill(null));
    assert.equal(new Set(answers.map(({data}) => data.session.refresh_token)).size, 1);
  });

  test('ends with a refresh token that was used long ago: somebody stole it', async () => {
    const client = await auto.signedIn();
    const stolen = client.session.refresh_token;
    await client.auth.refreshSession();
    const {data: {session}} = await client.auth.refreshSession();
    assert.deepEqual(told(await auto.client().auth.refreshSession({refresh_token: stolen})), api(400, 'refresh_token_already_used'));
    assert.deepEqual(told(await auto.client().auth.refreshSession({refresh_token: session.refresh_token})), api(400, 'refresh_token_not_found'));
    assert.deepEqual(told(await client.auth.getUser()), missing);
  });

  const refused = {'no token of ours': 'abc', 'an empty one': ' ', 'one with a changed letter': null};
  for (const [name, token] of Object.entries(refused)) {
    test(`fails with ${name}`, async () => {
      const {session} = await auto.signedIn();
      const changed = (session.refresh_token[0] === 'A' ? 'B' : 'A') + session.refresh_token.slice(1);
      assert.deepEqual(told(await auto.client().auth.refreshSession({refresh_token: token ?? changed})), api(400, 'refresh_token_not_found'));
    });
  }

  test('is not possible with another tenant’s key', async () => {
    const {session} = await auto.signedIn();
    assert.deepEqual(told(await strict.client().auth.refreshSession({refresh_token: session.refresh_token})), api(400, 'refresh_token_not_found'));
    assert.equal((await auto.client().auth.refreshSession({refresh_token: session.refresh_token})).error, null);
  });

  test('setSession takes over a session, and refreshes one that has run out', async () => {
    const {session, user} = await auto.signedIn();
    const other = auto.client();
    assert.equal((await other.auth.setSession(session)).data.user.id, user.id);
    assert.deepEqual(other.requests, ['GET /auth/v1/user']);
    assert.equal((await other.auth.getSession()).data.session.access_token, session.access_token);

    const late = auto.client();
    const expired = signedAgain(world, session.access_token, {iat: 1_700_000_000, exp: 1_700_000_600});
    const {data, error} = await late.auth.setSession({access_token: expired, refresh_token: session.refresh_token});
    assert.equal(error, null);
    assert.deepEqual(late.requests, ['POST /auth/v1/token']);
    assert.equal(data.user.id, user.id);
  });

  test('trap 9: is kept through a crash of PostgreSQL: 503 meanwhile, and the client tries again', async t => {
    const client = await auto.signedIn();
    client.statuses.length = 0;
    const postmaster = postmasterPid(world);
    for (const pid of [postmaster, ...childrenOf(postmaster).map(child => child.pid)]) process.kill(pid, 'SIGKILL');  // the server starts another one
    const {data, error} = await client.auth.refreshSession();
    t.diagnostic(`answers: ${client.statuses}`);
    assert.equal(error, null);
    assert.equal(data.user.id, client.user.id);
    assert.deepEqual(client.statuses.filter(status => status !== 503), [200]);
  });
});

subject('signing out', () => {
  const scopes = {local: [false, true], others: [true, false], global: [false, false]};
  for (const [scope, [mine, theirs]] of Object.entries(scopes)) {
    test(`${scope}: ${mine ? 'this one stays' : 'this one ends'}, ${theirs ? 'the other stays' : 'the other ends'}, at once`, async () => {
      const here = await auto.signedIn();
      const there = auto.client();
      const {data: {session}} = await there.auth.signInWithPassword(here.credentials);
      assert.equal((await here.auth.signOut({scope})).error, null);
      const alive = async token => told(await auto.client().auth.getUser(token)) ?? true;
      assert.deepEqual(await alive(here.session.access_token), mine || missing);
      assert.deepEqual(await alive(session.access_token), theirs || missing);
      assert.deepEqual(told(await there.auth.refreshSession()), theirs ? null : api(400, 'refresh_token_not_found'));
    });
  }

  test('trap 8: answers 204 without a body, and session_not_found from then on', async () => {
    const {session} = await auto.signedIn();
    const headers = {...version, authorization: `Bearer ${session.access_token}`};
    const left = await raw(auto, 'POST', '/auth/v1/logout?scope=local', {headers});
    assert.deepEqual([left.status, left.text], [204, '']);
    const {status, json} = await raw(auto, 'GET', '/auth/v1/user', {headers});
    assert.deepEqual([status, json.code], [403, 'session_not_found']);
    assert.equal((await raw(auto, 'POST', '/auth/v1/logout?scope=nobody', {headers: {authorization: `Bearer ${(await auto.signedIn()).session.access_token}`}})).status, 400);
  });
});
