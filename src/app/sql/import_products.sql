-- app/sql/import_products.sql: new products, and known ones where something differs. Columns that the file lacks stay.
-- $1 tenant, $2 the file's columns text[]
WITH category AS (
    SELECT DISTINCT ON (lower(name)) lower(name) AS name, id
    FROM product_categories WHERE tenant_id = $1::uuid ORDER BY lower(name), created_at, id
), type AS (
    SELECT DISTINCT ON (lower(name)) lower(name) AS name, id
    FROM product_types WHERE tenant_id = $1::uuid ORDER BY lower(name), created_at, id
)
INSERT INTO products AS p (tenant_id, sku, name, description, size, unit, pack_size, price_minor, currency, order_multiple,
                           tax_class, category_id, product_type_id, image_url, is_active)
SELECT $1::uuid, f.sku, f.name, f.description, f.size, coalesce(f.unit, 'piece'), f.pack_size, f.price_minor, f.currency,
       coalesce(f.order_multiple, 1000), f.tax_class, c.id, t.id, f.image_url, coalesce(f.active, true)
FROM import_products f
LEFT JOIN category c ON c.name = lower(f.category)
LEFT JOIN type t ON t.name = lower(f.type)
ON CONFLICT (tenant_id, sku) DO UPDATE
SET name = excluded.name,
    description = CASE WHEN 'description' = ANY ($2::text[]) THEN excluded.description ELSE p.description END,
    size = CASE WHEN 'size' = ANY ($2::text[]) THEN excluded.size ELSE p.size END,
    unit = CASE WHEN 'unit' = ANY ($2::text[]) THEN excluded.unit ELSE p.unit END,
    pack_size = CASE WHEN 'pack_size' = ANY ($2::text[]) THEN excluded.pack_size ELSE p.pack_size END,
    price_minor = CASE WHEN 'price' = ANY ($2::text[]) THEN excluded.price_minor ELSE p.price_minor END,
    currency = CASE WHEN 'currency' = ANY ($2::text[]) THEN excluded.currency ELSE p.currency END,
    order_multiple = CASE WHEN 'order_multiple' = ANY ($2::text[]) THEN excluded.order_multiple ELSE p.order_multiple END,
    tax_class = CASE WHEN 'tax_class' = ANY ($2::text[]) THEN excluded.tax_class ELSE p.tax_class END,
    category_id = CASE WHEN 'category' = ANY ($2::text[]) THEN excluded.category_id ELSE p.category_id END,
    product_type_id = CASE WHEN 'type' = ANY ($2::text[]) THEN excluded.product_type_id ELSE p.product_type_id END,
    image_url = CASE WHEN 'image_url' = ANY ($2::text[]) THEN excluded.image_url ELSE p.image_url END,
    is_active = CASE WHEN 'active' = ANY ($2::text[]) THEN excluded.is_active ELSE p.is_active END
WHERE p.name IS DISTINCT FROM excluded.name
   OR ('description' = ANY ($2::text[]) AND p.description IS DISTINCT FROM excluded.description)
   OR ('size' = ANY ($2::text[]) AND p.size IS DISTINCT FROM excluded.size)
   OR ('unit' = ANY ($2::text[]) AND p.unit IS DISTINCT FROM excluded.unit)
   OR ('pack_size' = ANY ($2::text[]) AND p.pack_size IS DISTINCT FROM excluded.pack_size)
   OR ('price' = ANY ($2::text[]) AND p.price_minor IS DISTINCT FROM excluded.price_minor)
   OR ('currency' = ANY ($2::text[]) AND p.currency IS DISTINCT FROM excluded.currency)
   OR ('order_multiple' = ANY ($2::text[]) AND p.order_multiple IS DISTINCT FROM excluded.order_multiple)
   OR ('tax_class' = ANY ($2::text[]) AND p.tax_class IS DISTINCT FROM excluded.tax_class)
   OR ('category' = ANY ($2::text[]) AND p.category_id IS DISTINCT FROM excluded.category_id)
   OR ('type' = ANY ($2::text[]) AND p.product_type_id IS DISTINCT FROM excluded.product_type_id)
   OR ('image_url' = ANY ($2::text[]) AND p.image_url IS DISTINCT FROM excluded.image_url)
   OR ('active' = ANY ($2::text[]) AND p.is_active IS DISTINCT FROM excluded.is_active)
