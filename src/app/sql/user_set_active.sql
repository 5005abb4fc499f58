-- app/sql/user_set_active.sql: whether a user may sign in.
-- $1 tenant, $2 user, $3 active
UPDATE users SET is_active = $3::boolean WHERE tenant_id = $1::uuid AND id = $2::uuid
