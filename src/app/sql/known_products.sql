-- app/sql/known_products.sql: what rows of a file of orders can name products by, and what they cost.
-- $1 tenant
SELECT id, sku, name, coalesce(unit, 'piece'), price_minor, currency, tax_class
FROM products WHERE tenant_id = $1::uuid AND sku IS NOT NULL
