-- app/sql/rest_only_role.sql: whether a login may become a role.
-- Whether the login may become a role: an error says why not. $1: the role. One row.
SELECT set_config('role', $1, true);
