-- auth/sql/entrance.sql: from where a tenant's people and keys may come.
-- $1 tenant uuid, $2 how many networks at most -> 0 or 1 row: the networks, a JSON list, the first ones first; the origins of pages,
-- JSON, 'null' if the tenant decided nothing
SELECT coalesce((SELECT jsonb_agg(n.network)
                 FROM (SELECT text(a.ip_address) AS network
                       FROM ip_allowlist a
                       WHERE a.tenant_id = $1::uuid AND coalesce(a.is_active, true)
                       ORDER BY a.created_at, a.id
                       LIMIT $2::integer) n), '[]'),
       coalesce(t.settings #> '{cors,origins}', 'null')
FROM tenants t
WHERE t.id = $1::uuid
