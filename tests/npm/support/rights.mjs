// tests/npm/support/rights.mjs: who may do what with each table through /rest/v1, as db/migrations/0017_rest_roles.sql means it.
const everything = ['select', 'insert', 'update', 'delete'];

/// read, write: the permission that a signed-in user needs; 'anyone': none; null: nobody may.
/// secret: what a secret key may. 'own': a user may only if the row is his own, and `own` is the column that says so.
export const rights = {
  customers: {read: 'customers.read', write: 'customers.write', secret: everything},
  customer_preferences: {read: 'customers.read', write: 'customers.write', secret: everything},
  products: {read: 'products.read', write: 'products.write', secret: everything},
  product_types: {read: 'products.read', write: 'products.write', secret: everything},
  product_categories: {read: 'products.read', write: 'products.write', secret: everything},
  product_specials: {read: 'products.read', write: 'products.write', secret: everything},
  call_logs: {read: 'calls.read', write: 'calls.write', secret: everything},
  proposed_orders_data: {read: 'calls.read', write: 'calls.write', secret: everything},
  agents: {read: 'calls.read', write: 'users.manage', secret: everything},
  access_phones: {read: 'tenants.manage', write: 'tenants.manage', secret: everything},
  ip_allowlist: {read: 'tenants.manage', write: 'tenants.manage', secret: everything},
  orders: {read: 'orders.read', write: null, secret: everything},
  order_items: {read: 'orders.read', write: null, secret: everything},
  proposed_orders: {read: 'drafts.read', write: null, secret: everything},
  draft_operations: {read: 'drafts.read', write: null, secret: ['select']},
  audit_logs: {read: 'audit.read', write: null, secret: ['select']},
  api_keys: {read: 'keys.manage', write: null, secret: everything},
  users: {read: 'users.manage', write: null, secret: everything},
  user_roles: {read: 'users.manage', write: null, secret: everything},
  tenant_roles: {read: 'users.manage', write: null, secret: everything},
  user_tenant_roles: {read: 'users.manage', write: null, secret: everything},
  user_preferences: {read: 'own', write: 'own', own: 'user_id', secret: everything},
  messages: {read: 'anyone', write: 'own', own: 'user_id', secret: everything},
  tenants: {read: 'anyone', write: null, secret: ['select']},
  roles: {read: 'anyone', write: null, secret: ['select']},
  industries: {read: 'anyone', write: null, secret: ['select']},
  // Nothing of these leaves through /rest/v1, with whatever key.
  audit_heads: {read: null, write: null, secret: []},
  audit_seals: {read: null, write: null, secret: []},
  draft_links: {read: null, write: null, secret: []},
  idempotency_keys: {read: null, write: null, secret: []},
  key_uses: {read: null, write: null, secret: []},
  logins: {read: null, write: null, secret: []},
  memberships: {read: null, write: null, secret: []},
  one_time_codes: {read: null, write: null, secret: []},
  order_numbers: {read: null, write: null, secret: []},
  outbox: {read: null, write: null, secret: []},
  refresh_sessions: {read: null, write: null, secret: []},
  user_factors: {read: null, write: null, secret: []},
};

/// Columns that no key reads, and of a draft those that only the server writes.
export const unreadable = {users: ['password_hash'], api_keys: ['key']};
export const serverWrites = {
  proposed_orders: ['currency', 'version', 'subtotal_minor', 'tax_minor', 'total_minor', 'digest', 'presented_version', 'presented_digest', 'presented_at',
                    'accepted_version', 'accepted_digest', 'accepted_at', 'order_id'],
};

/// A draft keeps its customer and its call: the trigger draft_rules refuses before the foreign key does.
export const keepsItsParents = new Set(['proposed_orders']);

/// What comes of a command on rows of the asker's own tenant that are not his own: 'done'; 'nothing': no row is seen; 'denied': the
/// table is not his to ask, or the row not his to write; 'refused': he is not let in at all.
export function outcome(who, table, command) {
  if (who.refused) return 'refused';
  if (who.role === 'anon') return 'denied';
  const {read, write, secret} = rights[table];
  if (who.role === 'service_role') return secret.includes(command) ? 'done' : 'denied';
  const permission = command === 'select' ? read : write;
  if (permission === null) return 'denied';
  if (permission === 'anyone' || who.permissions.includes(permission)) return 'done';
  return command === 'insert' ? 'denied' : 'nothing';
}
