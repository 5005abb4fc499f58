-- app/sql/time_zones.sql: the IANA names that PostgreSQL knows.
SELECT name FROM pg_timezone_names
