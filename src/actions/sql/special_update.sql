-- actions/sql/special_update.sql: changes the given columns of a special, and no others.
-- $1 tenant uuid, $2 special uuid, $3 columns jsonb -> 0 or 1 row
WITH s AS (
    UPDATE product_specials o
    SET (product_id, name, price_minor, percent_off, start_date, end_date, is_active) = (
        SELECT product_id, name, price_minor, percent_off, start_date, end_date, is_active
        FROM jsonb_populate_record(o, $3::jsonb))
    WHERE tenant_id = $1::uuid AND id = $2::uuid
    RETURNING *
)
SELECT s.id, s.product_id, p.name, s.name, s.price_minor, p.currency, s.percent_off, s.start_date, s.end_date,
       coalesce(s.is_active, true), s.created_at, s.updated_at
FROM s
JOIN products p ON p.tenant_id = s.tenant_id AND p.id = s.product_id
WHERE s.tenant_id = $1::uuid
