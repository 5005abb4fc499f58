-- app/sql/demo_extras.sql: the demo tenant's own numbers, and an agent who is no person.
-- $1 tenant, $2 number for calls, $3 number for texts, $4 name of the agent
WITH numbers AS (
    INSERT INTO access_phones (tenant_id, number, description)
    VALUES ($1::uuid, $2::text, 'Calls'), ($1::uuid, $3::text, 'Texts')
)
INSERT INTO agents (tenant_id, name, department) VALUES ($1::uuid, $4::text, 'AI')
