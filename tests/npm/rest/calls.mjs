// tests/npm/rest/calls.mjs: rpc: functions of every shape, called by POST, GET and HEAD.
import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {dataOf, idsOf} from '../support/lab.mjs';
import {watched} from '../support/live.mjs';

export function testCalls(lab) {
  const rpc = (...args) => lab.db.rpc(...args);

  describe('rpc', () => {
    before(() => lab.reset());

    for (const [way, options] of [['POST', {}], ['GET', {get: true}]]) {
      test(`by ${way}: a number, a text, a default, an array`, async () => {
        const seen = watched();
        assert.equal(await dataOf(lab.client(lab.key, {fetch: seen.fetch}).rpc('add', {a: 2, b: 3}, options)), 5);
        assert.deepEqual([seen.method, seen.text], [way, '5']);
        assert.equal(await dataOf(rpc('greet', {name: 'Eve & Adam + 1'}, options)), 'hello Eve & Adam + 1');
        assert.equal(await dataOf(rpc('greet', {}, options)), 'hello world');
        assert.equal(await dataOf(rpc('total', {numbers: [1, 2, 39]}, options)), 42);
      });
      test(`by ${way}: rows, a row, values and a table`, async () => {
        assert.deepEqual(await idsOf(rpc('heavier_than', {beyond: 3}, options).select('id')), [3, 4, 5]);
        assert.deepEqual(await dataOf(rpc('specimen', {wanted: 2}, options).select('id, name')), {id: 2, name: 'Beryl'});
        assert.deepEqual((await dataOf(rpc('names', {}, options))).slice(0, 2), ['Amber', 'Beryl']);
        assert.deepEqual(await dataOf(rpc('pair', {}, options)), [{x: 1, y: 'one'}, {x: 2, y: 'two'}]);
      });
      test(`by ${way}: what comes back is filtered, ordered, cut, embedded and counted`, async () => {
        assert.deepEqual(await dataOf(rpc('heavier_than', {beyond: 0}, options).select('id, drawers(title)').in('id', [1, 3, 5]).order('id', {ascending: false}).limit(2)),
          [{id: 5, drawers: null}, {id: 3, drawers: {title: 'middle'}}]);
        assert.deepEqual(await dataOf(rpc('heavier_than', {beyond: 4}, options).select('name').single()), {name: 'E%_*'});
        const part = await rpc('heavier_than', {beyond: 0}, {...options, count: 'exact'}).select('id').range(0, 1);
        assert.deepEqual([part.status, part.count, part.data.length], [206, 5, 2]);
      });
    }

    test('by POST with an object as an argument', async () => {
      assert.deepEqual(await dataOf(rpc('told', {what: {a: [1, 'x', null]}})), {a: [1, 'x', null], told: true});
    });
    test('by HEAD, which counts', async () => {
      const seen = watched();
      const {status, count, data} = await lab.client(lab.key, {fetch: seen.fetch}).rpc('heavier_than', {beyond: 3}, {head: true, count: 'exact'});
      assert.deepEqual([seen.method, status, count, data], ['HEAD', 200, 3, null]);
    });
    test('with head and an object it is a POST that gives nothing back', async () => {
      const seen = watched();
      const {data, error} = await lab.client(lab.key, {fetch: seen.fetch}).rpc('told', {what: {a: 1}}, {head: true});
      assert.deepEqual([seen.method, seen.sent.get('prefer'), error], ['POST', 'return=minimal', null]);
      assert.equal(data, null);
    });
    test('of a function that gives nothing: 204, and it is done', async () => {
      const {status, data} = await rpc('rename_specimen', {wanted: 6, called: 'Flint'});
      assert.deepEqual([status, data], [204, null]);
      assert.deepEqual(await dataOf(lab.db.from('specimens').select('name').eq('id', 6).single()), {name: 'Flint'});
    });
    test('that writes, by GET, is refused', async () => {
      const {status, error} = await rpc('rename_specimen', {wanted: 6, called: 'x'}, {get: true});
      assert.deepEqual([status, error.code], [405, '25006']);
    });
    test('maxAffected of a function that gives rows, and rollback', async () => {
      const {error, status} = await rpc('drop_note', {above: 1}).maxAffected(2);
      assert.deepEqual([status, error.code], [400, 'PGRST124']);
      assert.deepEqual(await dataOf(rpc('drop_note', {above: 5}).select('id, note').rollback()), [{id: 6, note: null}]);
      assert.deepEqual(await idsOf(lab.db.from('specimens').select('id').not('note', 'is', null)), [2, 3, 4, 6]);
    });
    test('chooses among functions of one name by the arguments', async () => {
      assert.equal(await dataOf(rpc('scale', {weight: 1})), 'by number');
      assert.equal(await dataOf(rpc('scale', {weight: '1', unit: 'g'})), 'by text');
    });
    test('in another tenant sees that tenant only', async () => {
      const other = lab.client(lab.other.secret);
      assert.deepEqual(await dataOf(other.rpc('heavier_than', {beyond: 0})), []);
    });
  });
}
