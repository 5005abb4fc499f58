-- auth/sql/code_use.sql: a code is used up, and the address that it was sent to confirmed. A code sent to an address that is
-- not the user's any more does nothing. Whoever first confirms an account by a code that he asked for himself, and not by
-- the sign-up's, ends the password of that sign-up: a stranger may have chosen it.
-- $1 tenant uuid, $2 code uuid -> 0 or 1 row
WITH code AS (
    DELETE FROM one_time_codes
    WHERE tenant_id = $1::uuid AND id = $2::uuid AND expires_at > now()
    RETURNING user_id, kind, address
), told AS (
    DELETE FROM outbox
    WHERE tenant_id = $1::uuid AND id = $2::uuid
)
UPDATE users u
SET email = CASE WHEN c.kind = 'email_change' THEN c.address ELSE u.email END,
    phone = CASE WHEN c.kind = 'phone_change' THEN c.address ELSE u.phone END,
    email_confirmed_at = CASE WHEN c.kind = 'email_change' THEN now()
                              WHEN lower(c.address) = lower(u.email) THEN coalesce(u.email_confirmed_at, now())
                              ELSE u.email_confirmed_at END,
    phone_confirmed_at = CASE WHEN c.kind = 'phone_change' THEN now()
                              WHEN c.address = u.phone THEN coalesce(u.phone_confirmed_at, now())
                              ELSE u.phone_confirmed_at END,
    password_hash = CASE WHEN c.kind = 'signup' OR u.email_confirmed_at IS NOT NULL OR u.phone_confirmed_at IS NOT NULL
                         THEN u.password_hash END
FROM code c
WHERE u.tenant_id = $1::uuid AND u.id = c.user_id
  AND (c.kind IN ('email_change', 'phone_change') OR lower(c.address) = lower(u.email) OR c.address = u.phone)
RETURNING u.id
