-- app/sql/import_orders_changed.sql: the orders that differ.
-- $1 tenant
UPDATE orders o
SET customer_id = f.customer_id, order_date = coalesce(f.order_date, o.order_date), status = coalesce(f.status, o.status),
    notes = coalesce(f.notes, o.notes), currency = coalesce(f.currency, o.currency), subtotal_minor = t.subtotal,
    tax_minor = t.tax, total_minor = t.subtotal + t.tax, delivery_date = coalesce(f.delivery_date, o.delivery_date)
FROM import_orders f
JOIN (SELECT order_id, sum(line_total_minor)::bigint AS subtotal, sum(tax_minor)::bigint AS tax
      FROM import_order_lines GROUP BY order_id) t ON t.order_id = f.id
WHERE o.tenant_id = $1::uuid AND o.id = f.id AND f.state = 'changed'
