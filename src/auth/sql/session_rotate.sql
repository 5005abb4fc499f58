-- auth/sql/session_rotate.sql: the current refresh token gives way to its successor. Of two at once, one finds its row.
-- $1 tenant uuid, $2 session uuid, $3 SHA-256 of the token, $4 of its successor, $5 the successor's end -> 0 or 1 row
UPDATE refresh_sessions
SET previous_hash = token_hash, token_hash = $4::bytea, rotated_at = now(), expires_at = $5::timestamptz
WHERE tenant_id = $1::uuid AND id = $2::uuid AND token_hash = $3::bytea AND revoked_at IS NULL AND expires_at > now()
RETURNING user_id, method, created_at, second_factor, second_factor_at
