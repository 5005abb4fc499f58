// tests/npm/rest/writes.mjs: insert, upsert, update and delete, and what comes back of them.
import assert from 'node:assert/strict';
import {beforeEach, describe, test} from 'node:test';
import {dataOf, idsOf} from '../support/lab.mjs';
import {watched} from '../support/live.mjs';

export function testWrites(lab) {
  const specimens = () => lab.db.from('specimens');
  const stored = async (id, columns = 'id, name, note, seen') => dataOf(specimens().select(columns).eq('id', id).maybeSingle());
  const defaults = {note: 'nothing to say', seen: '2026-02-02T02:02:02+00:00'};

  describe('writing', () => {
    beforeEach(() => lab.reset());

    test('trap 3: an insert without select has no body', async () => {
      const seen = watched();
      const {status, data, error} = await lab.client(lab.key, {fetch: seen.fetch}).from('specimens').insert({id: 10, name: 'Jade'});
      assert.deepEqual([status, data, error, seen.text], [201, null, null, '']);
      assert.deepEqual(await stored(10), {id: 10, name: 'Jade', ...defaults});
    });
    test('trap 3: neither has an update or a delete, even of no row', async () => {
      const seen = watched();
      const client = lab.client(lab.key, {fetch: seen.fetch}), table = () => client.from('specimens');
      for (const write of [() => table().update({note: 'x'}).eq('id', 1), () => table().update({note: 'x'}).eq('id', 99),
                           () => table().delete().eq('id', 6), () => table().delete().eq('id', 99)]) {
        const {status, data, error} = await write();
        assert.deepEqual([status, data, error, seen.text], [204, null, null, '']);
      }
      assert.equal((await stored(1)).note, 'x');
      assert.equal(await stored(6), null);
    });

    test('insert gives back the row, with what the database added and what belongs to it', async () => {
      const {status, data} = await specimens().insert({id: 10, name: 'Jade', drawer_id: 3}).select('id, note, tenant_id, drawers(title)').single();
      assert.deepEqual([status, data], [201, {id: 10, note: 'nothing to say', tenant_id: lab.tenant, drawers: {title: 'empty'}}]);
    });
    test('insert of several rows, of types that JSON does not have', async () => {
      const rows = [
        {id: 10, name: 'a', tags: ['x', 'y z', null], span: '[1,3)', data: {k: [1, null]}, weight: '12.50', seen: '2026-05-05T05:05:05+02:00'},
        {id: 11, name: 'b', tags: [], span: null, data: null, weight: 1e3, seen: null},
      ];
      assert.deepEqual(await dataOf(specimens().insert(rows).select('id, name, tags, span, data, weight, seen').order('id')), [
        {...rows[0], weight: 12.50, seen: '2026-05-05T03:05:05+00:00'}, {...rows[1], weight: 1000},
      ]);
    });
    test('insert of a BigInt and of nothing at all', async () => {
      assert.deepEqual(await dataOf(specimens().insert({id: 10, name: 'big', serial: 9223372036854775807n}).select('serial::text')), [{serial: '9223372036854775807'}]);
      assert.deepEqual(await dataOf(specimens().insert([]).select()), []);
      assert.equal((await specimens().insert([])).status, 201);
    });
    test('trap 12: rows with different keys; what is missing is null, or the default when that is asked for', async () => {
      const rows = [{id: 10, name: 'a', note: 'mine'}, {id: 11, name: 'b', seen: '2026-05-05T05:05:05+00:00'}];
      const back = 'id, name, note, seen';
      assert.deepEqual(await dataOf(specimens().insert(rows).select(back).order('id')),
        [{id: 10, name: 'a', note: 'mine', seen: null}, {id: 11, name: 'b', note: null, seen: '2026-05-05T05:05:05+00:00'}]);
      const others = rows.map(row => ({...row, id: row.id + 10}));
      assert.deepEqual(await dataOf(specimens().insert(others, {defaultToNull: false}).select(back).order('id')),
        [{id: 20, name: 'a', note: 'mine', seen: defaults.seen}, {id: 21, name: 'b', note: defaults.note, seen: '2026-05-05T05:05:05+00:00'}]);
    });
    test('all rows of an insert are stored, or none', async () => {
      const {error, status} = await specimens().insert([{id: 10, name: 'fine'}, {id: 1, name: 'taken'}]);
      assert.deepEqual([status, error.code], [409, '23505']);
      assert.equal(await stored(10), null);
    });
    test('insert counts', async () => {
      assert.equal((await specimens().insert([{id: 10, name: 'a'}, {id: 11, name: 'b'}], {count: 'exact'})).count, 2);
    });

    test('upsert by the primary key writes over: 201 with a new row, 200 without', async () => {
      const mixed = await specimens().upsert([{id: 1, name: 'Ambra'}, {id: 10, name: 'Jade'}]).select('id, name, code').order('id');
      assert.deepEqual([mixed.status, mixed.data], [201, [{id: 1, name: 'Ambra', code: 'A-1'}, {id: 10, name: 'Jade', code: null}]]);
      const again = await specimens().upsert({id: 10, name: 'Nephrite'}).select('name').single();
      assert.deepEqual([again.status, again.data], [200, {name: 'Nephrite'}]);
    });
    test('upsert by another unique key', async () => {
      assert.deepEqual(await dataOf(specimens().upsert({id: 2, code: 'B,2', name: 'Beryll'}, {onConflict: 'tenant_id,code'}).select('id, name')), [{id: 2, name: 'Beryll'}]);
    });
    test('upsert that ignores what is there gives back the new rows only', async () => {
      assert.deepEqual(await dataOf(specimens().upsert([{id: 1, name: 'no'}, {id: 10, name: 'yes'}], {ignoreDuplicates: true, count: 'exact'}).select('id')), [{id: 10}]);
      assert.equal((await stored(1)).name, 'Amber');
    });
    test('upsert with missing defaults', async () => {
      assert.deepEqual(await dataOf(specimens().upsert([{id: 10, name: 'a'}, {id: 11, name: 'b', note: null}], {defaultToNull: false}).select('id, note').order('id')),
        [{id: 10, note: defaults.note}, {id: 11, note: null}]);
    });

    test('update changes what the filters leave, and gives it back', async () => {
      const {status, data, count} = await specimens().update({note: 'heavy', weight: null}, {count: 'exact'}).gte('weight', 4).select('id, note, weight').order('id', {ascending: false});
      assert.deepEqual([status, data, count], [200, [{id: 5, note: 'heavy', weight: null}, {id: 4, note: 'heavy', weight: null}], 2]);
      assert.deepEqual(await dataOf(specimens().update({}).eq('id', 1).select('id')), []);
      assert.deepEqual(await dataOf(specimens().update({note: 'x'}).eq('id', 99).select('id')), []);
    });
    test('update of one row as an object; of more than one it is refused and undone', async () => {
      assert.deepEqual(await dataOf(specimens().update({note: 'one'}).eq('id', 2).select('note').single()), {note: 'one'});
      const {error, status} = await specimens().update({note: 'all'}).gt('id', 0).select('id').single();
      assert.deepEqual([status, error.code, error.details], [406, 'PGRST116', 'The result contains 6 rows']);
      assert.equal((await stored(1)).note, null);
    });
    test('a limit does not narrow an update or a delete', async () => {
      assert.deepEqual(await idsOf(specimens().update({note: 'x'}).gte('id', 5).select('id').limit(1)), [5, 6]);
      assert.deepEqual(await idsOf(specimens().delete().gte('id', 5).select('id').limit(1)), [5, 6]);
    });
    test('delete gives back what was there, with what belonged to it', async () => {
      const {data, count} = await specimens().delete({count: 'exact'}).eq('id', 4).select('id, name, drawers(title)');
      assert.deepEqual([data, count], [[{id: 4, name: 'Diamond "D"', drawers: {title: 'middle'}}], 1]);
      assert.equal(await stored(4), null);
    });
    test('an embedded filter does not narrow what is written', async () => {
      assert.deepEqual(await dataOf(lab.db.from('drawers').update({title: 'first'}).eq('id', 1).eq('specimens.id', 2).select('title, specimens(id)')),
        [{title: 'first', specimens: [{id: 2}]}]);
    });

    test('maxAffected refuses more, and undoes it', async () => {
      const {error, status} = await specimens().delete().gte('id', 4).maxAffected(2);
      assert.deepEqual([status, error.code, error.details], [400, 'PGRST124', 'The query affects 3 rows']);
      assert.equal((await stored(6)).id, 6);
      assert.equal((await specimens().delete().gte('id', 4).maxAffected(3)).status, 204);
    });
    test('rollback answers and leaves everything as it was', async () => {
      const seen = watched();
      const client = lab.client(lab.key, {fetch: seen.fetch});
      assert.deepEqual(await dataOf(client.from('specimens').delete().eq('id', 6).select('id').rollback()), [{id: 6}]);
      assert.match(seen.headers.get('preference-applied'), /tx=rollback/);
      assert.deepEqual(await dataOf(client.from('specimens').insert({id: 10, name: 'gone'}).select('id').rollback()), [{id: 10}]);
      assert.deepEqual([await stored(10), (await stored(6)).id], [null, 6]);
    });
    test('maybeSingle of an update', async () => {
      assert.equal(await dataOf(specimens().update({note: 'x'}).eq('id', 99).select('id').maybeSingle()), null);
      assert.deepEqual(await dataOf(specimens().update({note: 'x'}).eq('id', 1).select('id').maybeSingle()), {id: 1});
    });
  });
}
