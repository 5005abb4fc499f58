-- app/sql/import_types.sql: makes the types that the file names and the tenant lacks, each in the category it stands with first.
-- $1 tenant
INSERT INTO product_types (tenant_id, category_id, name)
SELECT $1::uuid,
       (SELECT c.id FROM product_categories c
        WHERE c.tenant_id = $1::uuid AND lower(c.name) = min(lower(f.category))
        ORDER BY c.created_at, c.id LIMIT 1),
       min(f.type)
FROM import_products f
WHERE f.type IS NOT NULL
  AND NOT EXISTS (SELECT FROM product_types t WHERE t.tenant_id = $1::uuid AND lower(t.name) = lower(f.type))
GROUP BY lower(f.type)
