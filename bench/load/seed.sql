-- bench/load/seed.sql: one tenant with 2,000 customers, 1,000 products and 1,000 open drafts of 8 lines, ids counted up.
-- psql variable: tenant
SET session_replication_role = replica;  -- the audit of the seed is of no interest
SELECT set_config('app.tenant_id', :'tenant', false);

INSERT INTO customers (tenant_id, id, first_name, last_name, company, email, phone, city)
SELECT :'tenant', ('00000000-0000-4000-8000-' || (100000000000 + n))::uuid, 'First' || n, 'Last' || n, 'Company ' || n,
       'c' || n || '@bench.example', '+43 1 ' || n, 'Vienna'
FROM generate_series(1, 2000) n;

INSERT INTO products (tenant_id, id, name, sku, unit, price_minor)
SELECT :'tenant', ('00000000-0000-4000-9000-' || (100000000000 + n))::uuid, 'Product ' || n, 'SKU-' || n, 'case', 100 + n
FROM generate_series(1, 1000) n;

INSERT INTO call_logs (tenant_id, id, customer_id)
SELECT :'tenant', ('00000000-0000-4000-a000-' || (100000000000 + n))::uuid,
       ('00000000-0000-4000-8000-' || (100000000000 + n))::uuid
FROM generate_series(1, 1000) n;

INSERT INTO proposed_orders (tenant_id, id, customer_id, call_id, currency, order_items)
SELECT :'tenant', ('00000000-0000-4000-b000-' || (100000000000 + n))::uuid,
       ('00000000-0000-4000-8000-' || (100000000000 + n))::uuid,
       ('00000000-0000-4000-a000-' || (100000000000 + n))::uuid, 'EUR',
       (SELECT jsonb_agg(jsonb_build_object(
            'productId', ('00000000-0000-4000-9000-' || (100000000000 + p)), 'description', 'Product ' || p, 'price', 1.25,
            'quantity', 2, 'size', '', 'sku', 'SKU-' || p, 'unit', 'case', 'step', 1, 'unitPrice', '1.25', 'listPrice', '1.25',
            'priceOrigin', 'list', 'special', null, 'lineTotal', '2.50', 'lineTax', '0.00', 'taxPpm', 0,
            'reason', jsonb_build_object('code', 'last_order', 'text', 'In your last order'), 'note', ''))
        FROM generate_series(1, 8) p)
FROM generate_series(1, 1000) n;
SET session_replication_role = DEFAULT;
VACUUM ANALYZE;
