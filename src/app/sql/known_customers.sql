-- app/sql/known_customers.sql: what rows of a file can name customers by.
-- $1 tenant
SELECT id, external_id, lower(email) FROM customers WHERE tenant_id = $1::uuid AND (external_id IS NOT NULL OR email IS NOT NULL)
