-- app/sql/login_insert.sql: an address signs in as that user. An old login of the tenant is replaced, another tenant's is not.
-- $1 e-mail in lower case, $2 tenant, $3 user -> 1 row, or 0 if it is another tenant's
INSERT INTO logins (email, tenant_id, user_id) VALUES ($1::text, $2::uuid, $3::uuid)
ON CONFLICT (email) DO UPDATE SET user_id = excluded.user_id WHERE logins.tenant_id = excluded.tenant_id
RETURNING email
