-- app/sql/key_revoke.sql: a key that works no more. By its id, or by its name if only one active key has it.
-- $1 tenant, $2 id or name -> the keys revoked
UPDATE api_keys SET is_active = false
WHERE tenant_id = $1::uuid AND coalesce(is_active, true)
  AND (id::text = lower($2::text)
       OR (name = $2::text AND 1 = (SELECT count(*) FROM api_keys k
                                    WHERE k.tenant_id = $1::uuid AND k.name = $2::text AND coalesce(k.is_active, true))))
RETURNING id
