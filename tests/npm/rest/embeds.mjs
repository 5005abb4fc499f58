// tests/npm/rest/embeds.mjs: along every foreign key of db/schema.json, from the child to its parent and from the parent to its children.
import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {dataOf} from '../support/lab.mjs';
import {fillSql, idOf, keyFilters, makeRow, selfKept, tables} from '../support/rows.mjs';

const filled = {mark: 'ours', number: 1000, seed: 'embeds'};
// What no key may read, so nothing along them can be embedded: db/migrations/0017_rest_roles.sql.
const hidden = new Set(['audit_heads', 'audit_seals', 'draft_links', 'idempotency_keys', 'key_uses', 'logins', 'memberships', 'one_time_codes', 'order_numbers', 'outbox', 'refresh_sessions', 'user_factors']);
const hiddenColumns = {users: ['password_hash'], api_keys: ['key']};

const keys = [...tables.values()].flatMap(table => table.foreignKeys.map(key => ({...key, table: table.name})));
const isUnique = ({table, columns}) => [tables.get(table).key, ...tables.get(table).uniqueKeys].some(unique => unique.every(column => columns.includes(column)));

export function testEmbeds(lab) {
  describe('a foreign key of our schema', () => {
    /// The rows of a table as PostgreSQL writes them, without what is hidden.
    const stored = new Map();
    const rowsOf = async table => {
      if (!stored.has(table)) {
        const mine = tables.get(table).hasTenant ? 'where tenant_id = :tenant' : table === 'tenants' ? 'where id = :tenant' : '';
        const rows = await lab.world.json(`select coalesce(jsonb_agg(to_jsonb(t)), '[]') from public.${table} t ${mine}`, {tenant: lab.tenant});
        for (const row of rows) for (const column of hiddenColumns[table] ?? []) delete row[column];
        stored.set(table, rows);
      }
      return stored.get(table);
    };
    const orderOf = name => tables.get(name).key.at(-1);

    before(() => {
      Object.assign(filled, {tenant: lab.tenant});
      lab.sql(fillSql(filled));
    });

    test('each table has its rows', async () => {
      for (const name of tables.keys()) assert.ok((await rowsOf(name)).length > 0 || selfKept.has(name), name);
    });

    for (const key of keys) {
      const {name, table, columns, target, targetColumns} = key;
      const isLink = (child, parent) => columns.every((column, i) => child[column] !== null && child[column] === parent[targetColumns[i]]);

      if (hidden.has(table)) {
        test(`${name}: ${table} is hidden, from ${target} too`, async () => {
          for (const asked of [lab.db.from(table).select(`*, up:${target}!${name}(*)`), lab.db.from(target).select(`*, down:${table}!${name}(*)`)]) {
            const {status, error} = await asked;
            assert.deepEqual([status, error.code, error.message], [403, '42501', `permission denied for table ${table}`]);
          }
        });
        continue;
      }

      test(`${name}: a row of ${table} with its ${target}`, async () => {
        const child = keyFilters(table, makeRow(filled, table, 1));
        const found = await dataOf(lab.db.from(table).select(`*, up:${target}!${name}(*)`).match(child).single());
        const row = (await rowsOf(table)).find(one => Object.entries(child).every(([column, value]) => one[column] === value));
        const up = (await rowsOf(target)).find(parent => isLink(row, parent));
        assert.ok(up, 'the test made a parent');
        assert.deepEqual(found, {...row, up});
      });

      test(`${name}: a row of ${target} with its ${table}`, async () => {
        const parent = (await rowsOf(target)).find(one => one.id === idOf(filled, target, 1));
        const found = await dataOf(lab.db.from(target).select(`*, down:${table}!${name}(*)`).eq('id', parent.id).order(orderOf(table), {referencedTable: 'down'}).single());
        const down = (await rowsOf(table)).filter(child => isLink(child, parent)).sort((a, b) => a[orderOf(table)] < b[orderOf(table)] ? -1 : 1);
        assert.ok(down.length > 0, 'the test made a child');
        assert.deepEqual(found, {...parent, down: isUnique(key) ? down[0] : down});
      });
    }
  });
}
