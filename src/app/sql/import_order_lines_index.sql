-- app/sql/import_order_lines_index.sql: comparing looks lines up by their order.
CREATE INDEX ON import_order_lines (order_id)
