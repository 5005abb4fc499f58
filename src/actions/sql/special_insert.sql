-- actions/sql/special_insert.sql: a new special.
-- $1 tenant uuid, $2 columns jsonb -> 1 row
WITH s AS (
    INSERT INTO product_specials
        (tenant_id, product_id, name, price_minor, percent_off, start_date, end_date, is_active)
    SELECT $1::uuid, product_id, name, price_minor, percent_off, start_date, end_date, coalesce(is_active, true)
    FROM jsonb_populate_record(NULL::product_specials, $2::jsonb)
    RETURNING *
)
SELECT s.id, s.product_id, p.name, s.name, s.price_minor, p.currency, s.percent_off, s.start_date, s.end_date,
       coalesce(s.is_active, true), s.created_at, s.updated_at
FROM s
JOIN products p ON p.tenant_id = s.tenant_id AND p.id = s.product_id
WHERE s.tenant_id = $1::uuid
