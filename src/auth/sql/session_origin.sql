-- auth/sql/session_origin.sql: where the user of a session signed in, and how.
-- $1 tenant uuid, $2 session uuid -> 0 or 1 row: user, his home tenant, method, when, second factor, when
SELECT user_id, coalesce(home_tenant_id, tenant_id), method, created_at, second_factor, second_factor_at
FROM refresh_sessions
WHERE tenant_id = $1::uuid AND id = $2::uuid AND revoked_at IS NULL AND expires_at > now()
