-- actions/sql/audit_digests.sql: rows of the trail in the order of seq, each with a digest of all that it holds.
-- $1 tenant, $2 after this seq, $3 and $4 created from and before, $5 without those in the chain after this entry (null: with
-- all), $6 these seqs only (null: all), $7 limit -> rows
WITH sealed AS MATERIALIZED (
    SELECT unnest(s.seqs) AS seq FROM audit_seals s WHERE s.tenant_id = $1::uuid AND s.number > $5::bigint
)
SELECT a.seq, date_trunc('month', a.created_at AT TIME ZONE 'UTC')::date,
       sha256(convert_to(jsonb_build_array(
           a.tenant_id, a.seq, a.id, a.table_name, a.action, a.old_data, a.new_data, a.changed_by,
           extract(epoch FROM a.changed_at), a.actor, a.row_id, extract(epoch FROM a.created_at), a.nonce)::text, 'UTF8')),
       a.table_name, a.action
FROM audit_logs a
WHERE a.tenant_id = $1::uuid AND a.seq > $2::bigint AND a.created_at >= $3::timestamptz AND a.created_at < $4::timestamptz
  AND ($6::bigint[] IS NULL OR a.seq = ANY ($6::bigint[]))
  AND NOT EXISTS (SELECT FROM sealed WHERE sealed.seq = a.seq)
ORDER BY a.seq
LIMIT $7::int
