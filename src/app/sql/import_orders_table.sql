-- app/sql/import_orders_table.sql: what the rows of each order share; `state` becomes new, changed or same.
CREATE TEMPORARY TABLE import_orders (
    id uuid PRIMARY KEY, external_id text NOT NULL, customer_id uuid NOT NULL, currency text, order_date timestamptz,
    delivery_date date, status text, notes text, state text
) ON COMMIT DROP
