-- app/sql/user_known.sql: whether a tenant has a user of that id.
-- $1 tenant, $2 user -> 0 or 1 row
SELECT id FROM users WHERE tenant_id = $1::uuid AND id = $2::uuid
