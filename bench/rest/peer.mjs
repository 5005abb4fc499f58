// bench/rest/peer.mjs: the bench's endpoints as one writes them by hand with fastify and pg: the same role, settings and policies.
import cluster from 'node:cluster';
import {createHmac, timingSafeEqual} from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

const processes = 2, tokensMax = 10_000;

/// The answers are JSON text made by PostgreSQL.
const sql = {
  by_id: `SELECT coalesce(json_agg(t), '[]')::text AS body FROM (SELECT id, first_name, last_name, company, email, phone, city, is_active, created_at
    FROM customers WHERE tenant_id = $1 AND id = $2) AS t`,
  list: `SELECT coalesce(json_agg(t), '[]')::text AS body FROM (SELECT id, order_number, customer_id, status, order_date, currency, total_minor
    FROM orders WHERE tenant_id = $1 AND status = $2 ORDER BY order_date DESC LIMIT $3) AS t`,
  embeds: `SELECT coalesce(json_agg(t), '[]')::text AS body FROM (SELECT o.id, o.order_number, o.status, o.order_date, o.total_minor,
      (SELECT row_to_json(c) FROM (SELECT id, first_name, last_name, company FROM customers WHERE tenant_id = $1 AND id = o.customer_id) AS c) AS customers,
      (SELECT coalesce(json_agg(i), '[]') FROM (SELECT product_id, description, quantity, unit_price_minor, line_total_minor
        FROM order_items WHERE tenant_id = $1 AND order_id = o.id) AS i) AS order_items
    FROM orders AS o WHERE o.tenant_id = $1 ORDER BY o.order_date DESC LIMIT $2) AS t`,
  insert: `INSERT INTO customers (tenant_id, first_name, last_name, company, email, phone, city)
    SELECT $1, first_name, last_name, company, email, phone, city FROM json_populate_recordset(null::customers, $2)`,
  update: 'UPDATE customers SET address = $3 WHERE tenant_id = $1 AND id = $2',
  count: 'SELECT bench_order_count($1)::text AS body',
  settings: `SELECT set_config('role', $1, true), set_config('app.tenant_id', $2, true), set_config('app.actor', $3, true),
    set_config('app.permissions', $4, true)`,
};

function serve() {
  const key = Buffer.from(process.env.TOKEN_KEY, 'hex');
  const pool = new pg.Pool();  // 10 connections at most: its default
  const app = Fastify();
  const known = new Map();

  /// The claims of a token whose signature is right and which has not expired; a known one is not checked again.
  function claimsOf(authorization = '') {
    const token = authorization.slice('Bearer '.length);
    let claims = known.get(token);
    if (!claims) {
      const [header, payload, signature] = token.split('.');
      const wanted = createHmac('sha256', key).update(header + '.' + payload).digest(), given = Buffer.from(signature ?? '', 'base64url');
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw Object.assign(new Error('wrong token'), {statusCode: 401});
      claims = JSON.parse(Buffer.from(payload, 'base64url'));
      if (known.size >= tokensMax) known.delete(known.keys().next().value);
      known.set(token, claims);
    }
    if (claims.exp * 1000 <= Date.now()) throw Object.assign(new Error('expired token'), {statusCode: 401});
    return claims;
  }

  /// One statement in a transaction of the caller's: its rows.
  async function run(claims, name, values) {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      await client.query({name: 'settings', text: sql.settings,
        values: [claims.role, claims.tenant, 'user:' + claims.sub, `,${claims.permissions.join(',')},`]});
      const {rows} = await client.query({name, text: sql[name], values});
      await client.query('COMMIT');
      return rows;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  async function answer(request, reply, name, values) {
    const claims = claimsOf(request.headers.authorization);
    const rows = await run(claims, name, values(claims.tenant));
    return reply.type('application/json; charset=utf-8').send(rows[0].body);
  }

  const value = filter => filter.slice('eq.'.length);
  app.get('/rest/v1/customers', (request, reply) => answer(request, reply, 'by_id', tenant => [tenant, value(request.query.id)]));
  app.get('/rest/v1/orders', (request, reply) => {
    const {status, limit} = request.query;
    if (status) return answer(request, reply, 'list', tenant => [tenant, value(status), limit]);
    return answer(request, reply, 'embeds', tenant => [tenant, limit]);
  });
  app.post('/rest/v1/customers', async (request, reply) => {
    const claims = claimsOf(request.headers.authorization);
    await run(claims, 'insert', [claims.tenant, JSON.stringify([request.body].flat())]);
    return reply.code(201).send();
  });
  app.patch('/rest/v1/customers', async (request, reply) => {
    const claims = claimsOf(request.headers.authorization);
    await run(claims, 'update', [claims.tenant, value(request.query.id), request.body.address]);
    return reply.code(204).send();
  });
  app.post('/rest/v1/rpc/bench_order_count', (request, reply) => answer(request, reply, 'count', () => [request.body.customer]));
  return app.listen({host: '127.0.0.1', port: 0});
}

if (cluster.isPrimary) {
  const workers = Array.from({length: processes}, () => cluster.fork());
  let listening = 0;
  cluster.on('listening', (_, {port}) => {
    if (++listening === processes) process.send({port, pids: [process.pid, ...workers.map(worker => worker.process.pid)]});
  });
  process.on('disconnect', () => {
    for (const worker of workers) worker.process.kill('SIGKILL');
    process.exit();
  });
} else {
  await serve();
}
