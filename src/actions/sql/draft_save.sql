-- actions/sql/draft_save.sql: saves edits of a draft and writes its trail, if nobody changed the draft meanwhile.
-- $1 tenant, $2 draft, $3 version before, $4 version after, $5 items jsonb, $6 note, $7 delivery date, $8 subtotal, $9 tax,
-- $10 total, $11 digest, $12 user or null, $13 device; then one element per edit: $14 ids uuid[], $15 versions int[],
-- $16 kinds text[], $17 effects text[], $18 subtotals, $19 taxes, $20 totals bigint[], $21 digests bytea[],
-- $22 actor kinds text[], $23 actors uuid[], $24 actor names text[], $25 devices text[] -> 1 row, or 0 if it was changed
WITH saved AS (
    UPDATE proposed_orders
    SET version = $4::int, order_items = $5::jsonb, note = $6, delivery_date = $7::date, subtotal_minor = $8::bigint,
        tax_minor = $9::bigint, total_minor = $10::bigint, digest = $11::bytea, last_updated_by = $12::uuid,
        last_device_id = $13, updated_at = now()
    WHERE tenant_id = $1::uuid AND id = $2::uuid AND version = $3::int AND status IN ('draft', 'presented')
    RETURNING tenant_id, id, status
), trail AS (
    INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor,
                                  tax_minor, total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    SELECT s.tenant_id, s.id, e.operation_id, e.version, e.kind, e.effect::jsonb, s.status, e.subtotal, e.tax, e.total,
           e.digest, e.actor_kind, e.actor, e.actor_name, e.device
    FROM saved s,
         unnest($14::uuid[], $15::int[], $16::text[], $17::text[], $18::bigint[], $19::bigint[], $20::bigint[],
                $21::bytea[], $22::text[], $23::uuid[], $24::text[], $25::text[])
             AS e (operation_id, version, kind, effect, subtotal, tax, total, digest, actor_kind, actor, actor_name, device)
    WHERE s.tenant_id = $1::uuid
)
SELECT id FROM saved
