-- app/sql/import_order_numbers.sql: takes a block of numbers: one row changed once, not once per order.
-- $1 tenant, $2 how many -> the last number of the block
INSERT INTO order_numbers (tenant_id, last) VALUES ($1::uuid, $2::bigint)
ON CONFLICT (tenant_id) DO UPDATE SET last = order_numbers.last + $2::bigint
RETURNING last
