-- auth/sql/recovery_use.sql: a recovery code is taken, once.
-- $1 tenant uuid, $2 user uuid, $3 factor uuid, null for any, $4 the code's HMAC, hex -> 0 or 1 row: when
UPDATE user_factors
SET recovery_hashes = recovery_hashes - $4::text, last_used_at = now()
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND ($3::uuid IS NULL OR id = $3::uuid) AND verified_at IS NOT NULL
  AND recovery_hashes ? $4::text
RETURNING last_used_at
