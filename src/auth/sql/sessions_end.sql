-- auth/sql/sessions_end.sql: sessions of a user end.
-- $1 tenant uuid, $2 user uuid, $3 scope: global, local (only $4) or others (all but $4), $4 session uuid -> those that ended
UPDATE refresh_sessions
SET revoked_at = now()
WHERE tenant_id = $1::uuid AND user_id = $2::uuid AND revoked_at IS NULL
  AND ($3::text = 'global' OR (id = $4::uuid) = ($3::text = 'local'))
RETURNING id
