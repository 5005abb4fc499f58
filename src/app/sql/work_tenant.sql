-- app/sql/work_tenant.sql: the tenant of what follows in this transaction.
-- $1 tenant
SELECT set_config('app.tenant_id', $1::text, true)
