-- actions/sql/audit_head_lock.sql: where the chain ends; until the end of the transaction nobody else adds to it.
-- $1 tenant -> 1 row
SELECT number, hash, complete_to, complete_number, complete_at, seen_to, seen_number, seen_at, seen_xid
FROM audit_heads
WHERE tenant_id = $1::uuid
FOR UPDATE
