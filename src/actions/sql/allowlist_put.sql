-- actions/sql/allowlist_put.sql: other networks in the place of those that a tenant lets in; what stays is not touched.
-- $1 tenant uuid, $2 a JSON list of {network, description}, each network once -> no rows
WITH wanted AS (
    SELECT w.network, nullif(w.description, '') AS description
    FROM jsonb_to_recordset($2::jsonb) AS w (network cidr, description text)
), gone AS (
    DELETE FROM ip_allowlist
    WHERE tenant_id = $1::uuid AND coalesce(is_active, true) AND ip_address NOT IN (SELECT w.network FROM wanted w)
), changed AS (
    UPDATE ip_allowlist a
    SET description = w.description, is_active = true
    FROM wanted w
    WHERE a.tenant_id = $1::uuid AND a.ip_address = w.network
      AND (a.description IS DISTINCT FROM w.description OR NOT coalesce(a.is_active, true))
)
INSERT INTO ip_allowlist (tenant_id, ip_address, description)
SELECT $1::uuid, w.network, w.description
FROM wanted w
WHERE NOT EXISTS (SELECT FROM ip_allowlist a WHERE a.tenant_id = $1::uuid AND a.ip_address = w.network)
