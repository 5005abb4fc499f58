-- actions/sql/audit_make_parts.sql: the monthly parts of the trail that are needed soon. -> how many were made
SELECT orderline.audit_make_parts()
