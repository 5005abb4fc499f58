-- app/sql/work_settings.sql: who works, for this transaction.
-- $1 tenant as text or '', $2 actor
SELECT set_config('app.tenant_id', $1::text, true), set_config('app.actor', $2::text, true)
