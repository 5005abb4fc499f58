-- actions/sql/preferences_put.sql: sets a customer's preferences; those that are null stay as they are.
-- $1 tenant uuid, $2 customer uuid, $3 personal, $4 business, $5 orders, $6 favorites -> 1 row if the customer exists
INSERT INTO customer_preferences (tenant_id, customer_id, personal, business, orders, favorites)
SELECT c.tenant_id, c.id, coalesce($3::jsonb, '{}'), coalesce($4::jsonb, '{}'), coalesce($5::jsonb, '{}'),
       coalesce($6::jsonb, '{}')
FROM customers c
WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid
ON CONFLICT (tenant_id, customer_id) DO UPDATE
SET personal = coalesce($3::jsonb, customer_preferences.personal),
    business = coalesce($4::jsonb, customer_preferences.business),
    orders = coalesce($5::jsonb, customer_preferences.orders),
    favorites = coalesce($6::jsonb, customer_preferences.favorites)
RETURNING personal, business, orders, favorites
