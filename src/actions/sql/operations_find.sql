-- actions/sql/operations_find.sql: what became of operations that were kept before.
-- $1 tenant uuid, $2 draft uuid, $3 operation ids uuid[] -> a row per operation that was kept
SELECT operation_id, version, kind, operation, status, subtotal_minor, tax_minor, total_minor, digest
FROM draft_operations
WHERE tenant_id = $1::uuid AND draft_id = $2::uuid AND operation_id = ANY ($3::uuid[])
