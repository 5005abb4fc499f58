-- auth/sql/factor_end_weaker.sql: a second factor counts from now on: the user's sessions that began without one end, but for one, and so
-- do the factors that were begun and not finished: whoever began them may have had the password alone.
-- $1 tenant uuid, $2 user uuid, $3 session uuid that goes on, $4 the factor uuid -> no rows
WITH unfinished AS (
    DELETE FROM user_factors
    WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id <> $4::uuid AND verified_at IS NULL
)
UPDATE refresh_sessions
SET revoked_at = now()
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id <> $3::uuid AND second_factor IS NULL AND revoked_at IS NULL
