-- actions/sql/preferences_get.sql: a customer's preferences; all null if there are none yet.
-- $1 tenant uuid, $2 customer uuid -> 1 row if the customer exists
SELECT coalesce(p.personal, '{}'), coalesce(p.business, '{}'), coalesce(p.orders, '{}'), coalesce(p.favorites, '{}')
FROM customers c
LEFT JOIN customer_preferences p ON p.tenant_id = c.tenant_id AND p.customer_id = c.id
WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid
