-- app/sql/import_products_known.sql: how many of the file's products the tenant has already.
-- $1 tenant
SELECT count(*) FROM import_products f JOIN products p ON p.tenant_id = $1::uuid AND p.sku = f.sku
