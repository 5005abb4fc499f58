-- actions/sql/order_get.sql: one order without its lines.
-- $1 tenant uuid, $2 order uuid -> 0 or 1 row
SELECT o.id, o.order_number, o.status, o.currency, o.customer_id,
       coalesce(nullif(c.company, ''), trim(c.first_name || ' ' || c.last_name)), o.order_date, o.delivery_date, o.notes,
       o.subtotal_minor, o.tax_minor, o.total_minor, o.draft_id
FROM orders o
LEFT JOIN customers c ON c.tenant_id = o.tenant_id AND c.id = o.customer_id
WHERE o.tenant_id = $1::uuid AND o.id = $2::uuid
