-- actions/sql/order_lines.sql: the lines of one order, in their order.
-- $1 tenant uuid, $2 order uuid -> a row per line
SELECT i.product_id, coalesce(i.sku, p.sku, ''), coalesce(i.description, p.name, ''),
       coalesce(i.quantity_thousandths, i.quantity * 1000::bigint), coalesce(i.unit, p.unit, ''),
       coalesce(i.unit_price_minor, 0), coalesce(i.line_total_minor, 0), coalesce(i.tax_minor, 0)
FROM order_items i
LEFT JOIN products p ON p.tenant_id = i.tenant_id AND p.id = i.product_id
WHERE i.tenant_id = $1::uuid AND i.order_id = $2::uuid
ORDER BY i.position, i.id
