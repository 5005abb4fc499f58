-- app/sql/import_customers_known.sql: how many of the file's customers the tenant has already.
-- $1 tenant
SELECT count(*) FROM import_customers f JOIN customers c ON c.tenant_id = $1::uuid AND c.id = f.id
