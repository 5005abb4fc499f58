-- actions/sql/audit_of_row.sql: the same of one row of a table.
-- $1 tenant, $2 before this seq or null, $3 table, $4 actor, $5 user, each null: any, $6 and $7 from and before, $8 limit, $9 row
SELECT seq, coalesce(changed_at, created_at), table_name, action, row_id, actor, changed_by, old_data, new_data, nonce IS NULL
FROM audit_logs
WHERE tenant_id = $1::uuid AND seq < coalesce($2::bigint, 9223372036854775807)
  AND table_name = $3 AND row_id = $9::uuid AND ($4::text IS NULL OR actor = $4 OR split_part(actor, ':', 1) = $4)
  AND ($5::uuid IS NULL OR changed_by = $5::uuid)
  AND created_at >= coalesce($6::timestamptz, '-infinity') AND created_at < coalesce($7::timestamptz, 'infinity')
ORDER BY seq DESC
LIMIT $8::int
