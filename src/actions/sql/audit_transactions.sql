-- actions/sql/audit_transactions.sql: the oldest transaction that is not over, the first that has not begun, and the time.
-- -> 1 row
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
       clock_timestamp()
