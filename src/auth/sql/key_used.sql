-- auth/sql/key_used.sql: keys were used; two servers may both say so, and a key may be gone meanwhile.
-- $1 tenant uuid, $2 uuids of keys, $3 when each was used last -> no rows
INSERT INTO key_uses (tenant_id, key_id, last_used_at)
SELECT k.tenant_id, k.id, u.at
FROM unnest($2::uuid[], $3::timestamptz[]) AS u (id, at)
JOIN api_keys k ON k.tenant_id = $1::uuid AND k.id = u.id
ORDER BY k.id
ON CONFLICT (tenant_id, key_id) DO UPDATE SET last_used_at = greatest(key_uses.last_used_at, excluded.last_used_at)
