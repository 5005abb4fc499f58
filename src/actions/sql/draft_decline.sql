-- actions/sql/draft_decline.sql: closes a draft that the customer does not want, if nobody changed it meanwhile.
-- $1 tenant, $2 draft, $3 version, $4 reason, $5 operation, $6 effect jsonb, $7 actor kind, $8 actor, $9 actor name,
-- $10 device -> 1 row, or 0 if it was changed
WITH closed AS (
    UPDATE proposed_orders
    SET status = 'declined', closed_reason = $4
    WHERE tenant_id = $1::uuid AND id = $2::uuid AND version = $3::int AND status IN ('draft', 'presented')
    RETURNING tenant_id, id, version, status, subtotal_minor, tax_minor, total_minor, digest
), trail AS (
    INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor,
                                  tax_minor, total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    SELECT tenant_id, id, $5::uuid, version, 'decline', $6::jsonb, status, subtotal_minor, tax_minor, total_minor, digest,
           $7::text, $8::uuid, $9::text, $10::text
    FROM closed
    WHERE tenant_id = $1::uuid
)
SELECT id FROM closed
