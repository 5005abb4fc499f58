-- auth/sql/code_guess.sql: somebody says a code for an address: that is counted first, also when many do so at once.
-- $1 tenant uuid, $2 address, $3 kinds -> the codes that it may be
UPDATE one_time_codes
SET attempts = attempts + 1
WHERE tenant_id = $1::uuid AND address = $2::text AND kind = ANY ($3::text[]) AND expires_at > now() AND attempts < 5
RETURNING id, code_hash
