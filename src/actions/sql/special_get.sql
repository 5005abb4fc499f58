-- actions/sql/special_get.sql: one special with its product's name.
-- $1 tenant uuid, $2 special uuid -> 0 or 1 row
SELECT s.id, s.product_id, p.name, s.name, s.price_minor, p.currency, s.percent_off, s.start_date, s.end_date,
       coalesce(s.is_active, true), s.created_at, s.updated_at
FROM product_specials s
JOIN products p ON p.tenant_id = s.tenant_id AND p.id = s.product_id
WHERE s.tenant_id = $1::uuid AND s.id = $2::uuid
