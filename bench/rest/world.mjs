// bench/rest/world.mjs: a server on a private PostgreSQL with the bench's data, the tokens of its users, and the Node server beside it.
import {createHmac, randomUUID} from 'node:crypto';
import {fork} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root, startWorld as startAny} from '../../tests/system/world.mjs';
import {tenantId} from './workloads.mjs';

// Everything in memory, room for 256 clients of pgbench, and no checkpoint within a run.
const settings = {shared_buffers: '1GB', max_connections: '320', max_wal_size: '16GB', checkpoint_timeout: '1h'};
const permissions = ['customers.read', 'customers.write', 'products.read', 'orders.read'];

export async function startWorld({tenants, orders}) {
  const world = await startAny({program: process.env.ORDERLINE ?? join(root, 'build/release/bin/orderline'), name: 'Bench',
    env: {ORDERLINE_LOG_LEVEL: 'warning', ORDERLINE_REST_REQUESTS_PER_MINUTE: '0'}});
  for (const [name, value] of Object.entries(settings)) world.psql('-c', `ALTER SYSTEM SET ${name} = '${value}'`);
  world.psql('-v', `tenants=${tenants}`, '-v', `orders=${orders}`, '-f', join(root, 'bench/rest/seed.sql'));
  await world.server.signal('SIGTERM');
  await world.restart();
  world.tenants = tenants;
  world.keys = Array.from({length: tenants}, (_, n) =>
    world.orderline('key', 'create', '--tenant', tenantId(n + 1), '--name', 'bench', '--kind', 'publishable').key);
  world.sign = signer(world);
  return world;
}

const base64url = value => Buffer.from(JSON.stringify(value)).toString('base64url');

/// The server's secret makes its key for tokens (src/auth/access_token.cpp): (nth tenant, user) -> a token as its sign-in makes it.
function signer(world) {
  const secret = Buffer.from(readFileSync(join(world.folder, 'secret'), 'utf8').trim(), 'hex');
  world.tokenKey = createHmac('sha256', secret).update('access_token').digest();
  const header = base64url({alg: 'HS256', typ: 'JWT'});
  return (nth, user = '00000000-0000-4000-8000-000000000001') => {
    const now = Math.floor(Date.now() / 1000);
    const text = header + '.' + base64url({iss: world.url + '/auth/v1', sub: user, aud: 'authenticated', exp: now + 600, iat: now,
      email: 'anna.huber@bench.example', phone: '', app_metadata: {provider: 'email', providers: ['email']}, user_metadata: {},
      role: 'authenticated', aal: 'aal1', amr: [{method: 'password', timestamp: now}], session_id: randomUUID(), is_anonymous: false,
      tenant: tenantId(nth), name: 'Anna Huber', permissions});
    return text + '.' + createHmac('sha256', world.tokenKey).update(text).digest('base64url');
  };
}

/// The Node server, in 2 processes; `pids` are all of them.
export function startPeer(world) {
  const child = fork(join(root, 'bench/rest/peer.mjs'), [], {env: {...process.env, NODE_ENV: 'production', PGHOST: world.socket, PGUSER: 'orderline_rest',
    PGDATABASE: 'orderline', TOKEN_KEY: world.tokenKey.toString('hex')}});
  const ended = new Promise(resolve => child.on('exit', resolve));
  const stop = () => {
    child.disconnect();  // so it ends if we are ended, too
    return ended;
  };
  return new Promise((resolve, reject) => {
    child.on('message', ({port, pids}) => resolve({url: `http://127.0.0.1:${port}`, pids, stop}));
    ended.then(code => reject(new Error(`the Node server ended: ${code}`)));
  });
}

/// Rows that writes have made, gone again, so that each run finds the same.
export function tidy(world) {
  world.psql('-c', `SET session_replication_role = replica;
    DELETE FROM customers WHERE company = 'Bench' AND last_name = 'Customer'`, '-c', 'TRUNCATE audit_logs', '-c', 'VACUUM customers');
}
