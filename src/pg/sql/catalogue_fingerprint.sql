-- pg/sql/catalogue_fingerprint.sql: whether the catalogue is what it was.
-- Whether the catalogue differs from what it was: without event triggers, which need a superuser, and without NOTIFY.
-- $1: the snapshot of the last asking, or ''. One row: this snapshot; and a text that differs if anything was made, changed,
-- renamed, granted, commented on or dropped, or null if no transaction has ended since $1, so nothing can have.
-- Every change of a row of the catalogue gives it a new xmin, and every drop makes a row less. age() is the cheap way to a
-- number: its distance to the next transaction is taken out again. What is PostgreSQL's own (oids below 16384) does not count,
-- nor do temporary relations, which come and go.
WITH temporary AS MATERIALIZED (
    SELECT ARRAY(SELECT oid FROM pg_catalog.pg_namespace
                 WHERE starts_with(nspname, 'pg_temp_') OR starts_with(nspname, 'pg_toast_temp_')) AS schemas,
           ARRAY(SELECT oid FROM pg_catalog.pg_class WHERE relpersistence = 't') AS relations
)
SELECT pg_catalog.pg_current_snapshot()::text, CASE WHEN pg_catalog.pg_current_snapshot()::text <> $1 THEN (
    SELECT concat_ws(' ',
        (SELECT concat(count(*), ',', sum(xmin::text::bigint)) FROM pg_catalog.pg_namespace
         WHERE oid <> ALL (schemas)),  -- some of its rows are as old as the cluster: they have no age
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_class
         WHERE oid >= 16384 AND relkind NOT IN ('i', 'I', 't') AND relpersistence <> 't'),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_attribute
         WHERE attrelid >= 16384 AND attnum > 0 AND attrelid <> ALL (relations)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_attrdef
         WHERE oid >= 16384 AND adrelid <> ALL (relations)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_constraint
         WHERE oid >= 16384 AND connamespace <> ALL (schemas)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_index
         WHERE indrelid >= 16384 AND indrelid <> ALL (relations)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_proc
         WHERE oid >= 16384 AND pronamespace <> ALL (schemas)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_type
         WHERE oid >= 16384 AND typnamespace <> ALL (schemas)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_enum
         WHERE oid >= 16384),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_rewrite
         WHERE oid >= 16384 AND ev_class <> ALL (relations)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_trigger
         WHERE oid >= 16384 AND NOT tgisinternal AND tgrelid <> ALL (relations)),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_policy
         WHERE oid >= 16384),
        (SELECT concat(count(*), ',', count(*) * age(xid '3') - sum(age(xmin))) FROM pg_catalog.pg_description
         WHERE objoid >= 16384 AND objoid <> ALL (relations)))
    FROM temporary) END;
