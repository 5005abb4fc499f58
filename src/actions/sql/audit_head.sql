-- actions/sql/audit_head.sql: where the chain ends, for who only reads it.
-- $1 tenant -> 0 or 1 row
SELECT number, hash, complete_to
FROM audit_heads
WHERE tenant_id = $1::uuid
