// bench/rest/workloads.mjs: what is measured: the requests, the statement of a PostgREST, and the aims.

export const customersOfTenant = 2000;
const number = n => 100000000000 + n;
export const tenantId = n => `00000000-0000-4000-7000-${number(n)}`;
export const customerId = n => `00000000-0000-4000-8000-${number(n)}`;

const columns = 'id,first_name,last_name,company,email,phone,city,is_active,created_at';
const byId = n => ({path: `/rest/v1/customers?select=${columns}&id=eq.${customerId(n)}`});
const newCustomer = n => ({first_name: 'New' + n, last_name: 'Customer', company: 'Bench', email: `new${n}@bench.example`, phone: '+43 1 ' + n, city: 'Graz'});
const post = (path, body) => ({method: 'POST', path, body: JSON.stringify(body)});

/// What pgbench draws by lot where the n of a request stands: in a trial request, whose statements are written down, `mark` stands there.
export const lots = {
  customer: {mark: String(number(1_777)), low: number(1), high: number(customersOfTenant)},
  street: {mark: '777777', low: 100_000, high: 999_999},
};

/// `request(n)`: the nth of `distinct` requests of one user, all of them equally long. `trial`: the one with marks.
/// `each`: what is another one in each request: the user's token; the tenant.
export const workloads = {
  by_id: {title: 'read by id', distinct: customersOfTenant, request: n => byId(n % customersOfTenant + 1), trial: () => byId(1_777)},
  list: {title: 'list of 20, filtered and ordered',
    request: () => ({path: '/rest/v1/orders?select=id,order_number,customer_id,status,order_date,currency,total_minor&status=eq.shipped&order=order_date.desc&limit=20'})},
  embeds: {title: '20 orders with their customer and lines',
    request: () => ({path: '/rest/v1/orders?select=id,order_number,status,order_date,total_minor,customers(id,first_name,last_name,company),' +
      'order_items(product_id,description,quantity,unit_price_minor,line_total_minor)&order=order_date.desc&limit=20'})},
  insert: {title: 'insert one', writes: true, request: () => post('/rest/v1/customers', newCustomer(1))},
  insert_100: {title: 'insert 100', writes: true, request: () => post('/rest/v1/customers', Array.from({length: 100}, (_, n) => newCustomer(n)))},
  update: {title: 'update one', writes: true, distinct: customersOfTenant,
    request: n => ({method: 'PATCH', path: `/rest/v1/customers?id=eq.${customerId(n % customersOfTenant + 1)}`,
      body: JSON.stringify({address: 'Street ' + (100_000 + Math.floor(Math.random() * 900_000))})}),
    trial: () => ({method: 'PATCH', path: `/rest/v1/customers?id=eq.${customerId(1_777)}`, body: JSON.stringify({address: 'Street 777777'})})},
  rpc: {title: 'call of a stable function', distinct: customersOfTenant,
    request: n => post('/rest/v1/rpc/bench_order_count', {customer: customerId(n % customersOfTenant + 1)}),
    trial: () => post('/rest/v1/rpc/bench_order_count', {customer: customerId(1_777)})},
  tokens: {title: 'read by id, another user\'s token each time', each: 'token', request: n => byId(n % customersOfTenant + 1)},
  tenants: {title: 'read by id, users of all tenants in turn', each: 'tenant',
    request: (n, tenants) => byId((n % tenants) * customersOfTenant + n * 7919 % customersOfTenant + 1)},
};

/// The two embeds as PostgREST 12 writes them (readPlanToQuery and the outer select of its statements), with our columns.
/// It leaves the tenant to the policies.
export const lateralJson = `WITH pgrst_source AS (
SELECT "public"."orders"."id", "public"."orders"."order_number", "public"."orders"."status", "public"."orders"."order_date",
  "public"."orders"."total_minor", row_to_json("orders_customers_1".*) AS "customers",
  COALESCE("orders_order_items_1"."orders_order_items_1", '[]') AS "order_items"
FROM "public"."orders"
LEFT JOIN LATERAL (
  SELECT "customers_1"."id", "customers_1"."first_name", "customers_1"."last_name", "customers_1"."company"
  FROM "public"."customers" AS "customers_1"
  WHERE "customers_1"."tenant_id" = "public"."orders"."tenant_id" AND "customers_1"."id" = "public"."orders"."customer_id"
) AS "orders_customers_1" ON TRUE
LEFT JOIN LATERAL (
  SELECT json_agg("orders_order_items_1") AS "orders_order_items_1"
  FROM (
    SELECT "order_items_1"."product_id", "order_items_1"."description", "order_items_1"."quantity", "order_items_1"."unit_price_minor",
      "order_items_1"."line_total_minor"
    FROM "public"."order_items" AS "order_items_1"
    WHERE "order_items_1"."tenant_id" = "public"."orders"."tenant_id" AND "order_items_1"."order_id" = "public"."orders"."id"
  ) AS "orders_order_items_1"
) AS "orders_order_items_1" ON TRUE
ORDER BY "public"."orders"."order_date" DESC LIMIT 20 OFFSET 0
)
SELECT null::bigint AS total_result_set, pg_catalog.count(_postgrest_t) AS page_total, coalesce(json_agg(_postgrest_t), '[]') AS body,
  nullif(current_setting('response.headers', true), '') AS response_headers,
  nullif(current_setting('response.status', true), '') AS response_status, '' AS response_inserted
FROM (SELECT * FROM pgrst_source) _postgrest_t`;

/// Of the issue that asked for this: our requests/s over the other's.
const withFewClients = aim => [aim, {...aim, against: aim.against + ', 8 clients'}];
export const aims = [
  ...withFewClients({workload: 'by_id', connections: 64, against: 'classic', least: 2.0}),
  ...withFewClients({workload: 'by_id', connections: 64, against: 'pipelined', least: 0.85}),
  {workload: 'by_id', connections: 64, against: 'fastify', least: 5},
  {workload: 'list', connections: 64, against: 'fastify', least: 4.5},
  ...withFewClients({workload: 'embeds', connections: 64, against: 'json classic', least: 1.4}),
  {workload: 'tokens', connections: 64, against: 'one token', least: 0.9},
];
export const memoryAim = {connections: 256, below: 64};  // MB of the server, all workloads
