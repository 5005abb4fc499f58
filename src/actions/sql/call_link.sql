-- actions/sql/call_link.sql: the link that admits the customer of a call to its draft.
-- $1 tenant uuid, $2 call uuid -> 0 or 1 row
SELECT k.id, k.expires_at
FROM call_logs l
JOIN draft_links k ON k.tenant_id = l.tenant_id AND k.draft_id = l.draft_id
WHERE l.tenant_id = $1::uuid AND k.tenant_id = $1::uuid AND l.id = $2::uuid AND k.revoked_at IS NULL AND k.expires_at > now()
ORDER BY k.created_at DESC
LIMIT 1
