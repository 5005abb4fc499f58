-- app/sql/demo_specials.sql: the demo's specials.
-- $1 tenant, $2 specials jsonb
INSERT INTO product_specials (tenant_id, id, product_id, name, price_minor, percent_off, start_date, end_date)
SELECT $1::uuid, r.id, r.product_id, r.name, r.price_minor, r.percent_off, r.start_date, r.end_date
FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, product_id uuid, name text, price_minor bigint, percent_off numeric,
                                         start_date timestamptz, end_date timestamptz)
