-- actions/sql/draft_customer.sql: whom a draft is for, and in which call.
-- $1 tenant uuid, $2 draft uuid -> 0 or 1 row
SELECT customer_id, call_id FROM proposed_orders WHERE tenant_id = $1::uuid AND id = $2::uuid
