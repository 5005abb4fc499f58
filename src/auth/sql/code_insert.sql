-- auth/sql/code_insert.sql: a code for a user, in place of the last one of its kind, and the message with it.
-- $1 tenant uuid, $2 id of both, $3 user uuid, $4 kind, $5 address, $6 HMAC of the code, $7 SHA-256 of the link's text, $8 its
-- end, $9 channel, $10 subject, $11 body, null for no message -> no rows
WITH replaced AS (
    DELETE FROM one_time_codes
    WHERE tenant_id = $1::uuid AND user_id = $3::uuid AND kind = $4::text
    RETURNING id
), unsent AS (
    DELETE FROM outbox
    WHERE tenant_id = $1::uuid AND id IN (SELECT r.id FROM replaced r)
), noted AS (
    UPDATE users
    SET recovery_sent_at = CASE WHEN $4::text = 'recovery' THEN now() ELSE recovery_sent_at END,
        confirmation_sent_at = CASE WHEN $4::text = 'recovery' THEN confirmation_sent_at ELSE now() END
    WHERE tenant_id = $1::uuid AND id = $3::uuid
), code AS (
    INSERT INTO one_time_codes (tenant_id, id, user_id, kind, address, code_hash, token_hash, expires_at)
    VALUES ($1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::bytea, $7::bytea, $8::timestamptz)
)
INSERT INTO outbox (tenant_id, id, channel, recipient, subject, body, purpose, expires_at)
SELECT $1::uuid, $2::uuid, $9::text, $5::text, $10::text, $11::text, $4::text, $8::timestamptz
WHERE $11::text IS NOT NULL
