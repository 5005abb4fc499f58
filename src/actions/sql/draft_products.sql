-- actions/sql/draft_products.sql: which products of a draft can be ordered, and their pictures if wanted.
-- $1 tenant uuid, $2 products uuid[], $3 thumbnails bool -> a row per product that exists
SELECT id, coalesce(is_active, true) AND price_minor IS NOT NULL, CASE WHEN $3::bool THEN thumbnail END,
       CASE WHEN $3::bool THEN thumbnail_type END
FROM products
WHERE tenant_id = $1::uuid AND id = ANY ($2::uuid[])
