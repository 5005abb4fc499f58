-- actions/sql/customer_insert.sql: a new customer.
-- $1 tenant uuid, $2 columns jsonb -> 1 row
INSERT INTO customers
    (tenant_id, first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
     industry_id, external_id, is_active)
SELECT $1::uuid, first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
     industry_id, external_id, coalesce(is_active, true)
FROM jsonb_populate_record(NULL::customers, $2::jsonb)
RETURNING id, first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
       industry_id, external_id, coalesce(is_active, true), created_at, updated_at
