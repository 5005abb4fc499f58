-- actions/sql/audit_waiting.sql: whether rows of a tenant's trail are not in its chain, or have not been looked for long enough.
-- $1 tenant -> 0 or 1 row
SELECT
FROM audit_logs a
WHERE a.tenant_id = $1::uuid
  AND a.seq > coalesce((SELECT h.complete_to FROM audit_heads h WHERE h.tenant_id = $1::uuid), 0)
  AND a.created_at > coalesce((SELECT h.complete_at FROM audit_heads h WHERE h.tenant_id = $1::uuid) - interval '35 days',
                              '-infinity')
LIMIT 1
