-- actions/sql/audit_head_save.sql: where the chain ends now.
-- $1 tenant, $2 number, $3 hash, $4 complete to, $5 its entry, $6 its time, $7 seen to, $8 its entry, $9 its time, $10 its
-- transaction or null
UPDATE audit_heads
SET number = $2::bigint, hash = $3::bytea, complete_to = $4::bigint, complete_number = $5::bigint,
    complete_at = $6::timestamptz, seen_to = $7::bigint, seen_number = $8::bigint, seen_at = $9::timestamptz,
    seen_xid = $10::bigint
WHERE tenant_id = $1::uuid
