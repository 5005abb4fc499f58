-- actions/sql/key_lock.sql: a key in force that is to be replaced; who else would replace it waits.
-- $1 tenant, $2 id -> 0 or 1 row: what the new one is to have, and until when if it is to live as long
SELECT name, kind, coalesce(permissions, '[]'), now() + (expires_at - created_at)
FROM api_keys
WHERE tenant_id = $1::uuid AND id = $2::uuid AND coalesce(is_active, true) AND (expires_at IS NULL OR expires_at > now())
FOR UPDATE
