-- app/sql/user_list.sql: a tenant's users with their roles.
-- $1 tenant
SELECT u.id, u.email, coalesce(u.username, ''),
       coalesce((SELECT string_agg(r.name, ', ' ORDER BY r.name)
                 FROM user_roles g JOIN roles r ON r.id = g.role_id
                 WHERE g.tenant_id = $1::uuid AND g.user_id = u.id AND coalesce(g.is_active, true)), ''),
       coalesce(u.is_active, true), u.password_hash IS NOT NULL, u.last_login, u.created_at
FROM users u
WHERE u.tenant_id = $1::uuid
ORDER BY lower(u.email), u.id
