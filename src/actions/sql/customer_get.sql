-- actions/sql/customer_get.sql: one customer as the API shows it.
-- $1 tenant uuid, $2 customer uuid -> 0 or 1 row
SELECT id, first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
       industry_id, external_id, coalesce(is_active, true), created_at, updated_at
FROM customers
WHERE tenant_id = $1::uuid AND id = $2::uuid
