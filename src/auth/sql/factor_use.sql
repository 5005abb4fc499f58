-- auth/sql/factor_use.sql: a code is taken, and with the first one its factor counts. Of two with one code, one finds its row.
-- $1 tenant uuid, $2 user uuid, $3 factor uuid, $4 the code's step -> 0 or 1 row: when
UPDATE user_factors
SET last_step = $4::bigint, last_used_at = now(), verified_at = coalesce(verified_at, now())
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id = $3::uuid AND last_step < $4::bigint
RETURNING last_used_at
