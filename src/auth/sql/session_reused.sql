-- auth/sql/session_reused.sql: a token older than the last two of its session came again: it was stolen, so the session ends.
-- $1 tenant uuid, $2 session uuid, $3 SHA-256 of the token -> 0 or 1 row
UPDATE refresh_sessions
SET revoked_at = now()
WHERE tenant_id = $1::uuid AND id = $2::uuid AND token_hash <> $3::bytea AND revoked_at IS NULL AND expires_at > now()
RETURNING user_id
