-- actions/sql/draft_save.sql: saves edits of drafts of one tenant and writes their trail; a draft that somebody else changed
-- meanwhile is left as it is, also one that was only presented, since the answers tell its status. At most 8 drafts
-- (Saver::together_max), which also tells the planner how few they are.
-- $1 tenant, $2 jsonb: [{id, before, status, after, items, note, delivery_date, subtotal, tax, total, digest, changed_by, device,
--    edits: [{id, version, kind, effect, subtotal, tax, total, digest, actor_kind, actor, actor_name, device}]}]
-- -> the id of each draft that was saved
WITH input AS (
    SELECT *
    FROM jsonb_to_recordset($2::jsonb)
        AS d (id uuid, before int, status text, after int, items jsonb, note text, delivery_date date, subtotal bigint, tax bigint,
              total bigint, digest bytea, changed_by uuid, device text, edits jsonb)
    LIMIT 8
), saved AS (
    UPDATE proposed_orders p
    SET version = i.after, order_items = i.items, note = i.note, delivery_date = i.delivery_date,
        subtotal_minor = i.subtotal, tax_minor = i.tax, total_minor = i.total, digest = i.digest,
        last_updated_by = i.changed_by, last_device_id = i.device, updated_at = now()
    FROM input i
    WHERE p.tenant_id = $1::uuid AND p.id = i.id AND p.version = i.before AND p.status = i.status
      AND p.status IN ('draft', 'presented')
    RETURNING p.tenant_id, p.id, p.status
), trail AS (
    INSERT INTO draft_operations (tenant_id, draft_id, operation_id, version, kind, operation, status, subtotal_minor,
                                  tax_minor, total_minor, digest, actor_kind, actor_id, actor_name, device_id)
    SELECT s.tenant_id, s.id, e.id, e.version, e.kind, e.effect, s.status, e.subtotal, e.tax, e.total, e.digest,
           e.actor_kind, e.actor, e.actor_name, e.device
    FROM saved s
    JOIN input i ON i.id = s.id,
         jsonb_to_recordset(i.edits)
             AS e (id uuid, version int, kind text, effect jsonb, subtotal bigint, tax bigint, total bigint, digest bytea,
                   actor_kind text, actor uuid, actor_name text, device text)
    WHERE s.tenant_id = $1::uuid
)
SELECT id FROM saved
