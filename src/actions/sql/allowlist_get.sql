-- actions/sql/allowlist_get.sql: the networks that a tenant lets in, the first ones first; one that was written twice comes once.
-- $1 tenant uuid -> rows: network, description
SELECT text(ip_address), coalesce(max(description), '')
FROM ip_allowlist
WHERE tenant_id = $1::uuid AND coalesce(is_active, true)
GROUP BY ip_address
ORDER BY min(created_at), ip_address
