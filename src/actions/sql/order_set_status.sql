-- actions/sql/order_set_status.sql: moves an order's status on, if it is still what was read.
-- $1 tenant uuid, $2 order uuid, $3 status before, $4 status after -> 1 row, or 0 if it changed meanwhile
UPDATE orders
SET status = $4
WHERE tenant_id = $1::uuid AND id = $2::uuid AND status = $3
RETURNING id
