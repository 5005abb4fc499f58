-- auth/sql/account_update.sql: a user changes; null leaves a column as it is, and in metadata a key with null goes.
-- $1 tenant uuid, $2 user uuid, $3 e-mail address, $4 is it confirmed now, $5 phone, $6 is it confirmed now, $7 password hash,
-- $8 user_metadata, $9 app_metadata, $10 banned for so many seconds, 0: not any more -> 0 or 1 row
UPDATE users
SET email = coalesce($3::text, email),
    email_confirmed_at = CASE WHEN $4::boolean THEN coalesce(email_confirmed_at, now()) ELSE email_confirmed_at END,
    phone = coalesce($5::text, phone),
    phone_confirmed_at = CASE WHEN $6::boolean THEN coalesce(phone_confirmed_at, now()) ELSE phone_confirmed_at END,
    password_hash = coalesce($7::text, password_hash),
    user_metadata = (user_metadata || coalesce($8::jsonb, '{}'))
        - ARRAY(SELECT e.key FROM jsonb_each(coalesce($8::jsonb, '{}')) AS e WHERE e.value = 'null'),
    app_metadata = (app_metadata || coalesce($9::jsonb, '{}'))
        - ARRAY(SELECT e.key FROM jsonb_each(coalesce($9::jsonb, '{}')) AS e WHERE e.value = 'null'),
    banned_until = CASE WHEN $10::bigint IS NULL THEN banned_until
                        WHEN $10::bigint > 0 THEN now() + make_interval(secs => $10::bigint) END
WHERE tenant_id = $1::uuid AND id = $2::uuid AND coalesce(is_active, true)
RETURNING id
