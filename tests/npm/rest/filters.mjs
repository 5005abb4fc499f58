// tests/npm/rest/filters.mjs: every filter of postgrest-js, and the rows that it leaves.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, test} from 'node:test';
import {dataOf, idsOf} from '../support/lab.mjs';

// name, filter, ids of the rows that are left
const cases = [
  ['eq', q => q.eq('id', 2), [2]],
  ['eq of a JSON path', q => q.eq('data->a->>b', 'x'), [1]],
  ['eq of a number in JSON', q => q.eq('data->n', 2), [2]],
  ['eq of an element of a JSON list', q => q.eq('data->list->>1', '2'), [1]],
  ['eq with a comma, quotes and a plus', q => q.eq('code', 'E"x,5'), [5]],
  ['neq, which NULL does not pass', q => q.neq('flag', true), [2, 5]],
  ['gt', q => q.gt('weight', 3.5), [4, 5]],
  ['gte', q => q.gte('weight', 3.5), [3, 4, 5]],
  ['lt', q => q.lt('weight', 2.5), [1]],
  ['lte', q => q.lte('weight', 2.5), [1, 2]],
  ['two filters of one column', q => q.gt('weight', 1.5).lt('weight', 4), [2, 3]],
  ['like', q => q.like('name', 'A%'), [1]],
  ['like minds case', q => q.like('name', 'b%'), []],
  ['like with stars', q => q.like('name', '*e*l'), [2, 6]],
  ['like with an escaped percent', q => q.like('name', 'E\\%%'), [5]],
  ['likeAllOf', q => q.likeAllOf('name', ['%e%', '%l%']), [2, 6]],
  ['likeAnyOf', q => q.likeAnyOf('name', ['A%', 'D%']), [1, 4]],
  ['ilike', q => q.ilike('name', 'C%'), [3]],
  ['ilikeAllOf', q => q.ilikeAllOf('name', ['%A%', '%O%']), [3, 4]],
  ['ilikeAnyOf', q => q.ilikeAnyOf('name', ['c%', 'b%']), [2, 3]],
  ['regexMatch', q => q.regexMatch('name', '^[AB]'), [1, 2]],
  ['regexMatch minds case', q => q.regexMatch('name', '^C'), []],
  ['regexIMatch', q => q.regexIMatch('name', '^C'), [3]],
  ['is null', q => q.is('flag', null), [3, 6]],
  ['is true', q => q.is('flag', true), [1, 4]],
  ['is false', q => q.is('flag', false), [2, 5]],
  ['isDistinct, which NULL passes', q => q.isDistinct('flag', true), [2, 3, 5, 6]],
  ['in', q => q.in('id', [1, 3]), [1, 3]],
  ['in with commas, parentheses and quotes', q => q.in('code', ['B,2', 'C(3)', 'D"4', 'E"x,5']), [2, 3, 4, 5]],
  ['in of nothing', q => q.in('id', []), []],
  ['notIn', q => q.notIn('id', [1, 2, 3]), [4, 5, 6]],
  ['notIn with a comma', q => q.notIn('code', ['B,2', 'C(3)']), [1, 4, 5, 6]],
  ['contains of an array', q => q.contains('tags', ['red']), [1, 3]],
  ['contains of an object', q => q.contains('data', {n: 1}), [1]],
  ['contains of a range', q => q.contains('span', '[6,7)'), [2, 4]],
  ['containedBy of an array', q => q.containedBy('tags', ['red', 'green']), [2, 3, 4]],
  ['containedBy of an object', q => q.containedBy('data', {n: 2, more: true}), [2, 5]],
  ['containedBy of a range', q => q.containedBy('span', '[0,10)'), [1, 2]],
  ['rangeGt', q => q.rangeGt('span', '[1,5)'), [2, 3, 5]],
  ['rangeGte', q => q.rangeGte('span', '[3,4)'), [2, 3, 4, 5]],
  ['rangeLt', q => q.rangeLt('span', '[10,11)'), [1, 2]],
  ['rangeLte', q => q.rangeLte('span', '[0,12)'), [1, 2, 4]],
  ['rangeAdjacent', q => q.rangeAdjacent('span', '[5,10)'), [1, 3]],
  ['overlaps of an array', q => q.overlaps('tags', ['old', 'green']), [1, 2, 3, 5]],
  ['overlaps of a range', q => q.overlaps('span', '[4,6)'), [1, 2, 4]],
  ['textSearch', q => q.textSearch('doc', "'stone' & 'yellow'"), [1]],
  ['textSearch with a language', q => q.textSearch('doc', 'stones', {config: 'english'}), [1, 2, 4]],
  ['textSearch, plain', q => q.textSearch('doc', 'green stones', {type: 'plain', config: 'english'}), [2]],
  ['textSearch, phrase', q => q.textSearch('doc', 'hardest stone', {type: 'phrase', config: 'english'}), [4]],
  ['textSearch, websearch', q => q.textSearch('doc', 'stone -green', {type: 'websearch', config: 'english'}), [1, 4]],
  ['textSearch in a text', q => q.textSearch('name', 'flint', {config: 'english'}), [6]],
  ['match', q => q.match({flag: true, weight: 4}), [4]],
  ['not', q => q.not('note', 'is', null), [2, 3, 4, 6]],
  ['not of a list', q => q.not('id', 'in', '(1,2,3)'), [4, 5, 6]],
  ['not of a pattern', q => q.not('name', 'ilike', '%a%'), [2, 5, 6]],
  ['or', q => q.or('id.eq.1,and(id.gt.4,note.is.null)'), [1, 5]],
  ['or with quoted values', q => q.or('name.eq."Diamond \\"D\\"",code.eq."B,2"'), [2, 4]],
  ['or with lists', q => q.or('id.in.(2,3),tags.cs.{old}'), [1, 2, 3, 5]],
  ['or with a negated tree', q => q.or('not.and(id.gte.2,id.lte.5)'), [1, 6]],
  ['or beside or', q => q.or('id.eq.1,id.eq.2').or('id.eq.2,id.eq.3'), [2]],
  ['or of a JSON path', q => q.or('data->>n.eq.1,data->a->>b.eq.y'), [1, 4]],
  ['filter', q => q.filter('id', 'in', '(1,2)'), [1, 2]],
  ['filter, negated', q => q.filter('name', 'not.like', 'A%'), [2, 3, 4, 5, 6]],
  ['filter with any', q => q.filter('weight', 'gt(any)', '{4,2}'), [2, 3, 4, 5]],
  ['filter with all', q => q.filter('weight', 'gt(all)', '{4,2}'), [5]],
];

export function testFilters(lab) {
  describe('a filter', () => {
    for (const [name, narrow, ids] of cases) {
      test(name, async () => assert.deepEqual(await idsOf(narrow(lab.db.from('specimens').select('id'))), ids));
    }

    test('or of an embedded table narrows what is embedded', async () => {
      const drawers = lab.db.from('drawers').select('id, specimens(id)').order('id').order('id', {referencedTable: 'specimens'});
      assert.deepEqual(await dataOf(drawers.or('id.eq.1,id.eq.4', {referencedTable: 'specimens'})),
        [{id: 1, specimens: [{id: 1}]}, {id: 2, specimens: [{id: 4}]}, {id: 3, specimens: []}]);
    });

    test('of an embedded table, inner, narrows the parents', async () => {
      assert.deepEqual(await dataOf(lab.db.from('drawers').select('id, specimens!inner(id)').eq('specimens.id', 4)), [{id: 2, specimens: [{id: 4}]}]);
    });

    test('is null of an embedded table keeps the parents without children', async () => {
      assert.deepEqual(await idsOf(lab.db.from('drawers').select('id, specimens()').is('specimens', null)), [3]);
      assert.deepEqual(await idsOf(lab.db.from('drawers').select('id, specimens()').not('specimens', 'is', null)), [1, 2]);
    });

    test('a list of 500 ids: an address of 18 KiB', async () => {
      const texts = [...Array.from({length: 500}, () => randomUUID()), 'F+6'];
      assert.deepEqual(await idsOf(lab.db.from('specimens').select('id').in('code', texts)), [6]);
    });

    test('trap 1: a plus in a value arrives as a plus, and a space as a space', async () => {
      assert.deepEqual(await idsOf(lab.db.from('specimens').select('id').eq('code', 'F+6')), [6]);
      assert.deepEqual(await idsOf(lab.db.from('specimens').select('id').eq('name', 'Flint & steel')), [6]);
      assert.deepEqual(await idsOf(lab.db.from('specimens').select('id').eq('seen', '2026-01-05T08:00:00+00:00')), [5]);
      const headers = {apikey: lab.key};
      const found = async query => (await (await fetch(`${lab.url}/rest/v1/specimens?select=id&${query}`, {headers})).json()).map(row => row.id);
      assert.deepEqual(await found('name=eq.Flint+%26+steel'), [6]);
      assert.deepEqual(await found('name=eq.Flint%20%26%20steel'), [6]);
      assert.deepEqual(await found('code=eq.F+6'), []);
    });
  });
}
