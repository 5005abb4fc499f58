-- pg/sql/introspect_inheritance.sql: which table inherits from which, or is a partition of which.
-- -> child's oid, parent's oid, in the order of their declaration; whether as a partition
SELECT i.inhrelid::int8, i.inhparent::int8, c.relispartition
FROM pg_inherits i
JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('r', 'p', 'f')
ORDER BY i.inhrelid, i.inhseqno
