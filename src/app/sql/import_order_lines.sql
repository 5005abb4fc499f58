-- app/sql/import_order_lines.sql: the lines of new and changed orders.
-- $1 tenant
INSERT INTO order_items (tenant_id, order_id, product_id, quantity, quantity_thousandths, unit_price_minor, line_total_minor,
                         tax_minor, description, sku, unit, position)
SELECT $1::uuid, l.order_id, l.product_id, ((l.quantity + 999) / 1000)::int, l.quantity, l.unit_price_minor,
       l.line_total_minor, l.tax_minor, l.description, l.sku, l.unit, l.position
FROM import_order_lines l
JOIN import_orders f ON f.id = l.order_id
WHERE f.state <> 'same'
