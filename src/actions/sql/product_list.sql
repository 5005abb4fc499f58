-- actions/sql/product_list.sql: a page of products by name.
-- $1 tenant, $2 patterns or null, $3 name, $4 unused, $5 id of the last one or null, $6 limit, $7 unused, $8 with pictures
SELECT id, name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
       product_type_id, image_url, coalesce(is_active, true), created_at, updated_at,
       CASE WHEN $8::bool THEN 'data:' || coalesce(thumbnail_type, 'image/png') || ';base64,' || translate(encode(thumbnail, 'base64'), E'\n', '') END
FROM products
WHERE tenant_id = $1::uuid AND coalesce(is_active, true) AND $7::uuid IS NULL AND $4::text IS NULL
  AND ($2::text IS NULL OR search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
  AND (name, id) > (coalesce($3, ''), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
ORDER BY name, id
LIMIT $6::int
