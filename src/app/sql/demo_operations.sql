-- app/sql/demo_operations.sql: the trail of the demo's drafts.
-- $1 tenant, $2 operations jsonb
INSERT INTO draft_operations (tenant_id, draft_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor,
                              digest, actor_kind, actor_id, actor_name, device_id, at)
SELECT $1::uuid, r.draft_id, r.version, r.kind, r.operation, r.status, r.subtotal_minor, r.tax_minor, r.total_minor,
       decode(r.digest, 'hex'), r.actor_kind, r.actor_id, r.actor_name, r.device_id, r.at
FROM jsonb_to_recordset($2::jsonb) AS r (
    draft_id uuid, version int, kind text, operation jsonb, status text, subtotal_minor bigint, tax_minor bigint,
    total_minor bigint, digest text, actor_kind text, actor_id uuid, actor_name text, device_id text, at timestamptz)
