-- auth/sql/factor_insert.sql: a second factor begins; those that were begun and not finished in time go.
-- $1 tenant uuid, $2 user uuid, $3 factor uuid, $4 name, $5 sealed secret, $6 how many a user may have 
-- -> 0 rows if he has so many, or 1: the tenant's name, the user's e-mail address and phone
WITH unfinished AS (
    DELETE FROM user_factors
    WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND verified_at IS NULL
      AND (created_at < now() - interval '5 minutes' OR friendly_name = $4::text)
    RETURNING id
)
INSERT INTO user_factors (tenant_id, id, user_id, friendly_name, secret)
SELECT $1::uuid, $3::uuid, $2::uuid, $4::text, $5::bytea
WHERE $6::bigint > (SELECT count(*) FROM user_factors
                    WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND id NOT IN (SELECT u.id FROM unfinished u))
RETURNING (SELECT name FROM tenants t WHERE t.id = $1::uuid), (SELECT u.email FROM users u WHERE u.tenant_id = $1::uuid AND u.id = $2::uuid),
          (SELECT u.phone FROM users u WHERE u.tenant_id = $1::uuid AND u.id = $2::uuid)
