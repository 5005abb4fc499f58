-- actions/sql/draft_history.sql: everything that happened to a draft, oldest first.
-- $1 tenant uuid, $2 draft uuid, $3 after this time or null, $4 and this operation, $5 limit
SELECT version, operation_id, kind, operation, status, actor_kind, coalesce(actor_name, ''), coalesce(device_id, ''),
       coalesce(subtotal_minor, 0), coalesce(tax_minor, 0), coalesce(total_minor, 0), coalesce(encode(digest, 'hex'), ''), at
FROM draft_operations
WHERE tenant_id = $1::uuid AND draft_id = $2::uuid
  AND (at, operation_id) > (coalesce($3::timestamptz, '-infinity'),
                            coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))
ORDER BY at, operation_id
LIMIT $5::int
