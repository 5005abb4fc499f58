-- actions/sql/operations_find.sql: what became of operations that were kept before.
-- $1 tenant uuid, $2 draft uuid, $3 operation ids uuid[] -> a row per operation that was kept; currency: null for the tenant's
SELECT o.operation_id, o.version, o.kind, o.operation, o.status, o.subtotal_minor, o.tax_minor, o.total_minor, o.digest,
       p.currency
FROM draft_operations o
JOIN proposed_orders p ON p.tenant_id = o.tenant_id AND p.id = o.draft_id
WHERE o.tenant_id = $1::uuid AND p.tenant_id = $1::uuid AND o.draft_id = $2::uuid AND o.operation_id = ANY ($3::uuid[])
