-- app/sql/agent_insert.sql: a user as somebody who calls customers.
-- $1 tenant, $2 user, $3 name, $4 e-mail, $5 phone or null
INSERT INTO agents (tenant_id, user_id, name, email, phone_number)
VALUES ($1::uuid, $2::uuid, $3::text, $4::text, $5::text)
ON CONFLICT (tenant_id, user_id) DO NOTHING
