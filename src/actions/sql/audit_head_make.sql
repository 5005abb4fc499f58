-- actions/sql/audit_head_make.sql: the empty chain of a tenant that has none yet.
-- $1 tenant -> no rows
INSERT INTO audit_heads (tenant_id)
VALUES ($1::uuid)
ON CONFLICT (tenant_id) DO NOTHING
