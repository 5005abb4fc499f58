-- app/sql/import_products_table.sql: the rows of a file of products.
CREATE TEMPORARY TABLE import_products (
    sku text NOT NULL, name text NOT NULL, description text, size text, unit text, pack_size text, price_minor bigint,
    currency text, order_multiple integer, tax_class text, category text, type text, image_url text, active boolean
) ON COMMIT DROP
