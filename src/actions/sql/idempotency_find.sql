-- actions/sql/idempotency_find.sql: what a key was used for before.
-- $1 tenant uuid, $2 principal, $3 key -> 0 or 1 row
SELECT k.request_hash, o.id, o.order_number
FROM idempotency_keys k
LEFT JOIN orders o ON o.tenant_id = k.tenant_id AND o.id = (k.response ->> 'order_id')::uuid
WHERE k.tenant_id = $1::uuid AND k.principal = $2 AND k.key = $3
