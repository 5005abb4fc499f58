// tests/npm/auth_mfa.test.mjs: second factors with the official client, as its documentation uses them.
import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {test} from 'node:test';
import {api, claimsOf, password, raw, told, twoShops, version} from './supabase_world.mjs';

let auto, world;
const subject = twoShops(given => { ({auto, world} = given); });

/// RFC 6238, told anew, so that ours is not its own judge.
function totp(secret, step) {
  const bits = [...secret].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/// Codes that are good now; each is taken once, so that there are three.
function codesOf(secret) {
  let step = Math.floor(Date.now() / 30_000) - 1;
  return () => totp(secret, step++);
}

/// Somebody with an app: {client, credentials, factor, next}.
async function withApp() {
  const client = await auto.signedIn();
  const {data, error} = await client.auth.mfa.enroll({factorType: 'totp', friendlyName: 'phone'});
  assert.equal(error, null);
  const next = codesOf(data.totp.secret);
  const verified = await client.auth.mfa.challengeAndVerify({factorId: data.id, code: next()});
  assert.equal(verified.error, null);
  return {client, credentials: client.credentials, factor: data.id, next, enrolled: data};
}

async function signIn(credentials) {
  const client = auto.client();
  const {error} = await client.auth.signInWithPassword(credentials);
  assert.equal(error, null);
  return client;
}

subject('second factors', () => {
  test('enroll, challenge, verify: as the documentation has it', async () => {
    const client = await auto.signedIn();
    assert.deepEqual((await client.auth.mfa.getAuthenticatorAssuranceLevel()).data.nextLevel, 'aal1');
    const {data: factor, error} = await client.auth.mfa.enroll({factorType: 'totp', issuer: 'Shop & Söhne'});
    assert.equal(error, null);
    assert.equal(factor.type, 'totp');
    assert.match(factor.totp.qr_code, /^data:image\/svg\+xml;utf-8,<svg /);
    assert.match(factor.totp.uri, /^otpauth:\/\/totp\/Shop%20%26%20S%C3%B6hne:/);
    assert.match(factor.totp.secret, /^[A-Z2-7]{32}$/);
    assert.deepEqual((await client.auth.mfa.listFactors()).data.totp, [], 'not verified yet');

    const {data: challenge} = await client.auth.mfa.challenge({factorId: factor.id});
    assert.ok(challenge.expires_at > Date.now() / 1000 + 200);
    const {data: session, error: wrong} = await client.auth.mfa.verify({factorId: factor.id, challengeId: challenge.id, code: codesOf(factor.totp.secret)()});
    assert.equal(wrong, null);
    const claims = claimsOf(session.access_token);
    assert.deepEqual([claims.aal, claims.amr.map(one => one.method)], ['aal2', ['totp', 'password']]);
    const {data: level} = await client.auth.mfa.getAuthenticatorAssuranceLevel();
    assert.deepEqual([level.currentLevel, level.nextLevel], ['aal2', 'aal2']);
    const {data: {totp: [listed]}} = await client.auth.mfa.listFactors();
    assert.deepEqual([listed.id, listed.status, listed.factor_type], [factor.id, 'verified', 'totp']);
    assert.equal((await client.auth.refreshSession()).error, null);
    assert.equal(claimsOf((await client.auth.getSession()).data.session.access_token).aal, 'aal2', 'a refresh keeps it');
  });

  test('a session of aal1 may do nothing but show the factor', async () => {
    const {credentials, factor, next} = await withApp();
    const weak = await signIn(credentials);
    const {data: level} = await weak.auth.mfa.getAuthenticatorAssuranceLevel();
    assert.deepEqual([level.currentLevel, level.nextLevel], ['aal1', 'aal2']);
    const read = await weak.from('tenants').select();
    assert.deepEqual([read.status, read.error.code], [403, '42501']);
    const {session} = (await weak.auth.getSession()).data;
    const me = await raw(auto, 'GET', '/api/v1/me', {headers: {authorization: `Bearer ${session.access_token}`}});
    assert.deepEqual([me.status, me.json.code], [403, 'second_factor_needed']);
    assert.equal((await weak.auth.getUser()).error, null);
    assert.deepEqual(told(await weak.auth.updateUser({password: 'a newer password'})), api(401, 'insufficient_aal'));
    assert.deepEqual(told(await weak.auth.mfa.enroll({factorType: 'totp', friendlyName: 'mine'})), api(403, 'insufficient_aal'));
    assert.deepEqual(told(await weak.auth.mfa.unenroll({factorId: factor})), api(422, 'insufficient_aal'));
    assert.equal((await weak.auth.refreshSession()).error, null);
    assert.equal((await weak.from('tenants').select()).status, 403, 'a refresh makes it no better');
    assert.equal((await weak.auth.mfa.challengeAndVerify({factorId: factor, code: next()})).error, null);
    assert.equal((await weak.from('tenants').select()).error, null);
  });

  test('a code is taken once, a wrong one never', async () => {
    const {credentials, factor, next} = await withApp();
    const code = next(), [one, two] = [await signIn(credentials), await signIn(credentials)];
    const outcomes = await Promise.all([one, two].map(client => client.auth.mfa.challengeAndVerify({factorId: factor, code})));
    assert.equal(outcomes.filter(({error}) => error === null).length, 1);
    assert.deepEqual(told(outcomes.find(({error}) => error)), api(422, 'mfa_verification_failed'));
    const weak = await signIn(credentials);
    for (const wrong of ['000000', 'abcdefghjk', '0', 'x'.repeat(900)]) {
      assert.deepEqual(told(await weak.auth.mfa.challengeAndVerify({factorId: factor, code: wrong})), api(422, 'mfa_verification_failed'), wrong);
    }
  });

  test('guesses wait, and say how long', async () => {
    const {credentials, factor} = await withApp();
    const weak = await signIn(credentials), {session} = (await weak.auth.getSession()).data;
    const {data: challenge} = await weak.auth.mfa.challenge({factorId: factor});
    const guess = () => raw(auto, 'POST', `/auth/v1/factors/${factor}/verify`,
      {body: {challenge_id: challenge.id, code: '000000'}, headers: {...version, authorization: `Bearer ${session.access_token}`}});
    const answers = [];
    for (let i = 0; i < 30 && answers.at(-1)?.status !== 429; ++i) answers.push(await guess());
    const {status, json, headers} = answers.at(-1);
    assert.deepEqual([status, json.code], [429, 'over_request_rate_limit']);
    assert.ok(Number(headers.get('retry-after')) >= 1);
    assert.match(json.message, new RegExp(`after ${headers.get('retry-after')} seconds`));
  });

  test('the first code ends the sessions that began without one', async () => {
    const client = await auto.signedIn(), other = await signIn(client.credentials);
    const {data} = await client.auth.mfa.enroll({factorType: 'totp'});
    assert.equal((await other.auth.getUser()).error, null);
    assert.equal((await client.auth.mfa.challengeAndVerify({factorId: data.id, code: codesOf(data.totp.secret)()})).error, null);
    assert.deepEqual(told(await other.auth.getUser()), ['AuthSessionMissingError', 400, undefined]);
    assert.equal((await client.auth.getUser()).error, null);
  });

  test('who knows the password and began a factor first does not pass with it', async () => {
    const client = await auto.signedIn(), thief = await signIn(client.credentials);
    const {data: thiefs} = await thief.auth.mfa.enroll({factorType: 'totp', friendlyName: 'the thief’s'});
    const {data: own} = await client.auth.mfa.enroll({factorType: 'totp', friendlyName: 'phone'});
    assert.equal((await client.auth.mfa.challengeAndVerify({factorId: own.id, code: codesOf(own.totp.secret)()})).error, null);
    const again = await signIn(client.credentials);
    const outcome = await again.auth.mfa.challengeAndVerify({factorId: thiefs.id, code: codesOf(thiefs.totp.secret)()});
    assert.deepEqual(told(outcome), api(404, 'mfa_factor_not_found'));

    // One that was begun with the other shown, as by two windows: finished only where that was shown.
    const {data: second} = await client.auth.mfa.enroll({factorType: 'totp', friendlyName: 'tablet'});
    const next = codesOf(second.totp.secret), show = who => who.auth.mfa.challengeAndVerify({factorId: second.id, code: next()});
    assert.deepEqual(told(await show(again)), api(403, 'insufficient_aal'));
    assert.equal((await again.from('tenants').select()).status, 403);
    assert.equal((await show(client)).error, null);
    assert.equal((await client.auth.mfa.listFactors()).data.totp.length, 2);
  });

  test('recovery codes stand in for the app, once each', async () => {
    const {client, credentials, factor} = await withApp();
    const ask = async () => {
      const {session} = (await client.auth.getSession()).data;
      return raw(auto, 'POST', `/auth/v1/factors/${factor}/recovery_codes`, {headers: {authorization: `Bearer ${session.access_token}`}});
    };
    const {status, json: {codes}} = await ask();
    assert.equal(status, 200);
    assert.equal(codes.length, 10);
    const weak = await signIn(credentials);
    const {data, error} = await weak.auth.mfa.challengeAndVerify({factorId: factor, code: codes[3].toUpperCase()});
    assert.equal(error, null);
    assert.deepEqual(claimsOf(data.access_token).amr.map(one => one.method), ['recovery_code', 'password']);
    assert.deepEqual(told(await (await signIn(credentials)).auth.mfa.challengeAndVerify({factorId: factor, code: codes[3]})), api(422, 'mfa_verification_failed'));
  });

  test('unenroll ends it, and so does the tenant', async () => {
    const first = await withApp();
    assert.equal((await first.client.auth.mfa.unenroll({factorId: first.factor})).error, null);
    assert.equal((await (await signIn(first.credentials)).from('tenants').select()).error, null);

    const second = await withApp();
    const {data: {user}} = await second.client.auth.getUser();
    const admin = auto.admin();
    const {data: {factors}} = await admin.mfa.listFactors({userId: user.id});
    assert.deepEqual(factors.map(one => [one.id, one.friendly_name, one.status]), [[second.factor, 'phone', 'verified']]);
    assert.equal((await admin.mfa.deleteFactor({userId: user.id, id: second.factor})).error, null);
    assert.deepEqual(told(await admin.mfa.deleteFactor({userId: user.id, id: second.factor})), api(404, 'mfa_factor_not_found'));
    assert.equal((await (await signIn(second.credentials)).from('tenants').select()).error, null);
  });

  test('orderline user remove-factors, for who has lost everything', async () => {
    const {credentials} = await withApp();
    const command = () => world.orderlineText('user', 'remove-factors', '--tenant', auto.tenant, '--email', credentials.email);
    assert.match(command(), /signs in with the password alone now/);
    assert.equal((await (await signIn(credentials)).from('tenants').select()).error, null);
  });

  const refused = [
    ['a text message', {factorType: 'phone', phone: '+4366012345'}, api(422, 'mfa_phone_enroll_not_enabled')],
    ['a long name', {factorType: 'totp', friendlyName: 'x'.repeat(101)}, api(400, 'validation_failed')],
    ['another’s name', {factorType: 'totp', friendlyName: 'phone'}, api(422, 'mfa_factor_name_conflict')],
  ];
  for (const [name, wish, error] of refused) {
    test(`refused: ${name}`, async () => assert.deepEqual(told(await (await withApp()).client.auth.mfa.enroll(wish)), error));
  }

  test('another’s factor is not there', async () => {
    const {factor} = await withApp(), other = await auto.signedIn();
    assert.deepEqual(told(await other.auth.mfa.challenge({factorId: factor})), api(404, 'mfa_factor_not_found'));
    assert.deepEqual(told(await other.auth.mfa.unenroll({factorId: factor})), api(404, 'mfa_factor_not_found'));
  });
});
