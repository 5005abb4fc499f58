-- app/sql/import_industries.sql: makes the industries that the file names and the installation lacks.
INSERT INTO industries (name)
SELECT min(f.industry)
FROM import_customers f
WHERE f.industry IS NOT NULL AND NOT EXISTS (SELECT FROM industries i WHERE lower(i.name) = lower(f.industry))
GROUP BY lower(f.industry)
ON CONFLICT (name) DO NOTHING
