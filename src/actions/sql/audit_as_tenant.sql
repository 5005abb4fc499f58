-- actions/sql/audit_as_tenant.sql: the tenant of what follows in this transaction, for who has a connection of his own.
-- $1 tenant
SELECT set_config('app.tenant_id', $1::text, true)
