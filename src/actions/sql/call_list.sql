-- actions/sql/call_list.sql: a page of calls, newest first, of all customers or of one.
-- $1 tenant, $2 patterns or null, $3 call date, $4 unused, $5 id of the last one or null, $6 limit, $7 customer or null,
-- $8 unused
SELECT l.id, l.customer_id, coalesce(nullif(c.company, ''), trim(c.first_name || ' ' || c.last_name)), l.agent_id, a.name,
       l.status::text, l.outcome::text, l.purpose::text, l.direction, l.notes, l.call_date, l.ended_at, l.duration,
       l.follow_up_date, l.draft_id, l.reorder_id
FROM call_logs l
LEFT JOIN customers c ON c.tenant_id = l.tenant_id AND c.id = l.customer_id
LEFT JOIN agents a ON a.tenant_id = l.tenant_id AND a.id = l.agent_id
WHERE l.tenant_id = $1::uuid AND ($7::uuid IS NULL OR l.customer_id = $7::uuid) AND $4::text IS NULL
  AND $8::bool IS NOT NULL
  AND ($2::text IS NULL OR c.search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
  AND (l.call_date, l.id) < (coalesce($3::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
ORDER BY l.call_date DESC, l.id DESC
LIMIT $6::int
