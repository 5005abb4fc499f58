-- actions/sql/audit_drop_part.sql: a month of the trail, of all tenants, goes.
-- $1 its first day -> whether it was there
SELECT orderline.audit_drop_part($1::date)
