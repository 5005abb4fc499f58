-- pg/sql/introspect_promises.sql: what may be concluded from PostgreSQL's own functions and operators in a view's query.
-- -> oid, kind: 's' strict (no argument may be NULL, or the result is), 'n' gives no NULL if it gets none, 'c' counts or
-- ranks and is never NULL, 'a' an aggregate that is not NULL over rows without NULL, 'e' an operator that means equality,
-- 'l' a collation in which different texts are equal
WITH own AS (
    SELECT p.* FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace
), comparison AS (
    -- Equality of one type with itself, and of integers with each other: to compare, the others may change a value.
    SELECT o.oid, o.oprcode, o.oprnegate, a.amopstrategy = 3
               AND (a.amoplefttype = a.amoprighttype OR a.amoplefttype IN (20, 21, 23) AND a.amoprighttype IN (20, 21, 23)) AS equal,
           o.oprnamespace = 'pg_catalog'::regnamespace AS own
    FROM pg_amop a
    JOIN pg_am m ON m.oid = a.amopmethod AND m.amname = 'btree'
    JOIN pg_opclass c ON c.opcfamily = a.amopfamily AND c.opcdefault AND c.opcintype = a.amoplefttype
    JOIN pg_operator o ON o.oid = a.amopopr
)
SELECT oid::int8, 's' FROM own WHERE proisstrict AND prorettype = 'bool'::regtype AND NOT proretset
UNION
SELECT oprcode::oid::int8, 'n' FROM comparison WHERE own
UNION
SELECT n.oprcode::oid::int8, 'n' FROM comparison c JOIN pg_operator n ON n.oid = c.oprnegate WHERE c.own
UNION
SELECT o.oprcode::oid::int8, 'n'
FROM pg_operator o
JOIN pg_type r ON r.oid = o.oprright
LEFT JOIN pg_type l ON l.oid = o.oprleft
WHERE o.oprnamespace = 'pg_catalog'::regnamespace
  AND (o.oprname IN ('+', '-', '*', '/', '%') AND r.typcategory IN ('N', 'D', 'T') AND coalesce(l.typcategory IN ('N', 'D', 'T'), true)
       OR o.oprname = '||' AND r.typname IN ('text', 'anynonarray') AND l.typname IN ('text', 'anynonarray')
       OR o.oprname IN ('~~', '!~~', '~~*', '!~~*', '~', '!~', '~*', '!~*') AND r.typname = 'text')
UNION
-- Not a cast from JSON, whose null becomes NULL from PostgreSQL 18 on.
SELECT oid::int8, 'n' FROM own
WHERE prokind = 'f' AND NOT proretset AND NOT ARRAY[114, 3802]::oid[] && proargtypes::oid[]
  AND proname IN ('now', 'statement_timestamp', 'transaction_timestamp', 'clock_timestamp', 'gen_random_uuid', 'random',
                  'lower', 'upper', 'initcap', 'length', 'char_length', 'character_length', 'octet_length', 'btrim', 'ltrim',
                  'rtrim', 'replace', 'left', 'right', 'md5', 'abs', 'ceil', 'ceiling', 'floor', 'round', 'trunc', 'sign',
                  'date_trunc', 'cardinality', 'current_database', 'to_json', 'to_jsonb', 'json_build_object',
                  'jsonb_build_object', 'json_build_array', 'jsonb_build_array', 'int2', 'int4', 'int8', 'numeric', 'float4',
                  'float8', 'text', 'varchar', 'bpchar', 'date', 'timestamp', 'timestamptz', 'timezone')
  AND NOT (proname IN ('lower', 'upper') AND proargtypes[0] <> 'text'::regtype)  -- of a range: NULL if it has no such bound
UNION
SELECT oid::int8, 'c' FROM own WHERE prokind IN ('a', 'w')
  AND proname IN ('count', 'row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist')
  AND NOT proargtypes::oid[] && ARRAY['"any"'::regtype]::oid[] OR proname = 'count' AND pronargs = 1
UNION
SELECT oid::int8, 'a' FROM own WHERE prokind = 'a'
  AND proname IN ('min', 'max', 'sum', 'avg', 'bool_and', 'bool_or', 'every', 'string_agg', 'array_agg', 'json_agg', 'jsonb_agg')
UNION
SELECT oid::int8, 'e' FROM comparison WHERE equal
UNION
SELECT oid::int8, 'l' FROM pg_collation WHERE NOT collisdeterministic
