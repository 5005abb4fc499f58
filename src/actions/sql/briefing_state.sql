-- actions/sql/briefing_state.sql: a digest of the state of all rows that a briefing shows something of.
-- $1 tenant uuid, $2 customer uuid, $3 order uuid or null, $4 products uuid[], $5 now -> 1 row
-- updated_at is kept by triggers, for every way to write. A special counts while it applies.
SELECT encode(sha256(convert_to(concat_ws('|',
    coalesce((SELECT concat(extract(epoch FROM c.updated_at)) FROM customers c WHERE c.tenant_id = $1::uuid AND c.id = $2::uuid), '-'),
    coalesce((SELECT concat(extract(epoch FROM o.updated_at)) FROM orders o WHERE o.tenant_id = $1::uuid AND o.id = $3::uuid), '-'),
    coalesce((SELECT string_agg(concat(i.id, ' ', extract(epoch FROM i.updated_at), ' ', extract(epoch FROM p.updated_at)), ',' ORDER BY i.id)
              FROM order_items i
              LEFT JOIN products p ON p.tenant_id = i.tenant_id AND p.id = i.product_id
              WHERE i.tenant_id = $1::uuid AND i.order_id = $3::uuid), '-'),
    coalesce((SELECT string_agg(concat(p.id, ' ', extract(epoch FROM p.updated_at)), ',' ORDER BY p.id)
              FROM products p
              WHERE p.tenant_id = $1::uuid AND p.id = ANY ($4::uuid[])), '-'),
    coalesce((SELECT string_agg(concat(s.id, ' ', extract(epoch FROM s.updated_at)), ',' ORDER BY s.id)
              FROM product_specials s
              WHERE s.tenant_id = $1::uuid AND s.product_id = ANY ($4::uuid[]) AND coalesce(s.is_active, true)
                AND coalesce(s.start_date, '-infinity') <= $5::timestamptz AND coalesce(s.end_date, 'infinity') > $5::timestamptz), '-')
    ), 'UTF8')), 'hex')
