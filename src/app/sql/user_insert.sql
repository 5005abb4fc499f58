-- app/sql/user_insert.sql: a new user.
-- $1 tenant, $2 id, $3 e-mail in lower case, $4 name
INSERT INTO users (tenant_id, id, email, username) VALUES ($1::uuid, $2::uuid, $3::text, $4::text)
