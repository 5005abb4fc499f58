-- auth/sql/code_by_link.sql: the code of a mail's link.
-- $1 tenant uuid, $2 SHA-256 of the link's text, $3 kinds -> 0 or 1 row
SELECT id
FROM one_time_codes
WHERE tenant_id = $1::uuid AND token_hash = $2::bytea AND kind = ANY ($3::text[]) AND expires_at > now() AND attempts < 5
