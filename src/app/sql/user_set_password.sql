-- app/sql/user_set_password.sql: a user's new password.
-- $1 tenant, $2 user, $3 hash
UPDATE users SET password_hash = $3::text WHERE tenant_id = $1::uuid AND id = $2::uuid
