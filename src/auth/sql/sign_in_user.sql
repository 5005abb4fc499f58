-- auth/sql/sign_in_user.sql: a user who may sign in, with the permissions of all roles that he has in this tenant.
-- $1 tenant uuid, $2 user uuid -> 0 or 1 row
SELECT u.email, coalesce(a.name, u.username, u.email), u.password_hash,
       coalesce((SELECT jsonb_agg(DISTINCT p.name)
                 FROM user_roles ur
                 JOIN roles r ON r.id = ur.role_id
                 CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(r.permissions, '[]')) AS p (name)
                 WHERE ur.tenant_id = $1::uuid AND ur.user_id = u.id
                   AND coalesce(ur.is_active, true) AND coalesce(r.is_active, true)), '[]')
FROM users u
JOIN tenants t ON t.id = $1::uuid
LEFT JOIN agents a ON a.tenant_id = $1::uuid AND a.user_id = u.id
WHERE u.tenant_id = $1::uuid AND u.id = $2::uuid AND coalesce(u.is_active, true) AND coalesce(t.is_active, true)
