-- app/sql/demo_products.sql: the demo's products, with their pictures.
-- $1 tenant, $2 products jsonb
INSERT INTO products (tenant_id, id, name, sku, category_id, product_type_id, unit, size, pack_size, price_minor, order_multiple,
                      tax_class, thumbnail, thumbnail_type)
SELECT $1::uuid, r.id, r.name, r.sku, c.id, t.id, r.unit, r.size, r.pack_size, r.price_minor, r.order_multiple, r.tax_class,
       decode(r.picture, 'base64'), 'image/png'
FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, name text, sku text, category text, type text, unit text, size text,
                                         pack_size text, price_minor bigint, order_multiple int, tax_class text, picture text)
JOIN product_categories c ON c.tenant_id = $1::uuid AND c.name = r.category
JOIN product_types t ON t.tenant_id = $1::uuid AND t.category_id = c.id AND t.name = r.type
