-- actions/sql/customer_export.sql: everything that is kept of a customer: an object of tables, each a list of rows.
-- $1 tenant, $2 customer -> 1 row, null if the tenant has no such customer. Secrets and pictures stay where they are.
WITH person AS MATERIALIZED (
    SELECT c.id, c.user_id, orderline.person_pattern(c.tenant_id, c.id, '{last_name,email,phone,address,company}') AS pattern
    FROM customers c
    WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid
), rows (name, row) AS (
    SELECT 'customers', to_jsonb(c) - 'search' FROM customers c WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid
    UNION ALL
    SELECT 'customer_preferences', to_jsonb(p) FROM customer_preferences p WHERE p.tenant_id = $1::uuid AND p.customer_id = $2::uuid
    UNION ALL
    SELECT 'call_logs', to_jsonb(c) FROM call_logs c WHERE c.tenant_id = $1::uuid AND c.customer_id = $2::uuid
    UNION ALL
    SELECT 'proposed_orders', to_jsonb(d) FROM proposed_orders d WHERE d.tenant_id = $1::uuid AND d.customer_id = $2::uuid
    UNION ALL
    SELECT 'proposed_orders_data', to_jsonb(d) FROM proposed_orders_data d WHERE d.tenant_id = $1::uuid AND d.customer_id = $2::uuid
    UNION ALL
    SELECT 'draft_operations', to_jsonb(o)
    FROM draft_operations o
    JOIN proposed_orders d ON d.tenant_id = o.tenant_id AND d.id = o.draft_id
    WHERE o.tenant_id = $1::uuid AND d.tenant_id = $1::uuid AND d.customer_id = $2::uuid
    UNION ALL
    SELECT 'draft_links', to_jsonb(l) FROM draft_links l WHERE l.tenant_id = $1::uuid AND l.customer_id = $2::uuid
    UNION ALL
    SELECT 'orders', to_jsonb(o) FROM orders o WHERE o.tenant_id = $1::uuid AND o.customer_id = $2::uuid
    UNION ALL
    SELECT 'order_items', to_jsonb(i)
    FROM order_items i
    JOIN orders o ON o.tenant_id = i.tenant_id AND o.id = i.order_id
    WHERE i.tenant_id = $1::uuid AND o.tenant_id = $1::uuid AND o.customer_id = $2::uuid
    UNION ALL
    SELECT 'messages', to_jsonb(m) FROM messages m, person WHERE m.tenant_id = $1::uuid AND m.content ~* person.pattern
    UNION ALL
    SELECT 'outbox', to_jsonb(o) - 'body'
    FROM outbox o, person
    WHERE o.tenant_id = $1::uuid AND (o.recipient ~* person.pattern OR o.subject ~* person.pattern OR o.body ~* person.pattern)
    UNION ALL
    SELECT 'users', to_jsonb(u) - 'password_hash' FROM users u, person WHERE u.tenant_id = $1::uuid AND u.id = person.user_id
    UNION ALL
    SELECT 'user_preferences', to_jsonb(p) FROM user_preferences p, person WHERE p.tenant_id = $1::uuid AND p.user_id = person.user_id
    UNION ALL
    SELECT 'refresh_sessions', to_jsonb(s) - '{token_hash,previous_hash}'::text[]
    FROM refresh_sessions s, person
    WHERE s.tenant_id = $1::uuid AND s.user_id = person.user_id
    UNION ALL
    SELECT 'audit_logs', to_jsonb(a)
    FROM audit_logs a
    WHERE a.tenant_id = $1::uuid
      AND (a.table_name = 'customers' AND a.row_id = $2::uuid
           OR a.old_data ->> 'customer_id' = $2::text OR a.new_data ->> 'customer_id' = $2::text)
)
SELECT (SELECT jsonb_object_agg(t.name, t.list)::text
        FROM (SELECT r.name, jsonb_agg(r.row) AS list FROM rows r GROUP BY r.name) t)
FROM person
