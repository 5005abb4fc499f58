-- actions/sql/last_order.sql: a customer's latest order that was not called off.
-- $1 tenant uuid, $2 customer uuid -> 0 or 1 row
SELECT id
FROM orders
WHERE tenant_id = $1::uuid AND customer_id = $2::uuid AND status NOT IN ('canceled', 'returned', 'refunded')
ORDER BY order_date DESC, id DESC
LIMIT 1
