-- auth/sql/sessions_end_weaker.sql: a user has a second factor now: his sessions that began without one end, but for one.
-- $1 tenant uuid, $2 user uuid, $3 session uuid that goes on -> no rows
UPDATE refresh_sessions
SET revoked_at = now()
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id <> $3::uuid AND second_factor IS NULL AND revoked_at IS NULL
