-- app/sql/demo_industries.sql: the industries that the demo's customers belong to.
-- $1 customers jsonb
INSERT INTO industries (name)
SELECT DISTINCT r.industry FROM jsonb_to_recordset($1::jsonb) AS r (industry text)
ON CONFLICT (name) DO NOTHING
