-- auth/sql/recovery_put.sql: new recovery codes in place of the old ones.
-- $1 tenant uuid, $2 user uuid, $3 factor uuid, $4 their HMACs, a JSON list -> 0 or 1 row
UPDATE user_factors
SET recovery_hashes = $4::jsonb
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id = $3::uuid AND verified_at IS NOT NULL
RETURNING id
