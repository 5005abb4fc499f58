-- app/sql/user_find.sql: a user by e-mail.
-- $1 tenant, $2 e-mail
SELECT id FROM users WHERE tenant_id = $1::uuid AND lower(email) = lower($2::text)
