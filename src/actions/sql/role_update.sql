-- actions/sql/role_update.sql: a role of the tenant's own changes; null leaves a column as it is.
-- $1 tenant, $2 id, $3 name, $4 description, $5 permissions, a JSON list -> no rows
UPDATE tenant_roles
SET name = coalesce($3::text, name), description = coalesce($4::text, description), permissions = coalesce($5::jsonb, permissions)
WHERE tenant_id = $1::uuid AND id = $2::uuid
