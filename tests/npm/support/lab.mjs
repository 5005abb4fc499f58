// tests/npm/support/lab.mjs: a server with the tables of rest/lab.sql in it, made while it runs, and a secret key.
import {readFileSync} from 'node:fs';
import {startLive} from './live.mjs';

export const specimens = [
  {id: 1, name: 'Amber', code: 'A-1', tags: ['red', 'old'], span: '[1,5)', doc: 'amber is a yellow stone', data: {a: {b: 'x'}, n: 1, list: [1, 2]}, flag: true, weight: 1.5, seen: '2026-01-01T10:00:00+00:00', note: null, drawer_id: 1},
  {id: 2, name: 'Beryl', code: 'B,2', tags: ['green'], span: '[5,10)', doc: 'beryl is a green stone', data: {n: 2}, flag: false, weight: 2.5, seen: '2026-01-02T10:00:00+00:00', note: 'two', drawer_id: 1},
  {id: 3, name: 'coral', code: 'C(3)', tags: ['red', 'green'], span: '[10,20)', doc: 'corals grow', data: null, flag: null, weight: 3.5, seen: '2026-01-03T10:00:00+00:00', note: 'three', drawer_id: 2},
  {id: 4, name: 'Diamond "D"', code: 'D"4', tags: [], span: '[3,12)', doc: 'the hardest stone', data: {a: {b: 'y', c: null}}, flag: true, weight: 4, seen: '2026-01-04T10:00:00+00:00', note: 'four', drawer_id: 2},
  {id: 5, name: 'E%_*', code: 'E"x,5', tags: ['old', 'a,b'], span: '[20,30)', doc: 'a fat cat', data: {}, flag: false, weight: 5, seen: '2026-01-05T10:00:00+02:00', note: null, drawer_id: null},
  {id: 6, name: 'Flint & steel', code: 'F+6', tags: null, span: null, doc: null, data: null, flag: null, weight: null, seen: null, note: 'six', drawer_id: null},
];

const quoted = value => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

export async function startLab(env = {}) {
  const live = await startLive({ORDERLINE_REST_PLANS: 'on', ...env});
  const shop = live.openShop();
  Object.assign(live, {shop, tenant: shop.tenant, key: shop.secret, publishable: shop.publishable, other: live.openShop()});
  live.sql(readFileSync(new URL('../rest/lab.sql', import.meta.url), 'utf8'));
  /// The rows as they are above, whatever a test did to them.
  live.reset = () => live.sql(`
    delete from public.finds; delete from public.collectors; delete from public.specimens; delete from public.drawers;
    set app.tenant_id = '${live.tenant}';
    insert into public.drawers (id, title) values (1, 'top'), (2, 'middle'), (3, 'empty');
    insert into public.specimens (id, name, code, tags, span, doc, data, flag, weight, seen, note, serial, drawer_id)
    select id, name, code, tags, span, to_tsvector('english', doc), data, flag, weight, seen, note, 9007199254740990 + id, drawer_id
    from jsonb_to_recordset(${quoted(specimens)}) as r (id integer, name text, code text, tags text[], span int4range, doc text,
        data jsonb, flag boolean, weight numeric, seen timestamptz, note text, drawer_id integer);
    insert into public.collectors (id, name) values (1, 'Mary'), (2, 'Charles'), (3, 'Nobody');
    insert into public.finds (specimen_id, collector_id) values (1, 1), (2, 1), (3, 2), (1, 2);`);
  live.reset();
  live.db = live.client(live.key);
  return live;
}

/// data of an answer without an error.
export async function dataOf(answer) {
  const {data, error, status} = await answer;
  if (error) throw new Error(`${status} ${error.code}: ${error.message} (${error.details}; ${error.hint})`);
  return data;
}

export const idsOf = async answer => (await dataOf(answer)).map(row => row.id).sort((a, b) => a - b);
