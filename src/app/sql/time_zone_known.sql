-- app/sql/time_zone_known.sql: whether a text is an IANA time zone.
-- $1 name
SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = $1::text)
