-- actions/sql/key_expire.sql: a replaced key ends after a while; not later than it would have.
-- $1 tenant, $2 id, $3 seconds; 0: at once -> when
UPDATE api_keys SET expires_at = least(expires_at, now() + make_interval(secs => $3::bigint))
WHERE tenant_id = $1::uuid AND id = $2::uuid
RETURNING expires_at
