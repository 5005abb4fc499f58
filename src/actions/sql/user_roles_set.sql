-- actions/sql/user_roles_set.sql: a user has these roles and no others. Who may make calls is an agent, too.
-- $1 tenant, $2 user, $3 ids of roles, $4 of the tenant's own roles -> no rows
WITH gone AS (
    DELETE FROM user_roles WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND role_id <> ALL ($3::uuid[])
), given AS (
    INSERT INTO user_roles (tenant_id, user_id, role_id)
    SELECT $1::uuid, $2::uuid, id FROM unnest($3::uuid[]) AS id
    ON CONFLICT (tenant_id, user_id, role_id) DO UPDATE SET is_active = true WHERE NOT coalesce(user_roles.is_active, true)
), own_gone AS (
    DELETE FROM user_tenant_roles WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND role_id <> ALL ($4::uuid[])
), own_given AS (
    INSERT INTO user_tenant_roles (tenant_id, user_id, role_id)
    SELECT $1::uuid, $2::uuid, id FROM unnest($4::uuid[]) AS id
    ON CONFLICT (tenant_id, user_id, role_id) DO NOTHING
)
INSERT INTO agents (tenant_id, user_id, name, email)
SELECT u.tenant_id, u.id, coalesce(nullif(u.username, ''), u.email), u.email
FROM users u
WHERE u.tenant_id = $1::uuid AND u.id = $2::uuid
  AND (EXISTS (SELECT FROM roles r WHERE r.id = ANY ($3::uuid[]) AND r.permissions ?| ARRAY['*', 'calls.write'])
       OR EXISTS (SELECT FROM tenant_roles r WHERE r.tenant_id = $1::uuid AND r.id = ANY ($4::uuid[]) AND r.permissions ? 'calls.write'))
ON CONFLICT (tenant_id, user_id) DO NOTHING
