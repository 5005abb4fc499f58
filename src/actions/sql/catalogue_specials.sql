-- actions/sql/catalogue_specials.sql: the specials on some products of a tenant.
-- $1 tenant uuid, $2 products uuid[] -> a row per special; percent in hundredths
SELECT id, product_id, name, price_minor, (percent_off * 100)::int, start_date, end_date
FROM product_specials
WHERE tenant_id = $1::uuid AND product_id = ANY ($2::uuid[]) AND coalesce(is_active, true)
