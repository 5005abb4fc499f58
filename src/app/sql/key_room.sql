-- app/sql/key_room.sql: whether a tenant may have another key in force.
-- $1 tenant, $2 how many it may have
SELECT count(*) < $2::bigint FROM api_keys WHERE tenant_id = $1::uuid AND coalesce(is_active, true)
