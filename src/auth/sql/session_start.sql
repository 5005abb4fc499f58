-- auth/sql/session_start.sql: a user signs in, unless the password was changed, the user switched off or a second factor turned on
-- while it was checked.
-- $1 tenant uuid, $2 user uuid, $3 session uuid, $4 SHA-256 of the refresh token, $5 its end, $6 the password hash that was
-- checked, null without a password, $7 method, $8 ip, $9 user agent, $10 second factor,
-- null without, $11 the tenant that he signed in to, null for this one, $12 whether he was known to have a second factor
-- -> 0 or 1 row: when, by one clock for all
WITH signed_in AS (
    UPDATE users
    SET last_login = now()
    WHERE tenant_id = $1::uuid AND id = $2::uuid AND ($6::text IS NULL OR password_hash = $6::text)
      AND coalesce(is_active, true)
      AND ($12::boolean OR NOT EXISTS (SELECT FROM user_factors f
                                       WHERE f.tenant_id = $1::uuid AND f.user_id = $2::uuid AND f.verified_at IS NOT NULL))
    RETURNING tenant_id, id
), swept AS (
    DELETE FROM refresh_sessions
    WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND expires_at < now()
)
INSERT INTO refresh_sessions (tenant_id, id, user_id, token_hash, expires_at, method, ip, user_agent, second_factor, second_factor_at,
                              home_tenant_id)
SELECT s.tenant_id, $3::uuid, s.id, $4::bytea, $5::timestamptz, $7::text, $8::inet, $9::text, $10::text,
       CASE WHEN $10::text IS NOT NULL THEN now() END, $11::uuid
FROM signed_in s
RETURNING created_at
