-- actions/sql/audit_sequence.sql: the last number that a row of the trail was given, whether it was committed or not.
-- -> 1 row
SELECT CASE WHEN is_called THEN last_value ELSE 0 END
FROM audit_logs_seq_seq
