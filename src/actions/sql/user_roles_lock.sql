-- actions/sql/user_roles_lock.sql: the roles of a user and those of every owner, so that two who take each other's away do not deadlock.
-- $1 tenant, $2 user -> a row each: is it the user's, the role's permissions
SELECT g.user_id = $2::uuid, coalesce(r.permissions, '[]')
FROM user_roles g
JOIN roles r ON r.id = g.role_id
WHERE g.tenant_id = $1::uuid AND (g.user_id = $2::uuid OR r.permissions ? '*')
  AND coalesce(g.is_active, true) AND coalesce(r.is_active, true)
ORDER BY g.id
FOR UPDATE OF g
