-- actions/sql/key_revoke.sql: a key that works no more.
-- $1 tenant, $2 id -> 0 or 1 row, also if it was revoked before
UPDATE api_keys SET is_active = false WHERE tenant_id = $1::uuid AND id = $2::uuid RETURNING id
