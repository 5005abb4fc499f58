// tests/npm/rest/reads.mjs: what a read may be asked to give: columns, order, windows, counts, formats.
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {dataOf, idsOf, specimens} from '../support/lab.mjs';
import {watched} from '../support/live.mjs';

const ids = rows => rows.map(row => row.id);

export function testReads(lab) {
  const from = (...columns) => lab.db.from('specimens').select(...columns);

  describe('select', () => {
    test('gives all columns, each in its JSON type', async () => {
      const [row] = await dataOf(from().eq('id', 1));
      const {doc, ...others} = row;
      const {doc: _, ...given} = specimens[0];
      assert.deepEqual(others, {...given, tenant_id: lab.tenant, serial: 9007199254740991});
      assert.match(doc, /'yellow':4/);
    });
    test('renames, casts and walks into JSON', async () => {
      assert.deepEqual(await dataOf(from('called:name, weight::text, b:data->a->>b, data->n, data->list->0').eq('id', 1)),
        [{called: 'Amber', weight: '1.5', b: 'x', n: 1, list: 1}]);
    });
    test('with white space between the columns', async () => {
      assert.deepEqual(await dataOf(from(' id ,\n name ').eq('id', 2)), [{id: 2, name: 'Beryl'}]);
    });
    test('trap 11: a number beyond 2^53 comes as PostgreSQL writes it, and as a text when it is cast', async () => {
      const seen = watched();
      const rows = await dataOf(lab.client(lab.key, {fetch: seen.fetch}).from('specimens').select('serial, exact:serial::text').eq('id', 5));
      assert.equal(rows[0].exact, '9007199254740995');
      assert.match(seen.text, /"serial": ?9007199254740995\b/);
      assert.notEqual(String(rows[0].serial), rows[0].exact);  // JavaScript's loss, not ours
    });
    test('counts and sums by the other columns', async () => {
      assert.deepEqual(await dataOf(from('flag, count(), heaviest:weight.max(), weight.sum()::text').order('flag')), [
        {flag: false, count: 2, heaviest: 5, sum: '7.5'}, {flag: true, count: 2, heaviest: 4, sum: '5.5'}, {flag: null, count: 2, heaviest: 3.5, sum: '3.5'},
      ]);
    });
    for (const [zone, time, applied] of [['Asia/Tokyo', '2026-01-01T19:00:00+09:00', 'timezone=Asia/Tokyo'],
      ['Mars/Olympus', '2026-01-01T10:00:00+00:00', null], ['UTC+9', '2026-01-01T10:00:00+00:00', null]]) {
      test(`a time in the zone ${zone}, which counts only by its name in PostgreSQL`, async () => {
        const seen = watched();
        const read = lab.client(lab.key, {fetch: seen.fetch}).from('specimens').select('seen').eq('id', 1).setHeader('prefer', 'timezone=' + zone);
        assert.deepEqual(await dataOf(read), [{seen: time}]);
        assert.equal(seen.headers.get('preference-applied'), applied);
      });
    }
    test('reads a view', async () => assert.deepEqual(await idsOf(lab.db.from('heavy_specimens').select('id')), [4, 5]));
  });

  describe('embedding', () => {
    test('of a parent, a list of children, through a junction, and three levels', async () => {
      assert.deepEqual(await dataOf(from('id, drawers(title)').lte('id', 2).order('id')), [{id: 1, drawers: {title: 'top'}}, {id: 2, drawers: {title: 'top'}}]);
      assert.deepEqual(await dataOf(lab.db.from('collectors').select('name, specimens(id, drawers(title))').order('id').order('id', {referencedTable: 'specimens'})), [
        {name: 'Mary', specimens: [{id: 1, drawers: {title: 'top'}}, {id: 2, drawers: {title: 'top'}}]},
        {name: 'Charles', specimens: [{id: 1, drawers: {title: 'top'}}, {id: 3, drawers: {title: 'middle'}}]},
        {name: 'Nobody', specimens: []},
      ]);
    });
    test('by constraint, by column, under another name, and spread', async () => {
      const narrow = query => query.eq('id', 4).single();
      assert.deepEqual(await dataOf(narrow(from('id, specimens_drawer_id_fkey(id)'))), {id: 4, specimens_drawer_id_fkey: {id: 2}});
      assert.deepEqual(await dataOf(narrow(from('id, place:drawers!specimens_drawer_id_fkey(title)'))), {id: 4, place: {title: 'middle'}});
      assert.deepEqual(await dataOf(narrow(from('id, drawer_id(title)'))), {id: 4, drawer_id: {title: 'middle'}});
      assert.deepEqual(await dataOf(narrow(from('id, ...drawers(place:title)'))), {id: 4, place: 'middle'});
      assert.deepEqual(await dataOf(lab.db.from('drawers').select('id, ...specimens(name)').eq('id', 1).order('id', {referencedTable: 'specimens'}).single()),
        {id: 1, name: ['Amber', 'Beryl']});
    });
    test('of nothing is null or an empty list', async () => {
      assert.deepEqual(await dataOf(from('id, drawers(id), collectors(id)').eq('id', 6)), [{id: 6, drawers: null, collectors: []}]);
    });
  });

  describe('order, limit and range', () => {
    test('order', async () => {
      assert.deepEqual(ids(await dataOf(from('id').order('weight', {ascending: false, nullsFirst: false}))), [5, 4, 3, 2, 1, 6]);
      assert.deepEqual(ids(await dataOf(from('id').order('weight', {nullsFirst: true}))), [6, 1, 2, 3, 4, 5]);
      assert.deepEqual(ids(await dataOf(from('id').order('flag').order('id', {ascending: false}))), [5, 2, 4, 1, 6, 3]);
      assert.deepEqual(ids(await dataOf(from('id, drawers(title)').order('drawers(title)').order('id'))), [3, 4, 1, 2, 5, 6]);
    });
    test('order, limit and range of what is embedded', async () => {
      const drawer = lab.db.from('drawers').select('id, specimens(id)').eq('id', 1).order('id', {referencedTable: 'specimens', ascending: false});
      assert.deepEqual(await dataOf(drawer), [{id: 1, specimens: [{id: 2}, {id: 1}]}]);
      assert.deepEqual(await dataOf(drawer.limit(1, {referencedTable: 'specimens'})), [{id: 1, specimens: [{id: 2}]}]);
      assert.deepEqual(await dataOf(drawer.range(1, 1, {referencedTable: 'specimens'})), [{id: 1, specimens: [{id: 1}]}]);
    });
    test('limit and range', async () => {
      assert.deepEqual(ids(await dataOf(from('id').order('id').limit(2))), [1, 2]);
      assert.deepEqual(ids(await dataOf(from('id').order('id').range(1, 3))), [2, 3, 4]);
      assert.deepEqual(await dataOf(from('id').limit(0)), []);
    });
  });

  describe('count', () => {
    test('exact, of all that the filters leave: 206 of a part, 200 of everything', async () => {
      const part = await from('id', {count: 'exact'}).gt('id', 1).order('id').range(1, 2);
      assert.deepEqual([part.status, part.count, ids(part.data)], [206, 5, [3, 4]]);
      const all = await from('id', {count: 'exact'});
      assert.deepEqual([all.status, all.count], [200, 6]);
      assert.equal((await from('id')).count, null);
    });
    test('planned and estimated are numbers, estimated is exact of a few rows', async () => {
      lab.sql('analyze public.specimens');
      const planned = await from('id', {count: 'planned'});
      assert.ok(Number.isInteger(planned.count) && planned.count >= 0, `${planned.count}`);
      assert.equal((await from('id', {count: 'estimated'})).count, 6);
    });
    test('trap 4: a HEAD has the count, and pages of another origin may read it', async () => {
      const seen = watched();
      const answer = await lab.client(lab.key, {fetch: seen.fetch}).from('specimens').select('*', {head: true, count: 'exact'});
      assert.deepEqual([answer.status, answer.count, answer.data], [200, 6, null]);
      assert.equal(seen.method, 'HEAD');
      assert.equal(seen.headers.get('content-range'), '0-5/6');
      const fromPage = await fetch(`${lab.url}/rest/v1/specimens?select=id`, {headers: {apikey: lab.key, origin: 'https://shop.example', prefer: 'count=exact'}});
      assert.ok(['*', 'https://shop.example'].includes(fromPage.headers.get('access-control-allow-origin')));
      assert.match(fromPage.headers.get('access-control-expose-headers'), /\bcontent-range\b/i);
    });
    test('an offset behind the end is refused when the total is known, and empty when not', async () => {
      const {status, error} = await from('id', {count: 'exact'}).range(10, 12);
      assert.deepEqual([status, error.code, error.details], [416, 'PGRST103', 'An offset of 10 was requested, but there are only 6 rows.']);
      assert.deepEqual(await dataOf(from('id').range(10, 12)), []);
    });
  });

  describe('one row', () => {
    test('single gives an object, and refuses none and several', async () => {
      assert.deepEqual(await dataOf(from('id').eq('id', 1).single()), {id: 1});
      for (const [query, rows] of [[from('id').eq('id', 99), 0], [from('id'), 6]]) {
        const {status, error, data} = await query.single();
        assert.deepEqual([status, data, error], [406, null, {
          code: 'PGRST116', message: 'Cannot coerce the result to a single JSON object', details: `The result contains ${rows} rows`, hint: null,
        }]);
      }
    });
    test('trap 2: maybeSingle asks for a list, and none is no error', async () => {
      const seen = watched();
      const client = lab.client(lab.key, {fetch: seen.fetch});
      const none = await client.from('specimens').select('id').eq('id', 99).maybeSingle();
      assert.deepEqual([none.data, none.error, none.status], [null, null, 200]);
      assert.equal(seen.text, '[]');
      assert.deepEqual(await dataOf(client.from('specimens').select('id').eq('id', 1).maybeSingle()), {id: 1});
      const several = await client.from('specimens').select('id').maybeSingle();
      assert.deepEqual([seen.status, several.error.code], [200, 'PGRST116']);  // the client's own
    });
  });

  describe('a format', () => {
    test('csv', async () => {
      assert.equal((await dataOf(from('id, name, note').in('id', [1, 2, 4]).order('id').csv())).trimEnd(),
        'id,name,note\n1,Amber,\n2,Beryl,two\n4,"Diamond ""D""",four');
    });
    test('geojson is refused without PostGIS', async () => {
      const {status, error} = await from('id').geojson();
      assert.deepEqual([status, error.code], [406, 'PGRST107']);
    });
    test('stripNulls, of a list and of an object', async () => {
      assert.deepEqual(await dataOf(from('id, note, data').eq('id', 1).stripNulls()), [{id: 1, data: specimens[0].data}]);
      assert.deepEqual(await dataOf(from('id, flag, data').eq('id', 4).single().stripNulls()), {id: 4, flag: true, data: {a: {b: 'y'}}});
    });
    test('explain, as text and as JSON', async () => {
      const text = await dataOf(from('id').eq('id', 1).explain());
      assert.match(text, /cost=/);
      assert.doesNotMatch(text, /actual time/);
      assert.match(await dataOf(from('id').explain({analyze: true, verbose: true, settings: true, buffers: true, wal: true})), /actual time/);
      const [plan] = await dataOf(from('id').explain({format: 'json'}));
      assert.ok(plan.Plan['Node Type'], JSON.stringify(plan));
    });
    test('the OpenAPI document names the tables', async () => {
      const {status, data, error} = await lab.db.rest.getOpenApiSpec();
      assert.equal(status, 200, JSON.stringify(error));
      assert.equal(data.swagger, '2.0');
      assert.ok(data.paths['/specimens'].get && data.paths['/customers']);
    });
  });

  describe('the client\'s own switches', () => {
    test('throwOnError throws what the server said', async () => {
      await assert.rejects(async () => from('id').eq('nowhere', 1).throwOnError(), {code: '42703'});
      assert.equal((await from('id').eq('id', 1).throwOnError().single()).data.id, 1);
    });
    test('setHeader and retry', async () => {
      assert.equal((await from('id').setHeader('prefer', 'count=exact').retry(false)).count, 6);
    });
    test('abortSignal gives up', async () => {
      const {error} = await from('id').abortSignal(AbortSignal.abort());
      assert.match(error.message, /Abort/);
    });
    test('returns and overrideTypes change nothing at run time', async () => {
      assert.deepEqual(await dataOf(from('id').eq('id', 1).returns()), [{id: 1}]);
      assert.deepEqual(await dataOf(from('id').eq('id', 1).overrideTypes()), [{id: 1}]);
    });
  });
}
