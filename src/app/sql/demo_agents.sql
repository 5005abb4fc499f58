-- app/sql/demo_agents.sql: who calls in the demo, by user.
-- $1 tenant
SELECT a.user_id, a.id, a.name
FROM agents a
JOIN user_roles g ON g.tenant_id = a.tenant_id AND g.user_id = a.user_id
JOIN roles r ON r.id = g.role_id
WHERE a.tenant_id = $1::uuid AND r.name = 'agent'
ORDER BY a.name
