-- app/sql/demo_customers.sql: the demo's customers and what is known of them.
-- $1 tenant, $2 customers jsonb
WITH rows AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS r (
        id uuid, first_name text, last_name text, company text, email text, phone text, address text, city text, state text,
        postal_code text, country text, industry text, language text, time_zone text, external_id text,
        created_at timestamptz, personal jsonb, business jsonb, orders jsonb, favorites jsonb)
), made AS (
    INSERT INTO customers (tenant_id, id, first_name, last_name, company, email, phone, address, city, state, postal_code,
                           country, industry_id, language, time_zone, external_id, created_at)
    SELECT $1::uuid, r.id, r.first_name, r.last_name, r.company, r.email, r.phone, r.address, r.city, r.state, r.postal_code,
           r.country, i.id, r.language, r.time_zone, r.external_id, r.created_at
    FROM rows r
    LEFT JOIN industries i ON i.name = r.industry
)
INSERT INTO customer_preferences (tenant_id, customer_id, personal, business, orders, favorites)
SELECT $1::uuid, r.id, r.personal, r.business, r.orders, r.favorites FROM rows r
