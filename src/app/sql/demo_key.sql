-- app/sql/demo_key.sql: whether a key works.
-- $1 tenant, $2 hash
SELECT 1 FROM api_keys WHERE tenant_id = $1::uuid AND key = $2::text AND coalesce(is_active, true)
