-- actions/sql/customer_list.sql: a page of customers by name.
-- $1 tenant, $2 patterns or null, $3 last name, $4 first name, $5 id of the last one or null, $6 limit, $7 and $8 unused
SELECT id, first_name, last_name, company, email, phone, address, city, state, postal_code, country, time_zone, language,
       industry_id, external_id, coalesce(is_active, true), created_at, updated_at
FROM customers
WHERE tenant_id = $1::uuid AND coalesce(is_active, true) AND $7::uuid IS NULL AND $8::bool IS NOT NULL
  AND ($2::text IS NULL OR search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
  AND (last_name, first_name, id) > (coalesce($3, ''), coalesce($4, ''), coalesce($5::uuid, '00000000-0000-0000-0000-000000000000'))
ORDER BY last_name, first_name, id
LIMIT $6::int
