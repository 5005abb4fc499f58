// tests/npm/repositories_live.test.mjs: the generated repositories of the seed's 23 tables against a real server.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {loadable, makeProject} from './generated.mjs';
import {startLive} from './support/live.mjs';
import {outcome, serverWrites, unreadable} from './support/rights.mjs';
import {fillSql, keyFilters, makeRow, tables} from './support/rows.mjs';

// The tables of the seed document, and what its repositories call a row of each.
const entities = {
  access_phones: 'AccessPhone', agents: 'Agent', api_keys: 'ApiKey', audit_logs: 'AuditLog', call_logs: 'CallLog',
  customer_preferences: 'CustomerPreference', customers: 'Customer', industries: 'Industry', ip_allowlist: 'IpAllowlist', messages: 'Message',
  order_items: 'OrderItem', orders: 'Order', product_categories: 'ProductCategory', product_specials: 'ProductSpecial', products: 'Product',
  product_types: 'ProductType', proposed_orders: 'ProposedOrder', proposed_orders_data: 'ProposedOrdersData', roles: 'Role', tenants: 'Tenant',
  user_preferences: 'UserPreference', user_roles: 'UserRole', users: 'User',
};
const key = {role: 'service_role'};

const live = await startLive();
after(() => live.stop());

describe('the generated repository', () => {
  const shop = live.openShop(), ours = {tenant: shop.tenant, mark: 'ours', number: 1000, seed: 'repositories'};
  let repositories;
  before(async () => {
    repositories = await loadable(makeProject('migrations', 'generated', '--schema', 'public'))('generated-repo');
    live.sql(fillSql(ours, {count: 4, lonely: 8}));
  });

  for (const [table, entity] of Object.entries(entities)) {
    const repository = () => repositories[`create${entity}Repository`](live.client(shop.secret));
    const stored = async row => (await live.world.json(`select to_jsonb(t) from public.${table} t where ${table === 'tenants' ? 'id' : 'tenant_id'} = :tenant and id::text = :id`,
      {tenant: shop.tenant, id: String(row.id)}));
    const shown = row => row && Object.fromEntries(Object.entries(row).filter(([column]) => !unreadable[table]?.includes(column)));
    // By the contract this table's tenant has a default of its own, so its repository does not leave the tenant out.
    // The part of the trail that a row is in stands in its key.
    const nameOf = ({id, tenant_id, created_at}) => table === 'proposed_orders_data' ? {id, tenant_id} : table === 'audit_logs' ? {id, created_at} : id;
    const may = command => outcome(key, table, command) === 'done';

    test(`of ${table} reads`, async () => {
      const rows = await repository().getAll({limit: 2});
      assert.ok(rows.length > 0);
      const {id} = rows[0];
      const found = await live.world.json(`select to_jsonb(t) from public.${table} t where id::text = :id`, {id: String(id)});
      assert.deepEqual(rows[0], shown(found));
      assert.deepEqual(await repository().getById(nameOf(found)), shown(found));
      assert.equal(await repository().getById(nameOf({...found, id: typeof id === 'number' ? -1 : '00000000-0000-0000-0000-0000000000ff'})), null);
    });

    test(`of ${table} pages through all of it, nothing twice`, async () => {
      const all = (await repository().getAll()).map(row => row.id), paged = [];
      for (let page = await repository().page({limit: 3}); page.next; page = await repository().page({limit: 3, after: page.next})) paged.push(...page.rows.map(row => row.id));
      assert.deepEqual(paged, all);
      assert.equal(new Set(all).size, all.length);
    });

    if (!may('insert')) {
      test(`of ${table} is refused what it may not`, async () => {
        await assert.rejects(repository().create({name: 'x'}), {name: 'RepositoryError', code: /^(42501|PGRST204)$/});
        const [row] = await repository().getAll({limit: 1}), {name} = tables.get(table).columns.find(column => column.type === 'text');
        await assert.rejects(repository().update(nameOf(row), {[name]: 'x'}), {code: '42501'});
        await assert.rejects(repository().delete(nameOf(row)), {code: '42501'});
      });
      continue;
    }

    test(`of ${table} creates, updates and deletes`, async () => {
      const row = makeRow(ours, table, 6);
      for (const column of serverWrites[table] ?? []) delete row[column];
      const made = await repository().create(row);
      assert.deepEqual(made, shown(await stored(row)));
      for (const [column, value] of Object.entries(keyFilters(table, row))) assert.equal(made[column], value);

      const change = {created_at: '2026-07-08T09:10:11+00:00'};
      const changed = await repository().update(nameOf(row), change);
      assert.equal(changed.created_at, change.created_at);
      assert.deepEqual(changed, shown(await stored(row)));

      await repository().delete(nameOf(row));
      assert.equal(await stored(row), null);
      await assert.rejects(repository().update(nameOf(row), change), {code: 'PGRST116', details: 'The result contains 0 rows'});
      await repository().delete(nameOf(row));
    });
  }

  test('is there for each of the 23 tables, and each of them is a table of ours', () => {
    assert.equal(Object.keys(entities).length, 23);
    for (const [table, entity] of Object.entries(entities)) {
      assert.ok(tables.has(table), table);
      assert.equal(typeof repositories[`create${entity}Repository`], 'function', entity);
    }
  });
});
