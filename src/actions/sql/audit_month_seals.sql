-- actions/sql/audit_month_seals.sql: the entries of the chain that say which rows a month has.
-- $1 tenant, $2 first day of the month, $3 after this number, $4 limit -> rows
SELECT number, kind, month, array_to_string(seqs, ','), digests, detail, made_at, hash
FROM audit_seals
WHERE tenant_id = $1::uuid AND kind = 'rows' AND month = $2::date AND number > $3::bigint
ORDER BY number
LIMIT $4::int
