-- bench/rest/seed.sql: tenants of equal size: 2,000 customers and 1,000 products each, orders of 5 lines; ids counted up.
-- psql variables: tenants, orders (in all)
SET session_replication_role = replica;  -- no audit, no checks: the rows are right

CREATE FUNCTION pg_temp.id(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN ('00000000-0000-4000-' || kind || '-' || (100000000000 + n))::uuid;

INSERT INTO tenants (id, name) SELECT pg_temp.id(7000, t), 'Bench ' || t FROM generate_series(1, :tenants) t;

INSERT INTO customers (tenant_id, id, first_name, last_name, company, email, phone, address, city)
SELECT pg_temp.id(7000, (n - 1) / 2000 + 1), pg_temp.id(8000, n), 'First' || n, 'Last' || n, 'Company ' || n,
       'c' || n || '@bench.example', '+43 1 ' || n, 'Street ' || n, 'Vienna'
FROM generate_series(1, :tenants * 2000) n;

INSERT INTO products (tenant_id, id, name, sku, unit, price_minor)
SELECT pg_temp.id(7000, (n - 1) / 1000 + 1), pg_temp.id(9000, n), 'Product ' || n, 'SKU-' || n, 'case', 100 + n
FROM generate_series(1, :tenants * 1000) n;

-- Order n is the (n / tenants)th of the tenant n % tenants; one in five is shipped.
INSERT INTO orders (tenant_id, id, customer_id, order_date, status, order_number, currency, subtotal_minor, tax_minor, total_minor)
SELECT pg_temp.id(7000, t + 1), pg_temp.id(6000, n), pg_temp.id(8000, t * 2000 + nth * 7919 % 2000 + 1),
       timestamptz '2026-01-01' + nth * interval '1 hour',
       (array['pending', 'processing', 'shipped', 'delivered', 'accepted'])[nth % 5 + 1], nth, 'EUR', 1000 + nth, 200, 1200 + nth
FROM generate_series(1, :orders) n, LATERAL (SELECT n % :tenants AS t, n / :tenants + 1 AS nth) AS place;

INSERT INTO order_items (tenant_id, id, order_id, product_id, quantity, quantity_thousandths, unit_price_minor, line_total_minor,
                         tax_minor, description, sku, unit, position)
SELECT pg_temp.id(7000, t + 1), pg_temp.id(5000, n * 5 + position), pg_temp.id(6000, n),
       pg_temp.id(9000, t * 1000 + (n * 31 + position * 7) % 1000 + 1), 2, 2000, 100 + position, 2 * (100 + position), 0,
       'Product ' || position, 'SKU-' || position, 'case', position
FROM generate_series(1, :orders) n, LATERAL (SELECT n % :tenants AS t) AS place, generate_series(1, 5) position;

INSERT INTO order_numbers (tenant_id, last) SELECT tenant_id, max(order_number) FROM orders GROUP BY tenant_id;
SET session_replication_role = DEFAULT;

-- The function of the workload rpc: as its caller, under row-level security.
CREATE FUNCTION public.bench_order_count(customer uuid) RETURNS bigint LANGUAGE sql STABLE
RETURN (SELECT count(*) FROM public.orders AS o
        WHERE o.tenant_id = nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid AND o.customer_id = customer);
REVOKE EXECUTE ON FUNCTION public.bench_order_count(uuid) FROM public;
GRANT EXECUTE ON FUNCTION public.bench_order_count(uuid) TO authenticated;
VACUUM ANALYZE;
