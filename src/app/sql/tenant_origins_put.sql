-- app/sql/tenant_origins_put.sql: other origins; null: all.
-- $1 tenant, $2 a JSON list or null -> no rows
UPDATE tenants
SET settings = CASE WHEN $2::jsonb IS NULL THEN coalesce(settings, '{}') #- '{cors,origins}'
                    ELSE coalesce(settings, '{}') || jsonb_build_object('cors', coalesce(settings -> 'cors', '{}') || jsonb_build_object('origins', $2::jsonb))
               END
WHERE id = $1::uuid
