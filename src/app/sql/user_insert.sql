-- app/sql/user_insert.sql: a new user. Whoever makes one here vouches for the address.
-- $1 tenant, $2 id, $3 e-mail in lower case, $4 name
INSERT INTO users (tenant_id, id, email, username, email_confirmed_at)
VALUES ($1::uuid, $2::uuid, $3::text, $4::text, now())
