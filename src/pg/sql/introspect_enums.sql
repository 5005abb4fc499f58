-- pg/sql/introspect_enums.sql: the values of all enums, in their order.
-- -> type's oid, value
SELECT e.enumtypid::int8, e.enumlabel
FROM pg_enum e
ORDER BY e.enumtypid, e.enumsortorder
