-- actions/sql/roles_named.sql: roles by their names (a global table).
-- $1 names
SELECT id, coalesce(permissions, '[]') FROM roles WHERE coalesce(is_active, true) AND name = ANY ($1::text[])
