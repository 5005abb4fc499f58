-- app/sql/demo_groups.sql: categories and types of the demo's products.
-- $1 tenant, $2 products jsonb
WITH rows AS (
    SELECT DISTINCT category, type FROM jsonb_to_recordset($2::jsonb) AS r (category text, type text)
), made AS (
    INSERT INTO product_categories (tenant_id, name)
    SELECT $1::uuid, category FROM rows GROUP BY category
    RETURNING id, name
)
INSERT INTO product_types (tenant_id, category_id, name)
SELECT $1::uuid, made.id, rows.type FROM rows JOIN made ON made.name = rows.category
