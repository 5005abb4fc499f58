-- actions/sql/product_list.sql: a page of products by name. The search stays on the index; rows are fetched for the page only.
-- $1 tenant, $2 patterns or null, $3 name, $4 unused, $5 id of the last one or null, $6 limit, $7 unused, $8 with pictures
WITH found AS MATERIALIZED (
    SELECT id, name
    FROM products
    WHERE tenant_id = $1::uuid AND coalesce(is_active, true) AND $7::uuid IS NULL AND $4::text IS NULL
      AND ($2::text IS NULL OR search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
      AND (name, id) > (coalesce($3, ''), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
    ORDER BY name, id
    LIMIT $6::int
)
SELECT p.id, p.name, p.description, p.sku, p.size, p.unit, p.pack_size, p.price_minor, p.currency, p.order_multiple,
       p.tax_class, p.category_id, p.product_type_id, p.image_url, coalesce(p.is_active, true), p.created_at, p.updated_at,
       CASE WHEN $8::bool
            THEN 'data:' || coalesce(p.thumbnail_type, 'image/png') || ';base64,'
                 || translate(encode(p.thumbnail, 'base64'), E'\n', '') END
FROM found f
JOIN products p ON p.tenant_id = $1::uuid AND p.id = f.id
ORDER BY f.name, f.id
