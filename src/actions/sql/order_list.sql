-- actions/sql/order_list.sql: a page of orders, newest first, of all customers or of one.
-- $1 tenant, $2 patterns or null, $3 order date, $4 unused, $5 id of the last one or null, $6 limit, $7 customer or null,
-- $8 unused
SELECT o.id, o.order_number, o.status, o.currency, o.customer_id,
       coalesce(nullif(c.company, ''), trim(c.first_name || ' ' || c.last_name)), o.order_date, o.delivery_date, o.notes,
       o.subtotal_minor, o.tax_minor, o.total_minor, o.draft_id
FROM orders o
LEFT JOIN customers c ON c.tenant_id = o.tenant_id AND c.id = o.customer_id
WHERE o.tenant_id = $1::uuid AND ($7::uuid IS NULL OR o.customer_id = $7::uuid) AND $4::text IS NULL
  AND $8::bool IS NOT NULL
  AND ($2::text IS NULL OR c.search LIKE ALL ((SELECT string_to_array(orderline.fold($2), chr(1)))::text[]))
  AND (o.order_date, o.id) < (coalesce($3::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
ORDER BY o.order_date DESC, o.id DESC
LIMIT $6::int
