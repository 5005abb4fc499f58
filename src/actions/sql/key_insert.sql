-- actions/sql/key_insert.sql: a new API key; only its hash is kept.
-- $1 tenant, $2 id, $3 hash, $4 name, $5 permissions jsonb, $6 expires or null, $7 kind, $8 how many a tenant may have in force
-- -> 1 row, or 0 if it has so many
INSERT INTO api_keys (tenant_id, id, key, name, permissions, expires_at, kind)
SELECT $1::uuid, $2::uuid, $3::text, $4::text, $5::jsonb, $6::timestamptz, $7::text
WHERE $8::bigint > (SELECT count(*) FROM api_keys k WHERE k.tenant_id = $1::uuid AND coalesce(k.is_active, true))
RETURNING created_at
