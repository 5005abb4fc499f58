-- pg/sql/introspect_relations.sql: every table and view but PostgreSQL's own. Those that are not wanted are read too, in
-- short: a foreign key may point at them, a view stand on them.
-- $1 oids of the schemas to read -> see below
SELECT c.oid::int8, n.nspname, c.relname, c.relkind, w.wanted,
       c.relrowsecurity, c.relforcerowsecurity, c.reltuples::int8, c.relpages::int8, d.description,
       CASE WHEN w.wanted AND c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
       CASE WHEN w.wanted THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
       s.srvname,
       CASE WHEN w.wanted AND c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid, true) END AS definition,
       CASE WHEN w.wanted AND c.relkind IN ('v', 'f') THEN pg_relation_is_updatable(c.oid, true) END AS events,
       -- Every column of such a view can be written, whatever pg_column_is_updatable says (it asks for DELETE too).
       c.relkind = 'v' AND (
           EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgtype & 64 <> 0 AND t.tgtype & 20 <> 0)
           OR EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3') AND r.is_instead
                                                     AND r.ev_qual::text = '<>')) AS instead,
       action.ev_action::text,
       (SELECT o.option_value::bool FROM pg_options_to_table(c.reloptions) o WHERE o.option_name = 'security_invoker')
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT c.relnamespace = ANY ($1::oid[])
        AND NOT EXISTS (SELECT FROM pg_depend e
                        WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e') AS wanted) AS w
LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid
LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
LEFT JOIN pg_rewrite action ON action.ev_class = c.oid AND action.rulename = '_RETURN'
LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
