-- app/sql/demo_orders.sql: drafts that were accepted and the orders they became, which point at each other: one statement.
-- $1 tenant, $2 drafts jsonb, $3 orders jsonb
WITH drafts AS (
    INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id, proposed_date, status, order_items, last_updated_by,
                                 last_device_id, created_at, updated_at, version, currency, delivery_date, subtotal_minor,
                                 tax_minor, total_minor, digest, presented_version, presented_digest, presented_at,
                                 accepted_version, accepted_digest, accepted_at, order_id)
    SELECT $1::uuid, r.id, r.customer_id, r.call_id, r.created_at, 'accepted', r.order_items, r.last_updated_by, 'demo-console',
           r.created_at, r.accepted_at, r.version, r.currency, r.delivery_date, r.subtotal_minor, r.tax_minor, r.total_minor,
           decode(r.digest, 'hex'), r.version, decode(r.digest, 'hex'), r.presented_at, r.version, decode(r.digest, 'hex'),
           r.accepted_at, r.order_id
    FROM jsonb_to_recordset($2::jsonb) AS r (
        id uuid, customer_id uuid, call_id uuid, order_items jsonb, version int, currency text, delivery_date date,
        subtotal_minor bigint, tax_minor bigint, total_minor bigint, digest text, presented_at timestamptz,
        accepted_at timestamptz, created_at timestamptz, order_id uuid, last_updated_by uuid)
)
INSERT INTO orders (tenant_id, id, customer_id, order_date, status, created_at, updated_at, order_number, currency,
                    subtotal_minor, tax_minor, total_minor, accepted_snapshot, accepted_digest, accepted_version, draft_id,
                    delivery_date, accepted_by)
SELECT $1::uuid, r.id, r.customer_id, r.order_date, r.status, r.order_date, r.order_date, r.order_number, r.currency,
       r.subtotal_minor, r.tax_minor, r.total_minor, nullif(r.snapshot, 'null'), decode(r.digest, 'hex'), r.version, r.draft_id,
       r.delivery_date, r.accepted_by
FROM jsonb_to_recordset($3::jsonb) AS r (
    id uuid, customer_id uuid, order_date timestamptz, status text, order_number bigint, currency text, subtotal_minor bigint,
    tax_minor bigint, total_minor bigint, snapshot jsonb, digest text, version int, draft_id uuid, delivery_date date,
    accepted_by text)
ORDER BY r.order_number
