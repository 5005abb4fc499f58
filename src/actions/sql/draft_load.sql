-- actions/sql/draft_load.sql: a draft as the rules know it.
-- $1 tenant uuid, $2 draft uuid -> 0 or 1 row
SELECT d.customer_id, d.call_id, d.status, d.version, d.currency, d.order_items, d.note, d.delivery_date, d.expires_at,
       d.presented_version, d.presented_digest, d.accepted_version, d.accepted_digest, d.order_id, o.order_number
FROM proposed_orders d
LEFT JOIN orders o ON o.tenant_id = d.tenant_id AND o.id = d.order_id
WHERE d.tenant_id = $1::uuid AND d.id = $2::uuid
