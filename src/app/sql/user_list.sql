-- app/sql/user_list.sql: a tenant's users with their roles.
-- $1 tenant
SELECT u.id, u.email, coalesce(u.username, ''),
       coalesce((SELECT string_agg(held.name, ', ' ORDER BY held.name)
                 FROM (SELECT r.name
                       FROM user_roles g JOIN roles r ON r.id = g.role_id
                       WHERE g.tenant_id = $1::uuid AND g.user_id = u.id AND coalesce(g.is_active, true)
                       UNION ALL
                       SELECT o.name
                       FROM user_tenant_roles g JOIN tenant_roles o ON o.tenant_id = $1::uuid AND o.id = g.role_id
                       WHERE g.tenant_id = $1::uuid AND g.user_id = u.id) AS held), ''),
       coalesce(u.is_active, true), u.password_hash IS NOT NULL, u.last_login, u.created_at
FROM users u
WHERE u.tenant_id = $1::uuid
ORDER BY lower(u.email), u.id
