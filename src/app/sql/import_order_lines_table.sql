-- app/sql/import_order_lines_table.sql: the rows of a file of orders.
CREATE TEMPORARY TABLE import_order_lines (
    order_id uuid NOT NULL, product_id uuid NOT NULL, quantity bigint NOT NULL, unit_price_minor bigint NOT NULL,
    line_total_minor bigint NOT NULL, tax_minor bigint NOT NULL, description text, sku text, unit text, position integer NOT NULL
) ON COMMIT DROP
