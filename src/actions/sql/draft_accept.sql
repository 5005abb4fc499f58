-- actions/sql/draft_accept.sql: makes the order of a draft, with its number, lines, trail and key, or nothing at all.
-- $1 tenant, $2 draft, $3 version, $4 digest, $5 order, $6 snapshot jsonb, $7 accepted by, $8 operation, $9 effect jsonb,
-- $10 actor kind, $11 actor, $12 actor name, $13 device, $14 key, $15 principal, $16 request hash, $17 subtotal, $18 tax,
-- $19 total, $20 currency, $21 at; then one element per line: $22 products uuid[], $23 skus, $24 descriptions,
-- $25 units text[], $26 quantities, $27 unit prices, $28 totals, $29 taxes bigint[] -> the order number, or 0 rows
WITH accepted AS (
    UPDATE proposed_orders
    SET status = 'accepted', accepted_version = version, accepted_digest = $4::bytea, accepted_at = $21::timestamptz,
        digest = $4::bytea, order_id = $5::uuid
    WHERE tenant_id = $1::uuid AND id = $2::uuid AND version = $3::int AND status IN ('draft', 'presented')
    RETURNING tenant_id, id, customer_id, call_id, version, status, note, delivery_date
), numbered AS (
    INSERT INTO order_numbers (tenant_id, last)
    SELECT tenant_id, 1 FROM accepted WHERE tenant_id = $1::uuid
    ON CONFLICT (tenant_id) DO UPDATE SET last = order_numbers.last + 1
    RETURNING tenant_id, last
), ordered AS (
    INSERT INTO orders (tenant_id, id, customer_id, status, notes, order_number, currency, subtotal_minor, tax_minor,
                        total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id, delivery_date,
                        accepted_by)
    SELECT a.tenant_id, $5::uuid, a.customer_id, 'accepted', nullif(a.note, ''), n.last, $20::text, $17::bigint,
           $18::bigint, $19::bigint, $6::jsonb, $4::bytea, a.version, a.id, a.delivery_date, $7::text
    FROM accepted a
    JOIN numbered n ON n.tenant_id = a.tenant_id
    WHERE a.tenant_id = $1::uuid
    RETURNING tenant_id, id, order_number
), lines AS (
    INSERT INTO order_items (tenant_id, order_id, product_id, quantity, quantity_thousandths, unit_price_minor,
                             line_total_minor, tax_minor, description, sku, unit, position)
    SELECT o.tenant_id, o.id, l.product, ((l.quantity + 999) / 1000)::int, l.quantity, l.unit_price, l.total, l.tax,
           l.description, l.sku, l.unit, l.position::int
    FROM ordered o,
         unnest($22::uuid[], $23::text[], $24::text[], $25::text[], $26::bigint[], $27::bigint[], $28::bigint[],
                $29::bigint[]) WITH ORDINALITY
             AS l (product, sku, description, unit, quantity, unit_price, total, tax, position)
    WHERE o.tenant_id = $1::uuid
), trail AS (
    INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor,
                                  tax_minor, total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    SELECT a.tenant_id, a.id, $8::uuid, a.version, 'accept',
           $9::jsonb || jsonb_build_object('order', jsonb_build_object('id', o.id, 'number', o.order_number)), a.status,
           $17::bigint, $18::bigint, $19::bigint, $4::bytea, $10::text, $11::uuid, $12::text, $13::text
    FROM accepted a
    JOIN ordered o ON o.tenant_id = a.tenant_id
    WHERE a.tenant_id = $1::uuid
), kept_key AS (
    INSERT INTO idempotency_keys (tenant_id, principal, key, request_hash, status, response)
    SELECT o.tenant_id, $15::text, $14::text, $16::bytea, 201, jsonb_build_object('order_id', o.id)
    FROM ordered o
    WHERE o.tenant_id = $1::uuid
), called AS (
    UPDATE call_logs c
    SET reorder_id = $5::uuid
    FROM accepted a
    WHERE c.tenant_id = $1::uuid AND a.tenant_id = c.tenant_id AND c.id = a.call_id
)
SELECT order_number FROM ordered
