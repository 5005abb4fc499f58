-- actions/sql/key_list.sql: a tenant's API keys that are not revoked, without their hashes.
-- $1 tenant
SELECT k.id, k.name, k.kind, coalesce(k.permissions, '[]'), coalesce(k.created_at, 'epoch'), k.expires_at, u.last_used_at
FROM api_keys k
LEFT JOIN key_uses u ON u.tenant_id = $1::uuid AND u.key_id = k.id
WHERE k.tenant_id = $1::uuid AND coalesce(k.is_active, true)
ORDER BY k.created_at, k.id
