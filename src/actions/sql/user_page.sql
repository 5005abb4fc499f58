-- actions/sql/user_page.sql: a tenant's users with their roles.
-- $1 tenant, $2 a single one's id or null, $3 after this id or null, $4 how many
SELECT u.id, u.email, coalesce(nullif(u.username, ''), u.email), coalesce(u.is_active, true), u.last_login,
       coalesce((SELECT jsonb_agg(held.name ORDER BY held.name)
                 FROM (SELECT r.name
                       FROM user_roles g JOIN roles r ON r.id = g.role_id
                       WHERE g.tenant_id = $1::uuid AND g.user_id = u.id AND coalesce(g.is_active, true) AND coalesce(r.is_active, true)
                       UNION ALL
                       SELECT o.name
                       FROM user_tenant_roles g JOIN tenant_roles o ON o.tenant_id = $1::uuid AND o.id = g.role_id
                       WHERE g.tenant_id = $1::uuid AND g.user_id = u.id) AS held), '[]')
FROM users u
WHERE u.tenant_id = $1::uuid AND ($2::uuid IS NULL OR u.id = $2::uuid) AND ($3::uuid IS NULL OR u.id > $3::uuid)
ORDER BY u.id
LIMIT $4::bigint
