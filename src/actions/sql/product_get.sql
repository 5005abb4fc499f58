-- actions/sql/product_get.sql: one product, with its picture.
-- $1 tenant uuid, $2 product uuid -> 0 or 1 row
SELECT id, name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
       product_type_id, image_url, coalesce(is_active, true), created_at, updated_at,
       'data:' || coalesce(thumbnail_type, 'image/png') || ';base64,' || translate(encode(thumbnail, 'base64'), E'\n', '')
FROM products
WHERE tenant_id = $1::uuid AND id = $2::uuid
