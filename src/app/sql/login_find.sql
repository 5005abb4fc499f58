-- app/sql/login_find.sql: who signs in with an address, and where (a global table).
-- $1 e-mail -> 0 or 1 row: tenant, user
SELECT tenant_id, user_id FROM logins WHERE email = lower($1::text)
