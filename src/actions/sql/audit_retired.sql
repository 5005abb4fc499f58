-- actions/sql/audit_retired.sql: whether the chain says already that a month's rows may be gone, or never knew of any.
-- $1 tenant, $2 first day of the month -> 1 row
SELECT NOT EXISTS (SELECT FROM audit_seals s WHERE s.tenant_id = $1::uuid AND s.kind = 'rows' AND s.month = $2::date)
       OR EXISTS (SELECT FROM audit_seals s WHERE s.tenant_id = $1::uuid AND s.kind = 'retention' AND s.month = $2::date)
