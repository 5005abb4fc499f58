-- auth/sql/session_raise.sql: the user of a session showed his second factor.
-- $1 tenant uuid, $2 user uuid, $3 session uuid, $4 how, $5 SHA-256 of a new refresh token, null to keep the old one, $6 its end
-- -> 0 or 1 row: how the session began and when, how it was raised and when
UPDATE refresh_sessions
SET second_factor = $4::text, second_factor_at = now(),
    previous_hash = CASE WHEN $5::bytea IS NULL THEN previous_hash ELSE token_hash END,
    token_hash = coalesce($5::bytea, token_hash),
    rotated_at = CASE WHEN $5::bytea IS NULL THEN rotated_at ELSE now() END,
    expires_at = CASE WHEN $5::bytea IS NULL THEN expires_at ELSE $6::timestamptz END
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id = $3::uuid AND revoked_at IS NULL AND expires_at > now()
RETURNING method, created_at, second_factor, second_factor_at
