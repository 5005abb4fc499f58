-- actions/sql/audit_redact.sql: redacts what the trail says of a customer.
-- $1 customer -> seqs of the rows that changed
SELECT orderline.redact_trail($1::uuid) AS seq
ORDER BY seq
