-- actions/sql/favorites.sql: a customer's favourite products, in their order.
-- $1 tenant uuid, $2 customer uuid, $3 limit -> a row per favourite that is a product of the tenant
SELECT p.id
FROM customer_preferences c,
     jsonb_array_elements_text(CASE WHEN jsonb_typeof(c.favorites -> 'order_items') = 'array'
                                    THEN c.favorites -> 'order_items' ELSE '[]' END) WITH ORDINALITY AS f (product, place)
JOIN products p ON p.tenant_id = $1::uuid AND p.id::text = f.product
WHERE c.tenant_id = $1::uuid AND c.customer_id = $2::uuid
ORDER BY f.place
LIMIT $3::int
