-- app/sql/import_order_lines_drop.sql: the lines of changed orders go, new ones follow.
-- $1 tenant
DELETE FROM order_items i
USING import_orders f
WHERE i.tenant_id = $1::uuid AND i.order_id = f.id AND f.state = 'changed'
