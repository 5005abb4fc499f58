-- auth/sql/bearer_key.sql: an API key that is in force.
-- $1 tenant uuid, $2 SHA-256 of the key, hex -> 0 or 1 row
SELECT k.id, k.name, coalesce(k.permissions, '[]'), k.expires_at, k.kind
FROM api_keys k
JOIN tenants t ON t.id = $1::uuid
WHERE k.tenant_id = $1::uuid AND k.key = $2::text AND coalesce(k.is_active, true) AND coalesce(t.is_active, true)
  AND (k.expires_at IS NULL OR k.expires_at > now())
