-- actions/sql/owner_exists.sql: whether somebody in the tenant may do everything and can sign in.
-- $1 tenant
SELECT EXISTS (SELECT FROM user_roles g
               JOIN roles r ON r.id = g.role_id
               JOIN users u ON u.tenant_id = $1::uuid AND u.id = g.user_id
               WHERE g.tenant_id = $1::uuid AND r.permissions ? '*' AND coalesce(g.is_active, true)
                 AND coalesce(r.is_active, true) AND coalesce(u.is_active, true))
