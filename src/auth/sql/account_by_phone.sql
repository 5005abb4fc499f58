-- auth/sql/account_by_phone.sql: whose phone this is.
-- $1 tenant uuid, $2 digits -> 0 or 1 row
SELECT id
FROM users
WHERE tenant_id = $1::uuid AND phone = $2::text
