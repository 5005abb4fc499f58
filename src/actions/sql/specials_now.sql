-- actions/sql/specials_now.sql: products with a special that applies now, those that end first first.
-- $1 tenant uuid, $2 now, $3 limit -> a row per product
SELECT s.product_id
FROM product_specials s
JOIN products p ON p.tenant_id = s.tenant_id AND p.id = s.product_id
WHERE s.tenant_id = $1::uuid AND coalesce(s.is_active, true) AND coalesce(p.is_active, true)
  AND (s.price_minor IS NOT NULL OR s.percent_off IS NOT NULL)
  AND coalesce(s.start_date, '-infinity') <= $2::timestamptz AND coalesce(s.end_date, 'infinity') > $2::timestamptz
GROUP BY s.product_id
ORDER BY min(coalesce(s.end_date, 'infinity')), s.product_id
LIMIT $3::int
