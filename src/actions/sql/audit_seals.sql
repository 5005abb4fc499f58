-- actions/sql/audit_seals.sql: the chain, in order.
-- $1 tenant, $2 after this number, $3 limit -> rows
SELECT number, kind, month, array_to_string(seqs, ','), digests, detail, made_at, hash
FROM audit_seals
WHERE tenant_id = $1::uuid AND number > $2::bigint
ORDER BY number
LIMIT $3::int
