-- auth/sql/session_repeat.sql: the token was used before (a lost answer, two tabs), and its successor is still the current one.
-- $1 tenant uuid, $2 session uuid, $3 SHA-256 of the token, $4 of its successor -> 0 or 1 row
SELECT user_id, method, created_at, second_factor, second_factor_at
FROM refresh_sessions
WHERE tenant_id = $1::uuid AND id = $2::uuid AND previous_hash = $3::bytea AND token_hash = $4::bytea
  AND revoked_at IS NULL AND expires_at > now()
