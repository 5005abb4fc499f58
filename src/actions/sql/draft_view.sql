-- actions/sql/draft_view.sql: a draft with whom it is for, what it became and who changed it last.
-- $1 tenant uuid, $2 draft uuid -> 0 or 1 row; the first 15 columns are those of draft_load.sql
SELECT d.customer_id, d.call_id, d.status, d.version, d.currency, d.order_items, d.note, d.delivery_date, d.expires_at,
       d.presented_version, d.presented_digest, d.accepted_version, d.accepted_digest, d.order_id, o.order_number,
       trim(c.first_name || ' ' || c.last_name), coalesce(c.company, ''), d.presented_at, d.accepted_at, d.created_at,
       d.updated_at, l.actor_kind, coalesce(l.actor_name, ''), coalesce(l.device_id, ''), l.at
FROM proposed_orders d
JOIN customers c ON c.tenant_id = d.tenant_id AND c.id = d.customer_id
LEFT JOIN orders o ON o.tenant_id = d.tenant_id AND o.id = d.order_id
LEFT JOIN draft_operations l ON l.tenant_id = d.tenant_id AND l.draft_id = d.id AND l.version = d.version
    AND l.kind IN ('put_line', 'remove_line', 'set_note', 'set_delivery_date', 'replace')
WHERE d.tenant_id = $1::uuid AND d.id = $2::uuid
