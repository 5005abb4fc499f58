-- actions/sql/draft_wait.sql: waits for whoever is changing a draft.
-- $1 tenant, $2 draft -> 0 or 1 row: its version
SELECT version FROM proposed_orders WHERE tenant_id = $1::uuid AND id = $2::uuid FOR SHARE
