-- auth/sql/membership_list.sql: the tenants that a user may act in, his home first; only such as are switched on (global tables).
-- $1 home tenant uuid, $2 user uuid, $3 a single tenant's uuid or null -> a row each: id, name
SELECT t.id, t.name
FROM tenants t
WHERE coalesce(t.is_active, true) AND ($3::uuid IS NULL OR t.id = $3::uuid)
  AND (t.id = $1::uuid
       OR EXISTS (SELECT FROM memberships m
                  WHERE m.home_tenant_id = $1::uuid AND m.user_id = $2::uuid AND m.joined_tenant_id = t.id))
ORDER BY t.id <> $1::uuid, lower(t.name), t.id
