-- app/sql/import_orders_copy.sql: one row per order.
COPY import_orders (id, external_id, customer_id, currency, order_date, delivery_date, status, notes) FROM STDIN
