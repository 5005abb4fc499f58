-- actions/sql/mailbox_tenants.sql: the businesses whose messages the development mailbox shows, the newest ones.
-- $1 limit
SELECT id, name
FROM tenants
WHERE coalesce(is_active, true)
ORDER BY created_at DESC, id
LIMIT $1::int
