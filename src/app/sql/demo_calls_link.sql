-- app/sql/demo_calls_link.sql: which draft and which order a call led to.
-- $1 tenant, $2 calls jsonb
UPDATE call_logs c
SET draft_id = r.draft_id, reorder_id = r.order_id
FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, draft_id uuid, order_id uuid)
WHERE c.tenant_id = $1::uuid AND c.id = r.id AND r.order_id IS NOT NULL
