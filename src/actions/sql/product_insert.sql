-- actions/sql/product_insert.sql: a new product.
-- $1 tenant uuid, $2 columns jsonb -> 1 row
INSERT INTO products
    (tenant_id, name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
     product_type_id, image_url, is_active)
SELECT $1::uuid, name, description, sku, size, coalesce(unit, 'piece'), pack_size, price_minor, currency,
       coalesce(order_multiple, 1000), tax_class, category_id, product_type_id, image_url, coalesce(is_active, true)
FROM jsonb_populate_record(NULL::products, $2::jsonb)
RETURNING id, name, description, sku, size, unit, pack_size, price_minor, currency, order_multiple, tax_class, category_id,
       product_type_id, image_url, coalesce(is_active, true), created_at, updated_at, NULL::text
