-- app/sql/agent_set_active.sql: whether a user is an agent at present.
-- $1 tenant, $2 user, $3 active
UPDATE agents SET is_active = $3::boolean WHERE tenant_id = $1::uuid AND user_id = $2::uuid
