-- auth/sql/code_sweep.sql: expired codes and messages go, a thousand of each at a time.
-- $1 tenant uuid -> no rows
WITH codes AS (
    DELETE FROM one_time_codes
    WHERE tenant_id = $1::uuid AND id IN (
        SELECT c.id FROM one_time_codes c WHERE c.tenant_id = $1::uuid AND c.expires_at < now() LIMIT 1000)
)
DELETE FROM outbox
WHERE tenant_id = $1::uuid AND id IN (
    SELECT o.id FROM outbox o WHERE o.tenant_id = $1::uuid AND o.expires_at < now() LIMIT 1000)
