-- actions/sql/thumbnails.sql: the pictures of some products, as data URIs.
-- $1 tenant uuid, $2 products uuid[] -> a row per product that has one
SELECT id, 'data:' || coalesce(thumbnail_type, 'image/png') || ';base64,' || translate(encode(thumbnail, 'base64'), E'\n', '')
FROM products
WHERE tenant_id = $1::uuid AND id = ANY ($2::uuid[]) AND thumbnail IS NOT NULL
