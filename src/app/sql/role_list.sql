-- app/sql/role_list.sql: the roles that there are.
SELECT id, name, coalesce(description, '') FROM roles WHERE coalesce(is_active, true) ORDER BY name
