-- actions/sql/call_material_get.sql: what a call starts with, under the ids that it has if nothing changed.
-- $1 tenant uuid, $2 order, $3 special, $4 favorites uuid, $5 now -> 1 row; nulls for what is not there
SELECT max(data::text) FILTER (WHERE id = $2::uuid), max(data::text) FILTER (WHERE id = $3::uuid),
       max(data::text) FILTER (WHERE id = $4::uuid)
FROM proposed_orders_data
WHERE tenant_id = $1::uuid AND id IN ($2::uuid, $3::uuid, $4::uuid) AND expires_at > $5::timestamptz
