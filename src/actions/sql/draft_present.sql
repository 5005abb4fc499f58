-- actions/sql/draft_present.sql: marks what the customer is shown, if nobody changed the draft meanwhile.
-- $1 tenant, $2 draft, $3 version, $4 digest, $5 operation, $6 subtotal, $7 tax, $8 total, $9 actor kind, $10 actor,
-- $11 actor name, $12 device, $13 at -> 1 row, or 0 if it was changed
WITH shown AS (
    UPDATE proposed_orders
    SET status = 'presented', presented_version = version, presented_digest = $4::bytea, presented_at = $13::timestamptz,
        digest = $4::bytea
    WHERE tenant_id = $1::uuid AND id = $2::uuid AND version = $3::int AND status IN ('draft', 'presented')
    RETURNING tenant_id, id, version, status
), trail AS (
    INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, status, subtotal_minor, tax_minor,
                                  total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    SELECT tenant_id, id, $5::uuid, version, 'present', status, $6::bigint, $7::bigint, $8::bigint, $4::bytea, $9::text,
           $10::uuid, $11::text, $12::text
    FROM shown
    WHERE tenant_id = $1::uuid
)
SELECT id FROM shown
