-- actions/sql/call_end.sql: ends a call that runs.
-- $1 tenant, $2 call, $3 outcome, $4 notes or null, $5 follow-up or null, $6 now -> 1 row, or 0 if none or ended before
UPDATE call_logs
SET status = 'completed', outcome = $3::call_outcome, notes = coalesce($4, notes), follow_up_date = $5::timestamptz,
    ended_at = $6::timestamptz,
    duration = greatest(0, extract(epoch FROM $6::timestamptz - call_date))::int
WHERE tenant_id = $1::uuid AND id = $2::uuid AND ended_at IS NULL
RETURNING id
