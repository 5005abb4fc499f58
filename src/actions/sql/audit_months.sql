-- actions/sql/audit_months.sql: the months (UTC) of which the trail has rows, or its chain entries.
-- $1 tenant -> first days
SELECT date_trunc('month', a.created_at AT TIME ZONE 'UTC')::date
FROM audit_logs a
WHERE a.tenant_id = $1::uuid
UNION
SELECT s.month
FROM audit_seals s
WHERE s.tenant_id = $1::uuid AND s.kind = 'rows'
ORDER BY 1
