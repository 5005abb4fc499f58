-- app/sql/import_customers.sql: new customers, and known ones where something differs. Columns that the file lacks stay.
-- $1 tenant, $2 the file's columns text[]
WITH industry AS (
    SELECT DISTINCT ON (lower(name)) lower(name) AS name, id FROM industries ORDER BY lower(name), id
)
INSERT INTO customers AS c (tenant_id, id, external_id, email, first_name, last_name, company, phone, address, city, state,
                            postal_code, country, industry_id, time_zone, language, is_active)
SELECT $1::uuid, f.id, f.external_id, f.email, coalesce(f.first_name, ''), coalesce(f.last_name, ''), f.company, f.phone,
       f.address, f.city, f.state, f.postal_code, f.country, i.id, f.time_zone, f.language, coalesce(f.active, true)
FROM import_customers f
LEFT JOIN industry i ON i.name = lower(f.industry)
ON CONFLICT (tenant_id, id) DO UPDATE
SET external_id = CASE WHEN 'external_id' = ANY ($2::text[]) THEN coalesce(excluded.external_id, c.external_id) ELSE c.external_id END,
    email = CASE WHEN 'email' = ANY ($2::text[]) THEN excluded.email ELSE c.email END,
    first_name = CASE WHEN 'first_name' = ANY ($2::text[]) THEN excluded.first_name ELSE c.first_name END,
    last_name = CASE WHEN 'last_name' = ANY ($2::text[]) THEN excluded.last_name ELSE c.last_name END,
    company = CASE WHEN 'company' = ANY ($2::text[]) THEN excluded.company ELSE c.company END,
    phone = CASE WHEN 'phone' = ANY ($2::text[]) THEN excluded.phone ELSE c.phone END,
    address = CASE WHEN 'address' = ANY ($2::text[]) THEN excluded.address ELSE c.address END,
    city = CASE WHEN 'city' = ANY ($2::text[]) THEN excluded.city ELSE c.city END,
    state = CASE WHEN 'state' = ANY ($2::text[]) THEN excluded.state ELSE c.state END,
    postal_code = CASE WHEN 'postal_code' = ANY ($2::text[]) THEN excluded.postal_code ELSE c.postal_code END,
    country = CASE WHEN 'country' = ANY ($2::text[]) THEN excluded.country ELSE c.country END,
    industry_id = CASE WHEN 'industry' = ANY ($2::text[]) THEN excluded.industry_id ELSE c.industry_id END,
    time_zone = CASE WHEN 'time_zone' = ANY ($2::text[]) THEN excluded.time_zone ELSE c.time_zone END,
    language = CASE WHEN 'language' = ANY ($2::text[]) THEN excluded.language ELSE c.language END,
    is_active = CASE WHEN 'active' = ANY ($2::text[]) THEN excluded.is_active ELSE c.is_active END
WHERE ('external_id' = ANY ($2::text[]) AND excluded.external_id IS NOT NULL AND c.external_id IS DISTINCT FROM excluded.external_id)
   OR ('email' = ANY ($2::text[]) AND c.email IS DISTINCT FROM excluded.email)
   OR ('first_name' = ANY ($2::text[]) AND c.first_name IS DISTINCT FROM excluded.first_name)
   OR ('last_name' = ANY ($2::text[]) AND c.last_name IS DISTINCT FROM excluded.last_name)
   OR ('company' = ANY ($2::text[]) AND c.company IS DISTINCT FROM excluded.company)
   OR ('phone' = ANY ($2::text[]) AND c.phone IS DISTINCT FROM excluded.phone)
   OR ('address' = ANY ($2::text[]) AND c.address IS DISTINCT FROM excluded.address)
   OR ('city' = ANY ($2::text[]) AND c.city IS DISTINCT FROM excluded.city)
   OR ('state' = ANY ($2::text[]) AND c.state IS DISTINCT FROM excluded.state)
   OR ('postal_code' = ANY ($2::text[]) AND c.postal_code IS DISTINCT FROM excluded.postal_code)
   OR ('country' = ANY ($2::text[]) AND c.country IS DISTINCT FROM excluded.country)
   OR ('industry' = ANY ($2::text[]) AND c.industry_id IS DISTINCT FROM excluded.industry_id)
   OR ('time_zone' = ANY ($2::text[]) AND c.time_zone IS DISTINCT FROM excluded.time_zone)
   OR ('language' = ANY ($2::text[]) AND c.language IS DISTINCT FROM excluded.language)
   OR ('active' = ANY ($2::text[]) AND c.is_active IS DISTINCT FROM excluded.is_active)
