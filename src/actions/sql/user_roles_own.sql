-- actions/sql/user_roles_own.sql: what a user may do by the tenant's own roles. Who changes them waits for the user's row (user_lock).
-- $1 tenant, $2 user -> a row each: the role's permissions
SELECT r.permissions
FROM user_tenant_roles g
JOIN tenant_roles r ON r.tenant_id = $1::uuid AND r.id = g.role_id
WHERE g.tenant_id = $1::uuid AND g.user_id = $2::uuid
