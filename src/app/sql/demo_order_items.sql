-- app/sql/demo_order_items.sql: the lines of the demo's orders.
-- $1 tenant, $2 lines jsonb
INSERT INTO order_items (tenant_id, order_id, product_id, quantity, quantity_thousandths, unit_price_minor, line_total_minor,
                         tax_minor, description, sku, unit, position, created_at, updated_at)
SELECT $1::uuid, r.order_id, r.product_id, ((r.quantity + 999) / 1000)::int, r.quantity, r.unit_price_minor,
       r.line_total_minor, r.tax_minor, r.description, r.sku, r.unit, r.position, r.created_at, r.created_at
FROM jsonb_to_recordset($2::jsonb) AS r (
    order_id uuid, product_id uuid, quantity bigint, unit_price_minor bigint, line_total_minor bigint, tax_minor bigint,
    description text, sku text, unit text, position int, created_at timestamptz)
