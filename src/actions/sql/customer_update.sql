-- actions/sql/customer_update.sql: changes the given columns of a customer, and no others.
-- $1 tenant uuid, $2 customer uuid, $3 columns jsonb -> 0 or 1 row
UPDATE customers c
SET (first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
     industry_id, external_id, is_active) = (
    SELECT first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
     industry_id, external_id, is_active
    FROM jsonb_populate_record(c, $3::jsonb))
WHERE tenant_id = $1::uuid AND id = $2::uuid
RETURNING id, first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
       industry_id, external_id, coalesce(is_active, true), created_at, updated_at
