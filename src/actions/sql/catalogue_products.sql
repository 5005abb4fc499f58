-- actions/sql/catalogue_products.sql: what a price is made of, for some products of a tenant.
-- $1 tenant uuid, $2 products uuid[] -> a row per product that exists
SELECT id, name, coalesce(sku, ''), coalesce(size, ''), coalesce(unit, 'piece'), price_minor, currency,
       coalesce(order_multiple, 1000), tax_class, coalesce(is_active, true)
FROM products
WHERE tenant_id = $1::uuid AND id = ANY ($2::uuid[])
