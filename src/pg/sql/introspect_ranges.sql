-- pg/sql/introspect_ranges.sql: what each range type is a range of.
-- -> type's oid, subtype's oid, its text, multirange's oid (0 before PostgreSQL 14)
-- A column that an older server lacks: its name is looked for in `own` first, then outside, where `older` has it.
SELECT r.rngtypid::int8, r.rngsubtype::int8, format_type(r.rngsubtype, NULL),
       (SELECT rngmultitypid FROM (SELECT r.*) AS own)::int8
FROM pg_range r
CROSS JOIN (SELECT 0::oid AS rngmultitypid) AS older
WHERE r.rngtypid >= 16384  -- PostgreSQL's own have smaller ones (FirstNormalObjectId)
