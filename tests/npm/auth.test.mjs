// tests/npm/auth.test.mjs: /auth/v1 as the official client, @supabase/supabase-js, sees it: against a real server and database.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, test} from 'node:test';
import {postmasterPid} from '../system/world.mjs';
import {claimsOf, createUser, email, forged, headerOf, openShop, password, phone, raw, signedAgain, startAuthWorld} from './supabase_world.mjs';

const version = {'x-supabase-api-version': '2024-01-01'};
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/;

/// What an error tells a program: {status, code}, and its class.
const told = ({error}) => error && [error.name, error.status, error.code];
const api = (status, code) => ['AuthApiError', status, code];
const missing = ['AuthSessionMissingError', 400, undefined];

let world, auto, strict;  // two tenants: one confirms addresses by itself
before(async () => {
  world = await startAuthWorld({ORDERLINE_TEST_PHONES: '43660999000=246810', ORDERLINE_MAILBOX_PAGE: 'on'});
  auto = openShop(world, {mailer_autoconfirm: true, phone_autoconfirm: true});
  strict = openShop(world, {site_url: 'https://shop.test/welcome'});
});
after(() => world?.stop());

/// Attempts are counted in the server's memory; each subject begins anew.
const subject = (name, tests) => describe(name, () => {
  before(() => world.beginAnew());
  tests();
});

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

  test('too often from one address: 429, but a refresh that comes too often is 503, or the client would drop its session', async () => {
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

  test('is kept through a crash of PostgreSQL: 503 meanwhile, and the client tries again', async t => {
    const client = await auto.signedIn();
    client.statuses.length = 0;
    process.kill(postmasterPid(world), 'SIGKILL');  // the server starts another one
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

  test('answers 204 without a body, and session_not_found from then on', async () => {
    const {session} = await auto.signedIn();
    const headers = {...version, authorization: `Bearer ${session.access_token}`};
    const left = await raw(auto, 'POST', '/auth/v1/logout?scope=local', {headers});
    assert.deepEqual([left.status, left.text], [204, '']);
    const {status, json} = await raw(auto, 'GET', '/auth/v1/user', {headers});
    assert.deepEqual([status, json.code], [403, 'session_not_found']);
    assert.equal((await raw(auto, 'POST', '/auth/v1/logout?scope=nobody', {headers: {authorization: `Bearer ${(await auto.signedIn()).session.access_token}`}})).status, 400);
  });
});

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
    await other.auth.signInWithPassword(client.credentials);
    assert.equal((await client.auth.updateUser({password: 'a newer password'})).error, null);
    assert.equal((await client.auth.getUser()).error, null);
    assert.deepEqual(told(await other.auth.getUser()), missing);
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

subject('what every answer has', () => {
  test('errors come in the shape that the request asks for', async () => {
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
    ['POST', '/auth/v1/factors', {}, 404, 'not_found'],
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
