-- actions/sql/customer_history.sql: the lines of a customer's latest orders, newest order first.
-- $1 tenant uuid, $2 customer uuid, $3 how many orders -> a row per line with a product
SELECT o.id, o.order_date, i.product_id, coalesce(i.quantity_thousandths, i.quantity * 1000::bigint)
FROM (SELECT tenant_id, id, order_date
      FROM orders
      WHERE tenant_id = $1::uuid AND customer_id = $2::uuid AND status NOT IN ('canceled', 'returned', 'refunded')
      ORDER BY order_date DESC, id DESC
      LIMIT $3::int) o
JOIN order_items i ON i.tenant_id = o.tenant_id AND i.order_id = o.id
WHERE i.product_id IS NOT NULL
ORDER BY o.order_date DESC, o.id DESC, i.position, i.id
