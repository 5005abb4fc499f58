-- app/sql/key_list.sql: a tenant's API keys, without their hashes.
-- $1 tenant
SELECT id, name,
       coalesce((SELECT string_agg(p, ', ') FROM jsonb_array_elements_text(coalesce(permissions, '[]')) AS p), ''),
       expires_at, coalesce(is_active, true), created_at, kind,
       (SELECT u.last_used_at FROM key_uses u WHERE u.tenant_id = $1::uuid AND u.key_id = api_keys.id)
FROM api_keys
WHERE tenant_id = $1::uuid
ORDER BY created_at, id
