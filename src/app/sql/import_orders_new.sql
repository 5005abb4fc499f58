-- app/sql/import_orders_new.sql: the orders that are new, numbered by their date.
-- $1 tenant, $2 the number before the first, $3 the tenant's currency
INSERT INTO orders (tenant_id, id, customer_id, order_date, status, notes, order_number, currency, subtotal_minor, tax_minor,
                    total_minor, delivery_date, external_id)
SELECT $1::uuid, f.id, f.customer_id, coalesce(f.order_date, now()), coalesce(f.status, 'delivered'), f.notes,
       $2::bigint + row_number() OVER (ORDER BY coalesce(f.order_date, now()), f.external_id), coalesce(f.currency, $3::text),
       t.subtotal, t.tax, t.subtotal + t.tax, f.delivery_date, f.external_id
FROM import_orders f
JOIN (SELECT order_id, sum(line_total_minor)::bigint AS subtotal, sum(tax_minor)::bigint AS tax
      FROM import_order_lines GROUP BY order_id) t ON t.order_id = f.id
WHERE f.state = 'new'
