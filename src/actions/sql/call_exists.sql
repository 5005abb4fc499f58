-- actions/sql/call_exists.sql: is there such a call?
-- $1 tenant uuid, $2 call uuid -> 0 or 1 row
SELECT id FROM call_logs WHERE tenant_id = $1::uuid AND id = $2::uuid
