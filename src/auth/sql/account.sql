-- auth/sql/account.sql: users who may sign in, with the permissions of all roles that each has in this tenant.
-- $1 tenant uuid, $2 uuids of users -> a row each, the oldest first
SELECT u.id, u.email, u.phone, coalesce(a.name, nullif(u.username, ''), nullif(u.email, ''), u.phone, ''), u.password_hash,
       u.email_confirmed_at, u.phone_confirmed_at, u.confirmation_sent_at, u.recovery_sent_at, u.last_login, u.banned_until,
       (SELECT c.address FROM one_time_codes c
        WHERE c.tenant_id = $1::uuid AND c.user_id = u.id AND c.kind = 'email_change' AND c.expires_at > now()
        ORDER BY c.created_at DESC LIMIT 1),
       (SELECT c.address FROM one_time_codes c
        WHERE c.tenant_id = $1::uuid AND c.user_id = u.id AND c.kind = 'phone_change' AND c.expires_at > now()
        ORDER BY c.created_at DESC LIMIT 1),
       u.app_metadata || jsonb_build_object(
           'provider', CASE WHEN u.email <> '' THEN 'email' ELSE 'phone' END,
           'providers', to_jsonb(array_remove(ARRAY[CASE WHEN u.email <> '' THEN 'email' END,
                                                    CASE WHEN u.phone <> '' THEN 'phone' END], NULL)),
           'tenant_id', u.tenant_id),
       u.user_metadata, coalesce(u.created_at, 'epoch'), coalesce(u.updated_at, u.created_at, 'epoch'),
       coalesce((SELECT jsonb_agg(DISTINCT p.name)
                 FROM (SELECT r.permissions
                       FROM user_roles ur JOIN roles r ON r.id = ur.role_id
                       WHERE ur.tenant_id = $1::uuid AND ur.user_id = u.id
                         AND coalesce(ur.is_active, true) AND coalesce(r.is_active, true)
                       UNION ALL
                       SELECT o.permissions
                       FROM user_tenant_roles uo JOIN tenant_roles o ON o.tenant_id = $1::uuid AND o.id = uo.role_id
                       WHERE uo.tenant_id = $1::uuid AND uo.user_id = u.id) AS held
                 CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(held.permissions, '[]')) AS p (name)), '[]'),
       EXISTS (SELECT FROM user_factors f WHERE f.tenant_id = $1::uuid AND f.user_id = u.id AND f.verified_at IS NOT NULL),
       (SELECT jsonb_agg(jsonb_build_object(
                   'id', f.id, 'friendly_name', f.friendly_name, 'factor_type', 'totp',
                   'status', CASE WHEN f.verified_at IS NULL THEN 'unverified' ELSE 'verified' END,
                   'created_at', f.created_at, 'updated_at', coalesce(f.last_used_at, f.created_at)) ORDER BY f.created_at, f.id)
        FROM user_factors f WHERE f.tenant_id = $1::uuid AND f.user_id = u.id)
FROM users u
JOIN tenants t ON t.id = $1::uuid
LEFT JOIN agents a ON a.tenant_id = $1::uuid AND a.user_id = u.id
WHERE u.tenant_id = $1::uuid AND u.id = ANY ($2::uuid[]) AND coalesce(u.is_active, true) AND coalesce(t.is_active, true)
ORDER BY u.created_at, u.id
