// tests/npm/repository.test.mjs: what a generated repository asks of the server, and what it makes of the answers.
import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {createClient} from '@supabase/supabase-js';
import {addFile, compile, loadable, makeProject} from './generated.mjs';
import {fixtures} from '../schema_toolchain/tool.mjs';

class NoSocket {}  // Node 20 has no WebSocket, and nothing here needs one

let ours, others, folder;
before(async () => {
  ours = await loadable(makeProject('migrations', 'generated', '--schema', 'public'))('generated-repo');
  folder = makeProject(`${fixtures}/relations.sql`);
  others = await loadable(folder)('generated-repo');
});

/// A client whose requests are kept, and answered one after the other.
function stub(...answers) {
  const requests = [];
  const client = createClient('http://localhost', 'key', {
    realtime: {transport: NoSocket},
    auth: {persistSession: false, autoRefreshToken: false},
    global: {
      fetch: async (address, options) => {
        const url = new URL(address), headers = new Headers(options.headers);
        requests.push({
          method: options.method, path: url.pathname.replace('/rest/v1', ''), query: Object.fromEntries(url.searchParams),
          body: options.body ? JSON.parse(options.body) : undefined, prefer: headers.get('prefer'), accept: headers.get('accept'),
          profile: headers.get('accept-profile') ?? headers.get('content-profile'),
        });
        const {status = 200, body = []} = answers[Math.min(requests.length, answers.length) - 1] ?? {};
        return new Response(status === 204 ? null : JSON.stringify(body), {status, headers: {'content-type': 'application/json'}});
      },
    },
  });
  return {client, requests};
}

const id = '3f2504e0-4f89-11d3-9a0c-0305e82c3301', tenant = '00000000-0000-0000-0000-000000000001';
const object = 'application/vnd.pgrst.object+json';

describe('the six calls of a table of ours', () => {
  test('getAll', async () => {
    const {client, requests} = stub({body: [{id}]});
    assert.deepEqual(await ours.createUserRepository(client).getAll(), [{id}]);
    const [{method, path, query}] = requests;
    assert.deepEqual({method, path, query}, {method: 'GET', path: '/users', query: {select: '*', order: 'id.asc'}});
  });

  test('getById, of a row and of none', async () => {
    const {client, requests} = stub({body: [{id}]}, {body: []});
    const users = ours.createUserRepository(client);
    assert.deepEqual(await users.getById(id), {id});
    assert.equal(await users.getById(id), null);
    assert.deepEqual(requests[0].query, {select: '*', id: `eq.${id}`});
  });

  test('create', async () => {
    const {client, requests} = stub({status: 201, body: {id, email: 'a@b'}});
    assert.deepEqual(await ours.createUserRepository(client).create({email: 'a@b'}), {id, email: 'a@b'});
    const [{method, path, query, body, prefer, accept}] = requests;
    assert.deepEqual({method, path, query, body, prefer, accept},
      {method: 'POST', path: '/users', query: {select: '*'}, body: {email: 'a@b'}, prefer: 'return=representation', accept: object});
  });

  test('update', async () => {
    const {client, requests} = stub({body: {id, email: 'c@d'}});
    assert.deepEqual(await ours.createUserRepository(client).update(id, {email: 'c@d'}), {id, email: 'c@d'});
    const [{method, query, body, accept}] = requests;
    assert.deepEqual({method, query, body, accept}, {method: 'PATCH', query: {id: `eq.${id}`, select: '*'}, body: {email: 'c@d'}, accept: object});
  });

  test('delete', async () => {
    const {client, requests} = stub({status: 204});
    assert.equal(await ours.createUserRepository(client).delete(id), undefined);
    assert.deepEqual([requests[0].method, requests[0].query], ['DELETE', {id: `eq.${id}`}]);
  });

  test('query', async () => {
    const {client, requests} = stub({body: [{id}]});
    const {data} = await ours.createUserRepository(client).query().select('id, username').eq('username', 'admin').limit(10);
    assert.deepEqual(data, [{id}]);
    assert.deepEqual(requests[0].query, {select: 'id,username', username: 'eq.admin', limit: '10'});
  });
});

describe('a key', () => {
  test('of which the session implies a part may be given in full', async () => {
    const {client, requests} = stub({body: []});
    await ours.createUserRepository(client).getById({tenant_id: tenant, id});
    assert.deepEqual(requests[0].query, {select: '*', id: `eq.${id}`, tenant_id: `eq.${tenant}`});
  });

  test('of several columns is an object', async () => {
    const {client, requests} = stub({body: []});
    await others.createCityRepository(client).getById({country: 'AT', number: 3});
    assert.deepEqual(requests[0].query, {select: '*', country: 'eq.AT', number: 'eq.3'});
  });

  test('with a column missing is refused before anything is asked', async () => {
    const {client, requests} = stub({status: 204});
    await assert.rejects(others.createCityRepository(client).delete({country: 'AT'}), /needs number/);
    assert.equal(requests.length, 0);
  });

  test('that there is not leaves getById, update and delete out, for the compiler too', () => {
    const {client} = stub();
    assert.deepEqual(Object.keys(others.createNoKeyRepository(client)).sort(), ['create', 'getAll', 'query']);
    addFile(folder, 'tests/keys.ts', `
      import type { SupabaseClient } from "@supabase/supabase-js";
      import type { Database } from "../generated/generated.types";
      import { createCityRepository, createNoKeyRepository } from "../generated/generated-repo";
      declare const client: SupabaseClient<Database>;
      const city = createCityRepository(client), none = createNoKeyRepository(client);
      export const found = city.getById({ country: "AT", number: 1 }), made = none.create({ x: 1 });
      // @ts-expect-error a part of the key is missing
      city.getById({ country: "AT" });
      // @ts-expect-error of another type
      city.getById("AT");
      // @ts-expect-error no such column
      city.update({ country: "AT", number: 1 }, { mayor: "x" });
      // @ts-expect-error no key
      none.getById(1);
      // @ts-expect-error no key
      none.delete(1);`);
    assert.equal(compile(folder), '');
  });
});

describe('paging', () => {
  const pageOf = async (repository, options, rows) => {
    const {client, requests} = stub({body: rows ?? []});
    const page = await others[repository](client).page(options);
    return {page, query: requests[0].query};
  };

  test('goes on behind the key of the last row', async () => {
    const {client, requests} = stub({body: [{id: 1, boss: null}, {id: 7, boss: 1}]}, {body: []});
    const employees = others.createEmployeeRepository(client);
    const first = await employees.page({limit: 2});
    assert.deepEqual(first.next, {id: 7});
    assert.deepEqual(await employees.page({limit: 2, after: first.next}), {rows: [], next: null});
    assert.deepEqual(requests.map(one => one.query), [{select: '*', order: 'id.asc', limit: '2'}, {select: '*', id: 'gt.7', order: 'id.asc', limit: '2'}]);
  });

  test('of a key of two columns compares the second where the first is equal', async () => {
    const {query} = await pageOf('createCityRepository', {after: {country: 'AT', number: 3}});
    assert.deepEqual(query, {select: '*', or: '(country.gt."AT",and(country.eq."AT",number.gt."3"))', order: 'country.asc,number.asc'});
  });

  test('by another column keeps its NULLs last, in both directions', async () => {
    const {query, page} = await pageOf('createEmployeeRepository', {orderBy: 'boss', descending: true, after: {boss: 5, id: 2}}, [{id: 9, boss: null, department: 1}]);
    assert.deepEqual(query, {select: '*', or: '(boss.lt."5",boss.is.null,and(boss.eq."5",id.lt."2"))', order: 'boss.desc.nullslast,id.desc'});
    assert.deepEqual(page.next, {id: 9, boss: null});
    const behind = await pageOf('createEmployeeRepository', {orderBy: 'boss', descending: true, after: page.next});
    assert.equal(behind.query.or, '(and(boss.is.null,id.lt."9"))');
  });

  test('by a column of the key needs no other condition', async () => {
    const {query} = await pageOf('createEmployeeRepository', {orderBy: 'id', descending: true, after: {id: 4}});
    assert.deepEqual(query, {select: '*', id: 'lt.4', order: 'id.desc.nullslast'});
  });

  test('quotes what the filter would read otherwise', async () => {
    const {query} = await pageOf('createCityRepository', {orderBy: 'name', after: {name: 'a"b\\c,d)', country: 'AT', number: 1}});
    assert.match(query.or, /^\(name\.gt\."a\\"b\\\\c,d\)",/);
  });
});

describe('an error', () => {
  const refusal = {code: '23505', message: 'duplicate key', details: 'Key (email)=(a@b) already exists.', hint: null};

  test('of the server is thrown with its code, details and hint', async () => {
    const {client} = stub({status: 409, body: refusal});
    await assert.rejects(ours.createUserRepository(client).create({email: 'a@b'}), error => {
      assert.ok(error instanceof ours.RepositoryError && error instanceof Error);
      const {name, message, code, details, hint} = error;
      assert.deepEqual({name, message, code, details, hint}, {name: 'RepositoryError', ...refusal});
      return true;
    });
  });

  test('says that there was no row to update', async () => {
    const body = {code: 'PGRST116', message: 'Cannot coerce the result to a single JSON object', details: 'The result contains 0 rows', hint: null};
    const {client} = stub({status: 406, body});
    await assert.rejects(ours.createUserRepository(client).update(id, {email: 'x'}), {code: 'PGRST116', details: 'The result contains 0 rows'});
  });

  test('comes from each call', async () => {
    const {client} = stub({status: 400, body: {...refusal, code: '42501', hint: 'Ask for less.'}});
    const users = ours.createUserRepository(client);
    for (const call of [() => users.getAll(), () => users.page(), () => users.getById(id), () => users.update(id, {}), () => users.delete(id)]) {
      await assert.rejects(call, {code: '42501', hint: 'Ask for less.'});
    }
  });
});
