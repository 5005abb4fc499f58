-- app/sql/import_time_zone.sql: a date without a time is that day where the tenant is.
-- $1 IANA name
SELECT set_config('timezone', $1::text, true)
