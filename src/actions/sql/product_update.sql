-- actions/sql/product_update.sql: changes the given columns of a product, and no others.
-- $1 tenant uuid, $2 product uuid, $3 columns jsonb -> 0 or 1 row
UPDATE products p
SET (name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
     product_type_id, image_url, is_active) = (
    SELECT name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
     product_type_id, image_url, is_active
    FROM jsonb_populate_record(p, $3::jsonb))
WHERE tenant_id = $1::uuid AND id = $2::uuid
RETURNING id, name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
       product_type_id, image_url, coalesce(is_active, true), created_at, updated_at, NULL::text
