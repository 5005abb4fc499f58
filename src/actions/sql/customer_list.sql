-- actions/sql/customer_list.sql: a page of customers by name. The search stays on the index; rows are fetched for the page only.
-- $1 tenant, $2 patterns or null, $3 last name, $4 first name, $5 id of the last one or null, $6 limit, $7 and $8 unused
WITH found AS MATERIALIZED (
    SELECT id, last_name, first_name
    FROM customers
    WHERE tenant_id = $1::uuid AND coalesce(is_active, true) AND $7::uuid IS NULL AND $8::bool IS NOT NULL
      AND ($2::text IS NULL OR search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
      AND (last_name, first_name, id)
          > (coalesce($3, ''), coalesce($4, ''), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
    ORDER BY last_name, first_name, id
    LIMIT $6::int
)
SELECT c.id, c.first_name, c.last_name, c.company, c.email, c.phone, c.address, c.city, c.state, c.postal_code, c.country,
       c.time_zone, c.language, c.industry_id, c.external_id, coalesce(c.is_active, true), c.created_at, c.updated_at
FROM found f
JOIN customers c ON c.tenant_id = $1::uuid AND c.id = f.id
ORDER BY f.last_name, f.first_name, f.id
