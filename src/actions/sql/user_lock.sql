-- actions/sql/user_lock.sql: a user whose roles are to change; who else would change them waits.
-- $1 tenant, $2 id -> 0 or 1 row
SELECT id FROM users WHERE tenant_id = $1::uuid AND id = $2::uuid FOR UPDATE
