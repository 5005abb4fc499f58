-- app/sql/rest_only_search_path.sql: where a login looks for names.
-- The schemas of the login's search_path that are there, in its order. No parameters.
SELECT n.nspname::text
FROM unnest(string_to_array(current_setting('search_path'), ',')) WITH ORDINALITY AS part (name, place)
JOIN pg_catalog.pg_namespace n ON n.nspname = CASE btrim(name, ' "') WHEN '$user' THEN session_user ELSE btrim(name, ' "') END
ORDER BY place;
