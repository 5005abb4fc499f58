-- app/sql/import_customers_table.sql: the rows of a file of customers; `id` is the one they match, or a new one.
CREATE TEMPORARY TABLE import_customers (
    id uuid NOT NULL, external_id text, email text, first_name text, last_name text, company text, phone text, address text,
    city text, state text, postal_code text, country text, industry text, time_zone text, language text, active boolean
) ON COMMIT DROP
