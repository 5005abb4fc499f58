-- auth/sql/account_by_email.sql: whose e-mail address this is.
-- $1 tenant uuid, $2 address -> 0 or 1 row
SELECT id
FROM users
WHERE tenant_id = $1::uuid AND lower(email) = lower($2::text) AND email <> ''
