-- app/sql/tenant_origins_get.sql: the origins whose pages a tenant answers.
-- $1 tenant -> 1 row: a JSON list, null for all
SELECT settings #> '{cors,origins}'
FROM tenants
WHERE id = $1::uuid
