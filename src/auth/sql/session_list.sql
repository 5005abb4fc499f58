-- auth/sql/session_list.sql: where a user is signed in, the last used first; of more than 200 those.
-- $1 tenant uuid, $2 user uuid -> no row if there is no such user; one without an id if he is signed in nowhere
SELECT s.id, s.created_at, s.rotated_at, s.expires_at, host(s.ip), s.user_agent
FROM users u
LEFT JOIN refresh_sessions s ON s.tenant_id = $1::uuid AND s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > now()
WHERE u.tenant_id = $1::uuid AND u.id = $2::uuid
ORDER BY coalesce(s.rotated_at, s.created_at) DESC, s.id
LIMIT 200
