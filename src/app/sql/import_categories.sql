-- app/sql/import_categories.sql: makes the categories that the file names and the tenant lacks.
-- $1 tenant
INSERT INTO product_categories (tenant_id, name)
SELECT $1::uuid, min(f.category)
FROM import_products f
WHERE f.category IS NOT NULL
  AND NOT EXISTS (SELECT FROM product_categories c WHERE c.tenant_id = $1::uuid AND lower(c.name) = lower(f.category))
GROUP BY lower(f.category)
