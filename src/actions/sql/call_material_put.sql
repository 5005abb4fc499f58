-- actions/sql/call_material_put.sql: keeps what a call starts with, in the place of what was kept of it before.
-- $1 tenant uuid, $2 call uuid, $3 expires at, ids and JSON of $4 $5 order, $6 $7 special, $8 $9 favorites -> no rows
-- Ids of version 8 are ours; rows that others have put there stay.
WITH replaced AS (
    DELETE FROM proposed_orders_data
    WHERE tenant_id = $1::uuid AND call_id = $2::uuid AND substr(id::text, 15, 1) = '8' AND id NOT IN ($4::uuid, $6::uuid, $8::uuid)
)
INSERT INTO proposed_orders_data (tenant_id, id, call_id, customer_id, customer_phone, data_type, data, expires_at)
SELECT l.tenant_id, v.id, l.id, c.id, c.phone, v.data_type, v.data, $3::timestamptz
FROM call_logs l
JOIN customers c ON c.tenant_id = l.tenant_id AND c.id = l.customer_id
CROSS JOIN (VALUES ($4::uuid, 'order', $5::jsonb), ($6::uuid, 'special', $7::jsonb), ($8::uuid, 'favorites', $9::jsonb))
    AS v (id, data_type, data)
WHERE l.tenant_id = $1::uuid AND l.id = $2::uuid
ON CONFLICT (tenant_id, id) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at
