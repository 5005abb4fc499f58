// tests/npm/rest/beyond.mjs: what the client has no call for: batches, versions of rows, and bodies that are no JSON.
import assert from 'node:assert/strict';
import {beforeEach, describe, test} from 'node:test';
import {dataOf} from '../support/lab.mjs';

export function testBeyond(lab) {
  const send = async (path, body, headers = {}, key = lab.key) => {
    const answer = await fetch(`${lab.url}/rest/v1${path}`, {method: 'POST', headers: {apikey: key, ...headers}, body: typeof body === 'string' ? body : JSON.stringify(body)});
    const text = await answer.text();
    return {status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null};
  };
  const batch = (requests, key) => send('/$batch', requests, {'content-type': 'application/json'}, key);
  const representation = {Prefer: 'return=representation'};
  const note = async id => (await dataOf(lab.db.from('specimens').select('note').eq('id', id).maybeSingle()))?.note;

  describe('several requests in one', () => {
    beforeEach(() => lab.reset());

    test('are done in their order, see each other, and are each answered', async () => {
      const {status, body} = await batch([
        {method: 'POST', path: '/drawers?select=id,title', headers: representation, body: {id: 9, title: 'new'}},
        {method: 'POST', path: '/specimens', body: [{id: 9, name: 'Iolite', drawer_id: 9}]},
        {method: 'PATCH', path: '/specimens?id=eq.9', body: {note: 'moved'}},
        {method: 'GET', path: '/drawers?select=title,specimens(name,note)&id=eq.9', headers: {Accept: 'application/vnd.pgrst.object+json'}},
        {method: 'POST', path: '/rpc/add', body: {a: 2, b: 3}},
        {method: 'DELETE', path: '/specimens?id=eq.9'},
      ]);
      assert.equal(status, 200);
      assert.deepEqual(body.map(one => [one.status, one.body]), [
        [201, [{id: 9, title: 'new'}]], [201, null], [204, null],
        [200, {title: 'new', specimens: [{name: 'Iolite', note: 'moved'}]}], [200, 5], [204, null],
      ]);
      assert.equal(body[3].headers['content-range'], '0-0/*');
    });
    test('are all undone when one is refused, which is named', async () => {
      const {status, body} = await batch([
        {method: 'PATCH', path: '/specimens?id=eq.1', body: {note: 'undone'}},
        {method: 'POST', path: '/specimens', body: {id: 1, name: 'there already'}},
      ]);
      assert.deepEqual([status, body.code, body.message.startsWith('Request 1 of the batch: duplicate key')], [409, '23505', true]);
      assert.equal(await note(1), null);
    });
    test('are undone when the whole wants to be, and not a single one', async () => {
      const requests = [{method: 'PATCH', path: '/specimens?id=eq.1', body: {note: 'tried'}}];
      const {status, body} = await send('/$batch', requests, {'content-type': 'application/json', Prefer: 'tx=rollback'});
      assert.deepEqual([status, body[0].status, await note(1)], [200, 204, null]);
      const single = await batch([{...requests[0], headers: {Prefer: 'tx=rollback'}}]);
      assert.deepEqual([single.status, single.body.code, await note(1)], [400, 'PGRST128', null]);
    });
    test('are also undone when one is not the single row that it asks for', async () => {
      const {status, body} = await batch([
        {method: 'PATCH', path: '/specimens?id=eq.1', body: {note: 'undone'}},
        {method: 'PATCH', path: '/specimens?id=eq.99', headers: {...representation, Accept: 'application/vnd.pgrst.object+json'}, body: {note: 'x'}},
      ]);
      assert.deepEqual([status, body.code], [406, 'PGRST116']);
      assert.equal(await note(1), null);
    });
    test('have the rights of who sends them, and say so once', async () => {
      const refused = await batch([{method: 'GET', path: '/specimens'}], lab.publishable);
      assert.deepEqual([refused.status, refused.body.code], [401, '42501']);
      const twice = await batch([{method: 'GET', path: '/specimens', headers: {apikey: lab.key}}], lab.publishable);
      assert.deepEqual([twice.status, twice.body.code], [400, 'PGRST102']);
      const none = await fetch(`${lab.url}/rest/v1/$batch`, {method: 'POST', body: '[]'});
      assert.equal(none.status, 401);
    });
    test('cannot be read: one sentence says which', async () => {
      const {status, body} = await batch([{method: 'GET', path: '/specimens'}, {method: 'GET'}]);
      assert.deepEqual([status, body.code, body.details], [400, 'PGRST102', 'Request 1: it needs a method and a path, both texts']);
    });
  });

  describe('a row with a version', () => {
    const ask = async (method, path, headers = {}, body) => {
      const answer = await fetch(`${lab.url}/rest/v1${path}`, {method, body: body && JSON.stringify(body),
        headers: {apikey: lab.key, Accept: 'application/vnd.pgrst.object+json', 'content-type': 'application/json', ...headers}});
      const text = await answer.text();
      return {status: answer.status, etag: answer.headers.get('etag'), body: text ? JSON.parse(text) : null};
    };
    let row;
    beforeEach(async () => { row = (await dataOf(lab.db.from('product_categories').insert({name: 'Cheese'}).select().single())).id; });

    test('is changed only as it was read', async () => {
      const path = `/product_categories?id=eq.${row}`, {etag} = await ask('GET', path);
      assert.match(etag, /^"updated_at-20[^"]+"$/);
      const first = await ask('PATCH', `${path}&select=name,updated_at`, {'if-match': etag, Prefer: 'return=representation'}, {name: 'Hard cheese'});
      assert.deepEqual([first.status, first.body.name], [200, 'Hard cheese']);
      assert.notEqual(first.etag, etag);
      const second = await ask('PATCH', path, {'if-match': etag}, {name: 'lost'});
      assert.deepEqual([second.status, second.body.code], [412, 'precondition_failed']);
      assert.equal((await ask('DELETE', path, {'if-match': etag})).status, 412);
      assert.deepEqual((await ask('GET', path)).body.name, 'Hard cheese');
      assert.equal((await ask('DELETE', path, {'if-match': `"other-1", ${first.etag}`})).status, 204);
      assert.equal((await ask('DELETE', path, {'if-match': '*'})).status, 412);
    });
    for (const tag of ['"updated_at-yesterday"', '"updated_at-2026-13-01T00:00:00+00:00"', '"updated_at-"', '"nonsense"', 'nonsense']) {
      test(`is never as ${tag} has it, which nobody was given`, async () => {
        const path = `/product_categories?id=eq.${row}`;
        const {status, body} = await ask('PATCH', path, {'if-match': tag}, {name: 'lost'});
        assert.deepEqual([status, body.code], [412, 'precondition_failed']);
        assert.equal((await ask('GET', path)).body.name, 'Cheese');
      });
    }
    for (const tag of ['"version-"', '"version-one"', '"version-1.5"', '"version-99999999999999999999"', '"version-3000000000"']) {
      test(`is never as ${tag} has it, where versions are whole numbers`, async () => {
        const {status, body} = await ask('DELETE', '/proposed_orders?id=is.null', {'if-match': tag});
        assert.deepEqual([status, body.code], [412, 'precondition_failed']);
      });
    }
    test('is sent again only if it has changed', async () => {
      const path = `/product_categories?id=eq.${row}`, {etag} = await ask('GET', path);
      const same = await ask('GET', path, {'if-none-match': `"x", W/${etag}`});
      assert.deepEqual([same.status, same.etag, same.body], [304, etag, null]);
      await ask('PATCH', path, {}, {name: 'Soft cheese'});
      assert.equal((await ask('GET', path, {'if-none-match': etag})).status, 200);
    });
    test('has no tag in a list, with others in it, or without the column', async () => {
      const path = `/product_categories?id=eq.${row}`;
      assert.equal((await ask('GET', path, {Accept: 'application/json'})).etag, null);
      assert.equal((await ask('GET', `${path}&select=*,products(id)`)).etag, null);
      assert.equal((await ask('GET', `${path}&select=name`)).etag, null);
    });
    test('must have one, to be asked for', async () => {
      lab.reset();
      const {status, body} = await ask('PATCH', '/specimens?id=eq.1', {'if-match': '"version-1"'}, {note: 'x'});
      assert.deepEqual([status, body.code], [400, 'PGRST127']);
    });
  });

  describe('bodies that are no JSON', () => {
    beforeEach(() => lab.reset());

    test('CSV: texts, quotes and NULL', async () => {
      const csv = 'id,name,note,weight\r\n20,"Kyanite, ""blue""",NULL,1.50\n21,"two\nlines","NULL",\r\n'.replace(',\r\n', ',2\r\n');
      const {status, body} = await send('/specimens?select=id,name,note,weight::text&order=id', csv, {'content-type': 'text/csv', ...representation});
      assert.deepEqual([status, body], [201, [
        {id: 20, name: 'Kyanite, "blue"', note: null, weight: '1.50'}, {id: 21, name: 'two\nlines', note: 'NULL', weight: '2'}]]);
    });
    test('CSV with a line too short is refused', async () => {
      const {status, body} = await send('/specimens', 'id,name\n22\n', {'content-type': 'text/csv'});
      assert.deepEqual([status, body.code], [400, 'PGRST102']);
    });
    test('a form is one row', async () => {
      const {status, body} = await send('/specimens?select=id,name', 'id=23&name=Lapis+%26+Co', {'content-type': 'application/x-www-form-urlencoded', ...representation});
      assert.deepEqual([status, body], [201, [{id: 23, name: 'Lapis & Co'}]]);
    });
  });
}
