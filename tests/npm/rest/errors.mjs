// tests/npm/rest/errors.mjs: what is refused: status, code, message, details and hint, as PostgREST says them.
import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {dataOf} from '../support/lab.mjs';

// name, request, status, the error; a regular expression where PostgreSQL or the wire format leaves the text open
const cases = [
  ['a filter that is no filter', db => db.from('specimens').select().filter('id', 'near', 1), 400, {code: 'PGRST100', message: /near/, details: /./}],
  ['a select that is none', db => db.from('specimens').select('id,'), 400, {code: 'PGRST100', message: /./, details: /./}],
  ['is of what it is not', db => db.from('specimens').select().filter('flag', 'is', 'maybe'), 400, {code: 'PGRST100', message: /maybe/}],
  ['a body that is no JSON', db => post(db, 'specimens', '{"id":'), 400, {code: 'PGRST102', hint: null}],
  ['no body', db => post(db, 'specimens', ''), 400, {code: 'PGRST102'}],
  ['rows with other keys, without columns', db => post(db, 'specimens', '[{"id":1,"name":"x"},{"id":2}]'), 400, {code: 'PGRST102', message: 'All object keys must match'}],
  ['a body of another type', db => post(db, 'specimens', 'id: 1', {'content-type': 'application/yaml'}), 400, {code: 'PGRST102'}],
  ['a limit below nothing', db => db.from('specimens').select().limit(-1), 416, {code: 'PGRST103', message: 'Requested range not satisfiable'}],
  ['a schema that is not open', db => db.schema('orderline').from('specimens').select(), 406, {code: 'PGRST106', message: /orderline/, hint: /public/}],
  ['a schema that is not open, for a write', db => db.schema('pg_catalog').from('pg_class').insert({relname: 'x'}), 406, {code: 'PGRST106'}],
  ['a format that nobody makes', db => db.from('specimens').select().setHeader('accept', 'image/png'), 406, {code: 'PGRST107', message: /image\/png/}],
  ['a filter on what is not embedded', db => db.from('specimens').select('id').eq('drawers.title', 'top'), 400, {code: 'PGRST108', message: /drawers/}],
  ['an order by what is not embedded', db => db.from('specimens').select('id').order('drawers(title)'), 400, {code: 'PGRST108'}],
  ['an order by a list', db => db.from('drawers').select('id, specimens(id)').order('specimens(id)'), 400, {code: 'PGRST118'}],
  ['another filter than null on an embedded table', db => db.from('drawers').select('id, specimens(id)').eq('specimens', 'x'), 400, {code: 'PGRST120'}],
  ['a preference that is unknown, strictly', db => db.from('specimens').select().setHeader('prefer', 'handling=strict, colour=red'), 400, {code: 'PGRST122', details: /colour=red/}],
  ['a time zone that there is not, strictly', db => db.from('specimens').select().setHeader('prefer', 'handling=strict, timezone=Mars/Olympus'), 400,
    {code: 'PGRST122', details: 'Invalid preferences: timezone=Mars/Olympus'}],
  ['an aggregate in a spread list', db => db.from('drawers').select('id, ...specimens(weight.max())'), 400, {code: 'PGRST127'}],
  ['a limit of rows for a function that gives one', db => db.rpc('add', {a: 1, b: 1}).maxAffected(1), 400, {code: 'PGRST128'}],
  ['no relationship', db => db.from('collectors').select('id, drawers(id)'), 400,
    {code: 'PGRST200', message: "Could not find a relationship between 'collectors' and 'drawers' in the schema cache", details: /public/}],
  ['no function', db => db.rpc('ad', {a: 1}), 404, {code: 'PGRST202', message: 'Could not find the function public.ad(a) in the schema cache', details: /ad/}],
  ['no function without parameters', db => db.rpc('nothing_of_the_kind'), 404,
    {code: 'PGRST202', message: 'Could not find the function public.nothing_of_the_kind without parameters in the schema cache', hint: null}],
  ['a function that could be two', db => db.rpc('vague', {a: 1}), 300, {code: 'PGRST203', message: /vague/}],
  ['a column that there is not, in a body', db => db.from('specimens').insert({colour: 'red'}), 400,
    {code: 'PGRST204', message: "Could not find the 'colour' column of 'specimens' in the schema cache"}],
  ['a column that there is not, in columns', db => db.from('specimens').insert([{id: 9, colour: 'red'}]), 400, {code: 'PGRST204'}],
  ['no table', db => db.from('specimen_s').select(), 404, {code: 'PGRST205', message: "Could not find the table 'public.specimen_s' in the schema cache"}],
  ['a column that there is not, in a select', db => db.from('specimens').select('colour'), 400, {code: '42703', message: 'column specimens.colour does not exist'}],
  ['a column that there is not, in a filter', db => db.from('specimens').select('id').eq('colour', 'red'), 400, {code: '42703'}],
  ['a value of another type', db => db.from('specimens').select().eq('id', 'one'), 400,
    {code: '22P02', message: 'invalid input syntax for type integer: "one"', details: null, hint: null}],
  ['a row that is there; of a table with row-level security PostgreSQL does not tell which', db => db.from('specimens').insert({id: 1, name: 'x'}), 409,
    {code: '23505', message: 'duplicate key value violates unique constraint "specimens_pkey"', details: null}],
  ['a parent that there is not', db => db.from('specimens').insert({id: 9, name: 'x', drawer_id: 77}), 409,
    {code: '23503', message: /specimens_drawer_id_fkey/, details: /is not present in table "drawers"/}],
  ['a parent that has children', db => db.from('drawers').delete().eq('id', 1), 409, {code: '23503', details: /is still referenced from table "specimens"/}],
  ['a value that is needed', db => db.from('specimens').insert({id: 9}), 400, {code: '23502', message: /"name"/}],
  ['a value that a check refuses', db => db.from('specimens').insert({id: 9, name: 'x', weight: -1}), 400, {code: '23514', message: /specimens_weight_check/}],
  ['a regular expression that is none', db => db.from('specimens').select().regexMatch('name', '('), 400, {code: '2201B'}],
  ['what a function raises', db => db.rpc('refuse'), 400, {code: 'P0001', message: 'not today', details: 'It is Sunday.', hint: 'Come back on Monday.'}],
  ['what a function raises with a status', db => db.rpc('teapot'), 418, {code: 'PT418', message: 'short and stout'}],
  ['another role\'s table', db => db.from('refresh_sessions').select(), 403, {code: '42501', message: 'permission denied for table refresh_sessions'}],
  ['a column that nobody reads', db => db.from('users').select('password_hash'), 403, {code: '42501', message: 'permission denied for table users'}],
  ['a column that nobody reads, in a filter', db => db.from('api_keys').select('id').like('key', 'a%'), 403, {code: '42501'}],
  ['an aggregate of what nobody reads', db => db.from('users').select('password_hash.max()'), 403, {code: '42501'}],
];

/// A body as it is, where the client would write JSON. Answers like the client.
async function post(db, table, body, headers = {}) {
  const answer = await fetch(`${db.rest.url}/${table}`, {method: 'POST', body, headers: {'content-type': 'application/json', apikey: db.supabaseKey, ...headers}});
  return {status: answer.status, error: await answer.json()};
}

const fits = (found, wanted) => wanted instanceof RegExp ? wanted.test(found ?? '') : found === wanted;

export function testErrors(lab) {
  describe('an error', () => {
    before(() => lab.reset());
    for (const [name, ask, status, wanted] of cases) {
      test(name, async () => {
        const answer = await ask(lab.db);
        assert.ok(answer.error, 'it was answered');
        assert.deepEqual(Object.keys(answer.error).sort(), ['code', 'details', 'hint', 'message']);
        const matches = answer.status === status && Object.entries(wanted).every(([key, value]) => fits(answer.error[key], value));
        assert.ok(matches, `${answer.status} ${JSON.stringify(answer.error)}`);
      });
    }

    test('a relationship that could be several lists them', async () => {
      const {status, error} = await lab.db.from('orders').select('id, proposed_orders(id)');
      assert.deepEqual([status, error.code], [300, 'PGRST201']);
      assert.equal(error.message, "Could not embed because more than one relationship was found for 'orders' and 'proposed_orders'");
      const names = ['orders_draft_id_fkey', 'proposed_orders_order_id_fkey'];
      assert.equal(error.details.length, 2);
      for (const name of names) {
        assert.match(error.hint, new RegExp(`proposed_orders!${name}`));
        const one = error.details.find(detail => detail.relationship.includes(name));
        assert.deepEqual(Object.keys(one).sort(), ['cardinality', 'embedding', 'relationship']);
      }
    });
    test('a row that is put must be named by its key, and by nothing else', async () => {
      const put = async (query, body) => {
        const answer = await fetch(`${lab.url}/rest/v1/drawers?${query}`, {method: 'PUT', body: JSON.stringify(body), headers: {apikey: lab.key, 'content-type': 'application/json'}});
        const text = await answer.text();
        return [answer.status, text === '' ? null : JSON.parse(text).code];
      };
      assert.deepEqual(await put('title=eq.top', {id: 1, title: 'top'}), [405, 'PGRST105']);
      assert.deepEqual(await put('id=eq.1&limit=1', {id: 1, title: 'top'}), [400, 'PGRST114']);
      assert.deepEqual(await put('id=eq.1', {id: 2, title: 'top'}), [400, 'PGRST115']);
    });
    test('a method that tables or functions do not have', async () => {
      const ask = async (method, path) => {
        const answer = await fetch(`${lab.url}/rest/v1${path}`, {method, headers: {apikey: lab.key}});
        return [answer.status, (await answer.json()).code];
      };
      assert.deepEqual(await ask('PATCH', '/rpc/add'), [405, 'PGRST101']);
      assert.deepEqual(await ask('DELETE', '/rpc/add'), [405, 'PGRST101']);
      assert.deepEqual(await ask('GET', '/a/b'), [404, 'PGRST125']);
      assert.deepEqual(await ask('GET', '/'), [200, undefined]);
    });
    test('of what the server itself refuses is in the words of who was asked, and pages of other origins read it', async () => {
      const refused = async (path, init) => {
        const answer = await fetch(lab.url + path, init), body = await answer.json();
        return [answer.status, Object.keys(body).sort().join(), answer.headers.get('access-control-allow-origin')];
      };
      const large = {method: 'POST', body: '"' + 'a'.repeat(2 << 20) + '"', headers: {apikey: lab.key, 'content-type': 'application/json'}};
      const rest = 'code,details,hint,message', auth = 'code,error_code,msg', long = 'a'.repeat(40_000);
      assert.deepEqual(await refused('/rest/v1/drawers', large), [413, rest, '*']);
      assert.deepEqual(await refused(`/rest/v1/drawers?id=eq.${long}`), [431, rest, '*']);
      assert.deepEqual(await refused('/auth/v1/signup', large), [413, auth, '*']);
      assert.deepEqual(await refused('/auth/v1/user', {headers: {'x-long': long}}), [431, auth, '*']);
      assert.deepEqual(await refused(`/api/v1/drafts?q=${long}`), [431, 'code,detail,status,title,type', null]);
      const {error, status} = await lab.db.from('drawers').insert({id: 4, title: 'a'.repeat(2 << 20)});
      assert.deepEqual([status, error.message], [413, 'The body of the request is too large.']);
    });
    test('says in headers what it is', async () => {
      const answer = await fetch(`${lab.url}/rest/v1/nowhere`, {headers: {apikey: lab.key}});
      assert.equal(answer.headers.get('proxy-status'), 'PostgREST; error=PGRST205');
      assert.match(answer.headers.get('content-type'), /^application\/json/);
      const unknown = await fetch(`${lab.url}/rest/v1/nowhere`);
      assert.equal(unknown.status, 401);
      assert.match(unknown.headers.get('www-authenticate'), /^Bearer/);
    });
    test('of a statement that takes too long does not tell the statement', async () => {
      const {error} = await lab.db.from('specimens').select('id').eq('id', '1; drop table specimens');
      assert.doesNotMatch(JSON.stringify(error), /select .* from/i);
      assert.equal((await dataOf(lab.db.from('specimens').select('id'))).length, 6);
    });
  });
}
