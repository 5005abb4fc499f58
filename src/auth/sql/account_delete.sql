-- auth/sql/account_delete.sql: a user goes, with his sessions, codes and roles.
-- $1 tenant uuid, $2 user uuid -> 0 or 1 row
DELETE FROM users
WHERE tenant_id = $1::uuid AND id = $2::uuid
RETURNING id
