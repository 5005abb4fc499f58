-- app/sql/known_orders.sql: orders that a file may change, or may not.
-- $1 tenant
SELECT id, external_id, draft_id IS NOT NULL OR accepted_snapshot IS NOT NULL
FROM orders WHERE tenant_id = $1::uuid AND external_id IS NOT NULL
