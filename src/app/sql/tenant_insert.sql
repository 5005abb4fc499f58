-- app/sql/tenant_insert.sql: a new tenant.
-- $1 id, $2 name, $3 domain or null, $4 settings
INSERT INTO tenants (id, name, domain, settings) VALUES ($1::uuid, $2::text, $3::text, $4::jsonb)
