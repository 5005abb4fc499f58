-- auth/sql/session_end.sql: a user signs out. Any token that we made for the session may end it.
-- $1 tenant uuid, $2 session uuid -> no rows
UPDATE refresh_sessions
SET revoked_at = now()
WHERE tenant_id = $1::uuid AND id = $2::uuid AND revoked_at IS NULL
