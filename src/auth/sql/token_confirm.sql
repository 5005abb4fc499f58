-- auth/sql/token_confirm.sql: whether a session goes on, and what its user may do now.
-- $1 tenant uuid, $2 session uuid, $3 user uuid -> 0 or 1 row: his permissions, a JSON list
SELECT coalesce((SELECT jsonb_agg(DISTINCT p.name)
                 FROM (SELECT r.permissions
                       FROM user_roles ur JOIN roles r ON r.id = ur.role_id
                       WHERE ur.tenant_id = $1::uuid AND ur.user_id = $3::uuid
                         AND coalesce(ur.is_active, true) AND coalesce(r.is_active, true)
                       UNION ALL
                       SELECT o.permissions
                       FROM user_tenant_roles uo JOIN tenant_roles o ON o.tenant_id = $1::uuid AND o.id = uo.role_id
                       WHERE uo.tenant_id = $1::uuid AND uo.user_id = $3::uuid) AS held
                 CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(held.permissions, '[]')) AS p (name)), '[]')
FROM refresh_sessions s
JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id
JOIN tenants t ON t.id = $1::uuid
WHERE s.tenant_id = $1::uuid AND u.tenant_id = $1::uuid AND s.id = $2::uuid AND s.user_id = $3::uuid AND s.revoked_at IS NULL
  AND s.expires_at > now() AND coalesce(u.is_active, true) AND coalesce(t.is_active, true)
  AND (u.banned_until IS NULL OR u.banned_until <= now())
