-- auth/sql/sign_in_login.sql: whose login an e-mail address is, before the tenant is known (a global table).
-- $1 e-mail address -> 0 or 1 row
SELECT tenant_id, user_id
FROM logins
WHERE email = lower($1::text)
