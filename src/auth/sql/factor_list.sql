-- auth/sql/factor_list.sql: the second factors of a user, the oldest first.
-- $1 tenant uuid, $2 user uuid, $3 factor uuid, null for all
-- -> a row each: id, name, sealed secret, made, verified, last used, how many recovery codes are left
SELECT id, friendly_name, secret, created_at, verified_at, last_used_at, jsonb_array_length(recovery_hashes)
FROM user_factors
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND ($3::uuid IS NULL OR id = $3::uuid)
ORDER BY created_at, id
