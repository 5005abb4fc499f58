-- actions/sql/call_material_sweep.sql: a thousand of the rows whose time is over go.
-- $1 tenant uuid, $2 now -> a row per row that went
DELETE FROM proposed_orders_data
WHERE tenant_id = $1::uuid AND id IN (
    SELECT d.id FROM proposed_orders_data d WHERE d.tenant_id = $1::uuid AND d.expires_at < $2::timestamptz LIMIT 1000)
RETURNING id
