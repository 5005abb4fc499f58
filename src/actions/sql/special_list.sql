-- actions/sql/special_list.sql: a page of specials by name, of all products or of one.
-- $1 tenant, $2 patterns or null, $3 name, $4 unused, $5 id of the last one or null, $6 limit, $7 product or null, $8 unused
SELECT s.id, s.product_id, p.name, s.name, s.price_minor, p.currency, s.percent_off, s.start_date, s.end_date,
       coalesce(s.is_active, true), s.created_at, s.updated_at
FROM product_specials s
JOIN products p ON p.tenant_id = s.tenant_id AND p.id = s.product_id
WHERE s.tenant_id = $1::uuid AND coalesce(s.is_active, true) AND ($7::uuid IS NULL OR s.product_id = $7::uuid)
  AND $4::text IS NULL AND $8::bool IS NOT NULL
  AND ($2::text IS NULL OR p.search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
  AND (s.name, s.id) > (coalesce($3, ''), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
ORDER BY s.name, s.id
LIMIT $6::int
