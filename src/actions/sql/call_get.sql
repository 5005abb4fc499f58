-- actions/sql/call_get.sql: one call with the names of its customer and agent.
-- $1 tenant uuid, $2 call uuid -> 0 or 1 row
SELECT l.id, l.customer_id, coalesce(nullif(c.company, ''), trim(c.first_name || ' ' || c.last_name)), l.agent_id, a.name,
       l.status::text, l.outcome::text, l.purpose::text, l.direction, l.notes, l.call_date, l.ended_at, l.duration,
       l.follow_up_date, l.draft_id, l.reorder_id
FROM call_logs l
LEFT JOIN customers c ON c.tenant_id = l.tenant_id AND c.id = l.customer_id
LEFT JOIN agents a ON a.tenant_id = l.tenant_id AND a.id = l.agent_id
WHERE l.tenant_id = $1::uuid AND l.id = $2::uuid
