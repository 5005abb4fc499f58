-- app/sql/membership_insert.sql: a user may act in a further tenant (a global table). Harmless to repeat.
-- $1 home tenant, $2 user, $3 the further tenant -> no rows
INSERT INTO memberships (home_tenant_id, user_id, joined_tenant_id) VALUES ($1::uuid, $2::uuid, $3::uuid)
ON CONFLICT DO NOTHING
