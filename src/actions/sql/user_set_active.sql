-- actions/sql/user_set_active.sql: whether a user may sign in and be chosen as an agent; who may not is signed out everywhere.
-- $1 tenant, $2 user, $3 active
WITH changed AS (
    UPDATE users SET is_active = $3::boolean WHERE tenant_id = $1::uuid AND id = $2::uuid
), agent AS (
    UPDATE agents SET is_active = $3::boolean WHERE tenant_id = $1::uuid AND user_id = $2::uuid
)
UPDATE refresh_sessions SET revoked_at = now()
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND revoked_at IS NULL AND NOT $3::boolean
