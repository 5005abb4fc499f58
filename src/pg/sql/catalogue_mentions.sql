-- pg/sql/catalogue_mentions.sql: whether anything in the database says something.
-- Whether anything that the database runs by itself mentions something: policies, functions, views and rules, defaults, checks,
-- triggers, in any schema. $1: the regular expression of what. One row, a boolean.
-- search_path must be pg_catalog, so that expressions name auth.uid() with its schema. The helper functions of schema auth do not
-- count by themselves; who calls them does. Expressions are printed only if they call something that reads a setting.
WITH own AS (
    SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
), helper AS (
    SELECT p.oid FROM pg_proc p JOIN own n ON n.oid = p.pronamespace
    WHERE n.nspname = 'auth' AND p.proname IN ('uid', 'jwt', 'role', 'email')
), calls AS MATERIALIZED (
    SELECT ':funcid (' || string_agg(oid::text, '|') || ') ' AS pattern
    FROM (SELECT oid FROM helper UNION ALL
          SELECT oid FROM pg_proc WHERE proname = 'current_setting' AND pronamespace = 'pg_catalog'::regnamespace) AS called
)
SELECT EXISTS (SELECT FROM pg_proc p JOIN own n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
               WHERE p.prokind IN ('f', 'p') AND l.lanname NOT IN ('c', 'internal') AND p.oid NOT IN (SELECT oid FROM helper)
                 -- A body of standard SQL is kept as a tree.
                 AND CASE WHEN p.prosrc = '' THEN pg_get_functiondef(p.oid) ELSE p.prosrc END ~* $1::text)
    OR EXISTS (SELECT FROM pg_policy
               WHERE pg_get_expr(polqual, polrelid) ~* $1::text OR pg_get_expr(polwithcheck, polrelid) ~* $1::text)
    OR EXISTS (SELECT FROM pg_attrdef, calls WHERE adbin::text ~ calls.pattern AND pg_get_expr(adbin, adrelid) ~* $1::text)
    OR EXISTS (SELECT FROM pg_constraint, calls WHERE conbin::text ~ calls.pattern AND pg_get_constraintdef(oid) ~* $1::text)
    OR EXISTS (SELECT FROM pg_trigger, calls WHERE tgqual::text ~ calls.pattern AND pg_get_triggerdef(oid) ~* $1::text)
    OR EXISTS (SELECT FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN own n ON n.oid = c.relnamespace, calls
               WHERE (r.ev_action::text ~ calls.pattern OR r.ev_qual::text ~ calls.pattern)
                 AND pg_get_ruledef(r.oid) ~* $1::text);
