-- actions/sql/operations_after.sql: the kept operations of a draft after a version, in their order.
-- $1 tenant uuid, $2 draft uuid, $3 version, $4 limit
SELECT version, operation_id, kind, operation, status, actor_kind, coalesce(actor_name, ''), coalesce(device_id, ''),
       coalesce(subtotal_minor, 0), coalesce(tax_minor, 0), coalesce(total_minor, 0), coalesce(encode(digest, 'hex'), ''), at
FROM draft_operations
WHERE tenant_id = $1::uuid AND draft_id = $2::uuid AND version > $3::int
  AND kind IN ('put_line', 'remove_line', 'set_note', 'set_delivery_date', 'replace')
ORDER BY version
LIMIT $4::int
