-- auth/sql/session_alive.sql: whether a user is still signed in.
-- $1 tenant uuid, $2 session uuid, $3 user uuid -> 0 or 1 row
SELECT user_id
FROM refresh_sessions
WHERE tenant_id = $1::uuid AND id = $2::uuid AND user_id = $3::uuid AND revoked_at IS NULL AND expires_at > now()
