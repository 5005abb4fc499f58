-- app/sql/backup_digest.sql: how many rows the table of that oid ($1) has, and the sum of a 64-bit hash of each row's text.
-- The statement for one table is made here, of a name of the catalogue, and runs where it was made: that is what query_to_xml does.
SELECT (xpath('/row/rows/text()', found))[1]::text::bigint, (xpath('/row/digest/text()', found))[1]::text
FROM query_to_xml(format('SELECT count(*) AS rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text AS digest FROM ONLY %s t',
                         $1::bigint::oid::regclass), false, true, '') AS found
