-- actions/sql/mailbox_messages.sql: the newest messages of a tenant, sent or not.
-- $1 tenant uuid, $2 limit
SELECT channel, recipient, subject, body, purpose, created_at
FROM outbox
WHERE tenant_id = $1::uuid
ORDER BY created_at DESC, id DESC
LIMIT $2::int
