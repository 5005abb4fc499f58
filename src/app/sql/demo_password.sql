-- app/sql/demo_password.sql: the hash of a demo user's password, to see whether it was changed.
-- $1 tenant, $2 e-mail
SELECT password_hash FROM users WHERE tenant_id = $1::uuid AND lower(email) = $2::text AND coalesce(is_active, true)
