-- auth/sql/bearer_link.sql: what a customer's link admits to.
-- $1 tenant uuid, $2 link id -> 0 or 1 row
SELECT l.draft_id, l.customer_id, coalesce(nullif(trim(concat_ws(' ', c.first_name, c.last_name)), ''), c.company, ''),
       l.expires_at, l.revoked_at IS NOT NULL
FROM draft_links l
JOIN customers c ON c.tenant_id = l.tenant_id AND c.id = l.customer_id
JOIN tenants t ON t.id = $1::uuid
WHERE l.tenant_id = $1::uuid AND c.tenant_id = $1::uuid AND l.id = $2::bigint
  AND coalesce(c.is_active, true) AND coalesce(t.is_active, true)
