-- actions/sql/call_start.sql: a call, its draft with the proposed lines, the first entry of its trail, and its link.
-- $1 tenant, $2 customer, $3 call, $4 draft, $5 link, $6 user or null, $7 purpose, $8 direction, $9 currency,
-- $10 items jsonb, $11 subtotal, $12 tax, $13 total, $14 digest, $15 expires at, $16 operation, $17 actor kind, $18 actor,
-- $19 actor name -> 1 row, or 0 if the tenant has no such customer
WITH customer AS (
    SELECT tenant_id, id FROM customers WHERE tenant_id = $1::uuid AND id = $2::uuid
), called AS (
    INSERT INTO call_logs (tenant_id, id, customer_id, agent_id, purpose, direction, status, draft_id)
    SELECT c.tenant_id, $3::uuid, c.id,
           (SELECT a.id FROM agents a WHERE a.tenant_id = $1::uuid AND a.user_id = $6::uuid),
           $7::call_purpose, $8::text, 'in_progress', $4::uuid
    FROM customer c
    WHERE c.tenant_id = $1::uuid
), drafted AS (
    INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id, currency, order_items, subtotal_minor, tax_minor,
                                 total_minor, digest, expires_at, last_updated_by)
    SELECT c.tenant_id, $4::uuid, c.id, $3::uuid, $9::text, $10::jsonb, $11::bigint, $12::bigint, $13::bigint, $14::bytea,
           $15::timestamptz, $6::uuid
    FROM customer c
    WHERE c.tenant_id = $1::uuid
), trail AS (
    INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor,
                                  tax_minor, total_minor, digest, actor_kind, actor_id, actor_name)
    SELECT c.tenant_id, $4::uuid, $16::uuid, 1, 'replace', jsonb_build_object('order_items', $10::jsonb), 'draft',
           $11::bigint, $12::bigint, $13::bigint, $14::bytea, $17::text, $18::uuid, $19::text
    FROM customer c
    WHERE c.tenant_id = $1::uuid
), linked AS (
    INSERT INTO draft_links (tenant_id, id, draft_id, customer_id, expires_at)
    SELECT c.tenant_id, $5::bigint, $4::uuid, c.id, $15::timestamptz
    FROM customer c
    WHERE c.tenant_id = $1::uuid
)
SELECT id FROM customer
