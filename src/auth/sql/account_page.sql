-- auth/sql/account_page.sql: a page of a tenant's users, and how many there are.
-- $1 tenant uuid, $2 how many, $3 after how many -> 1 row or more; the id is null on a page without users
SELECT t.total, p.id
FROM (SELECT count(*) AS total FROM users WHERE tenant_id = $1::uuid AND coalesce(is_active, true)) AS t
LEFT JOIN (SELECT id FROM users WHERE tenant_id = $1::uuid AND coalesce(is_active, true)
           ORDER BY created_at, id LIMIT $2::bigint OFFSET $3::bigint) AS p ON true
