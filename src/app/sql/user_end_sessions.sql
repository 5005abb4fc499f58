-- app/sql/user_end_sessions.sql: nobody stays signed in as that user.
-- $1 tenant, $2 user
UPDATE refresh_sessions SET revoked_at = now() WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND revoked_at IS NULL
