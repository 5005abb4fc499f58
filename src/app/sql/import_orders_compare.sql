-- app/sql/import_orders_compare.sql: which orders are new, changed or the same. An order of ours keeps what the file leaves out.
-- $1 tenant
UPDATE import_orders f
SET state = CASE
    WHEN o.id IS NULL THEN 'new'
    WHEN o.customer_id IS DISTINCT FROM f.customer_id
      OR coalesce(f.currency, o.currency) IS DISTINCT FROM o.currency
      OR coalesce(f.order_date, o.order_date) IS DISTINCT FROM o.order_date
      OR coalesce(f.delivery_date, o.delivery_date) IS DISTINCT FROM o.delivery_date
      OR coalesce(f.status, o.status) IS DISTINCT FROM o.status
      OR coalesce(f.notes, o.notes) IS DISTINCT FROM o.notes
      OR EXISTS (
            (SELECT i.position, i.product_id, i.quantity_thousandths, i.unit_price_minor, i.line_total_minor, i.tax_minor
             FROM order_items i WHERE i.tenant_id = $1::uuid AND i.order_id = f.id
             EXCEPT ALL
             SELECT l.position, l.product_id, l.quantity, l.unit_price_minor, l.line_total_minor, l.tax_minor
             FROM import_order_lines l WHERE l.order_id = f.id)
            UNION ALL
            (SELECT l.position, l.product_id, l.quantity, l.unit_price_minor, l.line_total_minor, l.tax_minor
             FROM import_order_lines l WHERE l.order_id = f.id
             EXCEPT ALL
             SELECT i.position, i.product_id, i.quantity_thousandths, i.unit_price_minor, i.line_total_minor, i.tax_minor
             FROM order_items i WHERE i.tenant_id = $1::uuid AND i.order_id = f.id))
    THEN 'changed'
    ELSE 'same' END
FROM import_orders s
LEFT JOIN orders o ON o.tenant_id = $1::uuid AND o.id = s.id
WHERE f.id = s.id
