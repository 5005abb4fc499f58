-- auth/sql/account_insert.sql: a new user.
-- $1 tenant uuid, $2 user uuid, $3 e-mail address or '', $4 phone or null, $5 password hash or null, $6 is the address
-- confirmed, $7 is the phone, $8 user_metadata, $9 app_metadata -> no rows
INSERT INTO users (tenant_id, id, email, phone, password_hash, email_confirmed_at, phone_confirmed_at, user_metadata, app_metadata)
VALUES ($1::uuid, $2::uuid, $3::text, $4::text, $5::text, CASE WHEN $6::boolean THEN now() END,
        CASE WHEN $7::boolean THEN now() END, $8::jsonb, $9::jsonb)
