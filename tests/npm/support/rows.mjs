// tests/npm/support/rows.mjs: rows for every table of db/schema.json: each foreign key leads somewhere, each text is its tenant's.
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../../system/world.mjs';

const model = JSON.parse(readFileSync(join(root, 'db/schema.json'), 'utf8'));
const short = name => name.replace('public.', '');
const withoutTenant = columns => columns.filter(column => column !== 'tenant_id');

// A partition, which is in a schema of its own, is its parent's matter.
const isTable = relation => relation.name.startsWith('public.') && ['table', 'partitioned table'].includes(relation.kind ?? 'table');

/// By name: {name, columns, key, foreignKeys: [{name, columns, target, targetColumns}], uniqueKeys, hasTenant}
export const tables = new Map(model.relations.filter(isTable).map(relation => [short(relation.name), {
  name: short(relation.name),
  columns: relation.columns,
  key: relation.primary_key.columns,
  foreignKeys: (relation.foreign_keys ?? []).map(key => ({name: key.name, columns: key.columns, target: short(key.target), targetColumns: key.target_columns})),
  uniqueKeys: (relation.unique_keys ?? []).map(key => key.columns),
  hasTenant: relation.columns.some(column => column.name === 'tenant_id'),
}]));

/// Rows that no index limits stand two and two under the first two parents; where a parent may have one child only, each child
/// from the third on has a parent of its own, from this index on.
const lonelyParents = 40;
const isLonely = (table, key) => [table.key, ...table.uniqueKeys].map(withoutTenant)
  .some(columns => columns.length > 0 && columns.every(column => key.columns.includes(column)))
  || (table.name === 'user_roles' && key.target === 'roles') || (table.name === 'user_tenant_roles' && key.target === 'tenant_roles');
export const parentIndex = (table, key, index) => index < 2 || !isLonely(table, key) ? index % 2 : lonelyParents + index;

/// The same uuid whenever it is asked for, so that a row can be named before there is one.
export function idOf(world, table, index) {
  if (table === 'tenants') return world.tenant;
  const place = tables.get(table).hasTenant ? world.mark : 'global';
  const hex = createHash('sha256').update(`${world.seed} ${place} ${table} ${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// What a constraint or a rule of the database does not leave to chance.
const fixed = {
  'api_keys.kind': 'api', 'api_keys.permissions': [],
  'call_logs.direction': 'inbound',
  'draft_operations.version': index => index + 1,
  'one_time_codes.kind': 'signup',
  'orders.accepted_snapshot': null, 'orders.accepted_digest': null, 'orders.accepted_version': null, 'orders.status': 'pending',
  'order_items.quantity': 2, 'order_items.quantity_thousandths': 2000,
  'outbox.channel': 'email',
  'product_specials.price_minor': null,
  'proposed_orders.status': 'draft', 'proposed_orders.order_items': [],
  'refresh_sessions.method': 'password', 'refresh_sessions.second_factor': null, 'refresh_sessions.second_factor_at': null,
  'roles.permissions': [], 'tenant_roles.permissions': [],
  'user_factors.recovery_hashes': [],
  'user_roles.is_active': true,
};

const second = index => String(index % 60).padStart(2, '0');
const byType = {
  uuid: (world, table, column, index) => idOf(world, `${table}`, `${column} ${index}`),
  text: (world, table, column, index) => `${world.mark} ${table}.${column} ${index}`,
  'character varying': (world, table, column, index) => `${world.mark} ${index}`,
  boolean: () => true,
  integer: (world, table, column, index) => world.number + index,
  bigint: (world, table, column, index) => world.number + index,
  jsonb: (world, table, column, index) => ({[`${world.mark} ${column}`]: index}),
  'bigint[]': (world, table, column, index) => [world.number + index],
  bytea: (world, table, column, index) => '\\x' + Buffer.from(`${world.mark} ${table}.${column} ${index}`).toString('hex'),
  'timestamp with time zone': (world, table, column, index) => `2026-03-04T05:06:${second(index)}+00:00`,
  date: () => '2026-03-04',
  cidr: (world, table, column, index) => `127.0.${index}.0/24`,
  inet: (world, table, column, index) => `10.0.${index}.1`,
};

function valueOf(world, table, {name, type}, index) {
  const known = fixed[`${table}.${name}`];
  if (known !== undefined) return typeof known === 'function' ? known(index) : known;
  if (name === 'currency') return 'EUR';
  if (name === 'expires_at') return '2099-01-01T00:00:00+00:00';  // no sweep of the server takes it
  if (table === 'users' && name === 'phone') return String(world.number + index);
  if (table === 'users' && name === 'banned_until') return null;
  if (type.startsWith('numeric')) return 5.25;
  if (type.startsWith('public.')) return model.enums.find(one => one.name === type).values[0];
  return byType[type](world, table, name, index);
}

/// Row `index` of a table, of the tenant {tenant, mark, number, seed}.
export function makeRow(world, name, index) {
  const table = tables.get(name);
  const row = {};
  for (const column of table.columns) {
    if (!column.generated) row[column.name] = valueOf(world, name, column, index);
  }
  if ('id' in row && table.columns.find(column => column.name === 'id').type === 'uuid') row.id = idOf(world, name, index);
  if (table.hasTenant) row.tenant_id = world.tenant;
  for (const key of table.foreignKeys) {
    for (const column of withoutTenant(key.columns)) row[column] = idOf(world, key.target, parentIndex(table, key, index));
  }
  return row;
}

/// The condition that names one row of a table within its tenant, as PostgREST's filters.
export const keyFilters = (name, row) => Object.fromEntries(withoutTenant(tables.get(name).key).map(column => [column, row[column]]));

/// How many rows of a table fill() makes: those that are parents of lonely children reach further.
export function indexesOf(name, {count, lonely}) {
  const all = Array.from({length: count}, (_, index) => index);
  const parentOfLonely = [...tables.values()].some(table => table.foreignKeys.some(key => key.target === name && isLonely(table, key)));
  return parentOfLonely ? [...all, ...Array.from({length: lonely}, (_, index) => lonelyParents + index)] : all;
}

/// What the server keeps for itself, as it goes.
export const selfKept = new Set(['audit_heads', 'audit_seals', 'order_numbers']);

/// The SQL that puts `count` rows into every table of a tenant. As replication does it: triggers and foreign keys do not look.
export function fillSql(world, {count = 2, lonely = 0, globals = true} = {}) {
  const statements = ["set session_replication_role = replica;"];
  for (const [name, table] of tables) {
    if (name === 'tenants' || selfKept.has(name) || (!table.hasTenant && !globals)) continue;
    const rows = indexesOf(name, {count, lonely}).map(index => makeRow(world, name, index));
    const columns = Object.keys(rows[0]).map(column => `"${column}"`).join(', ');
    const json = JSON.stringify(rows).replaceAll("'", "''");
    statements.push(`insert into public.${name} (${columns}) overriding system value select ${columns} from jsonb_populate_recordset(null::public.${name}, '${json}');`);
  }
  return statements.join('\n');
}
