// tests/system/chaos.mjs: teams on drafts of two tenants, over two servers, while everything that can break breaks at random.
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Chance, makeProducts, request, startCall} from './client.mjs';
import {startProxy} from './proxy.mjs';
import {startRedis} from './redis.mjs';
import {Actor, check, order, read, shows} from './schedule.mjs';
import {Screen} from './screen.mjs';
import {childrenOf, postmasterPid, startServer, startWorld} from './world.mjs';

const patience = 90_000;  // with which a client asks again, and a screen comes back
export const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const permissions = ['customers.read', 'customers.write', 'products.read', 'products.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write', 'drafts.accept', 'orders.read'];

/// One server of PostgreSQL, which nobody asks but for it; two that people use, each behind a bad network, with a bad one to
/// the database and one that they share to Redis.
export async function startChaos(seed) {
  const host = await startWorld({taxes: ['Food=10:food', 'Standard=20:standard'], permissions});
  const other = host.newTenant('Other');
  const redis = await startRedis('of-the-chaos'), cache = await startProxy({port: redis.port, host: '127.0.0.1'});
  const secret = readFileSync(join(host.folder, 'secret'), 'utf8').trim();
  const servers = [];
  for (const name of ['A', 'B']) {
    const database = await startProxy({path: join(host.socket, '.s.PGSQL.5432')});
    const env = {ORDERLINE_SECRET: secret, ORDERLINE_DATABASE_URL: `postgresql://orderline@127.0.0.1:${database.port}/orderline?sslmode=disable`,
      ORDERLINE_REDIS_URL: `redis://:${redis.password}@127.0.0.1:${cache.port}`};
    const start = port => startServer({program: host.program, folder: join(host.folder, name), port, env});
    const server = {name, database, start, runs: await start(0)};
    server.network = await startProxy({port: server.runs.port, host: '127.0.0.1'});
    servers.push(server);
  }
  const tenants = [{tenant: host.tenant, key: host.key}, {tenant: other, key: host.newKey('other', {tenant: other})}];
  for (const one of tenants) {
    one.products = await makeProducts({url: host.url, key: one.key}, 10);
    one.seen = new Set();  // every id in what its people were sent
    one.special = `0.${10 + tenants.indexOf(one)}`;
    host.psql('-c', `insert into product_specials (tenant_id, product_id, name, price_minor, start_date)
      values ('${one.tenant}', '${one.products[0].id}', 'special', ${10 + tenants.indexOf(one)}, now() - interval '1 minute')`);
  }
  return {host, redis, cache, servers, tenants, chance: new Chance(seed), over: false, counts: {faults: {}, drafts: 0, operations: 0, orders: 0, again: 0, revoked: 0}, mending: new Set()};
}

export async function stopChaos({host, redis, cache, servers}) {
  for (const {runs, network, database} of servers) {
    const late = setTimeout(() => {
      console.error(`a server does not stop: ${runs.log.slice(-3000)}`);
      process.exit(1);
    }, patience);
    await runs.signal('SIGTERM');
    clearTimeout(late);
    network.stop();
    database.stop();
  }
  cache.stop();
  await redis.kill();
  await host.stop();
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const remember = (seen, text) => { for (const [id] of text.matchAll(ids)) seen.add(id); };

/// client.mjs's request() for a bad network: asks again until there is an answer that is one. Broken off on purpose: once.
function asking(chaos, tenant) {
  return async (url, method, path, options = {}) => {
    for (const end = Date.now() + patience; ;) {
      try {
        const answer = await request(url, method, path, {...options, agent: false});
        remember(tenant.seen, answer.text);
        if (answer.status !== 503) return answer;
        throw new Error(answer.text);
      } catch (error) {
        if (options.abortAfter !== undefined || Date.now() > end) throw error;
        chaos.counts.again += 1;
        await wait(100);
      }
    }
  };
}

/// A screen in a bad network: tries until it is connected.
class PatientScreen extends Screen {
  constructor(chaos, tenant, ...rest) {
    super(...rest);
    Object.assign(this, {chaos, tenant});
  }
  async connect(options) {
    for (const end = Date.now() + patience; ;) {
      try {
        return await super.connect(options);
      } catch (error) {
        if (/refused: 4/.test(error.message) || Date.now() > end) throw error;
        await wait(100);
      }
    }
  }
  apply(event, id, data) {
    remember(this.tenant.seen, JSON.stringify(data));
    super.apply(event, id, data);
  }
}

/// An agent and two devices of a customer take orders, one after the other, until the chaos is over.
export async function runTeam(chaos, place) {
  const tenant = chaos.tenants[place % 2], chance = chaos.chance.fork(), [first, second] = place % 4 < 2 ? chaos.servers : chaos.servers.toReversed();
  const ask = asking(chaos, tenant);
  while (!chaos.over) {
    const call = await startCall({url: first.network.url, key: tenant.key}, (url, method, path, options) => demanded(ask, url, method, path, options));
    const schedule = {draft: call.id, products: tenant.products, sent: [], accepts: []};
    const actor = (name, token, {network}) => new Actor(schedule, {name, token, chance: chance.fork(), ask, screen: new PatientScreen(chaos, tenant, network.url, call.id, token, name)});
    const agent = actor('agent', tenant.key, first), actors = [agent, actor('customer', call.link, second), actor('customer at home', call.link, first)];
    const context = `draft ${call.id} of team ${place}`;
    try {
      const briefing = ({screen, token}) => demanded(ask, screen.url, 'GET', `/drafts/${call.id}/briefing`, {token});
      for (const {specials} of await Promise.all(actors.map(briefing))) assert.deepEqual(specials.map(one => one.unit_price), [tenant.special]);
      await Promise.all(actors.map(one => one.act()));
      assert.deepEqual((await briefing(chance.pick(actors))).specials.map(one => one.unit_price), [tenant.special]);
      const revoked = chance.oneIn(5);
      if (revoked) await revoke(chaos, ask, call, actors.slice(1));
      if (!chance.oneIn(4)) await order(revoked ? agent : chance.pick(actors));
      const stored = await settled(chaos, call.id, actors);
      const present = revoked ? [agent] : actors;
      await Promise.all(present.map(({screen}) => shows(screen, stored, patience)));
      check(schedule, present, stored);
      for (const {screen} of actors) assert.deepEqual(screen.faults, []);
      chaos.counts.drafts += 1;
      chaos.counts.operations += stored.trail.length;
      chaos.counts.orders += stored.orders.length;
    } catch (error) {
      error.message = `${context}: ${error.message}`;
      throw error;
    } finally {
      for (const {screen} of actors) screen.disconnect();
    }
  }
}

const settled = async (chaos, draft) => {
  for (const end = Date.now() + patience; ;) {
    try {
      return await read(chaos.host, draft);
    } catch (error) {
      if (Date.now() > end) throw error;  // PostgreSQL was killed
      await wait(200);
    }
  }
};

async function demanded(ask, url, method, path, options) {
  const answer = await ask(url, method, path, options);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.json;
}

/// The link is withdrawn: from the first refusal on, each of its devices is refused, and its stream has ended.
async function revoke(chaos, ask, call, actors) {
  const statement = `update public.draft_links set revoked_at = now() where draft_id = '${call.id}'`;
  for (const end = Date.now() + patience; ;) {
    try {
      chaos.host.psql('-c', statement);
      break;
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(200);
    }
  }
  for (const {screen, token} of actors) {
    for (const end = Date.now() + patience; ;) {
      const {status} = await ask(screen.url, 'GET', `/drafts/${call.id}`, {token});
      if (status === 401) break;
      assert.equal(status, 200);
      assert.ok(Date.now() < end, 'a withdrawn link is still good');
      await wait(50);
    }
    await assert.rejects(screen.connect(), /refused: 401/);
  }
  chaos.counts.revoked += 1;
}

/// One thing goes wrong, and is well again some time later.
export async function oneFault(chaos, chance) {
  const {servers, host} = chaos, server = chance.pick(servers);
  const proxy = chance.pick([server.network, server.database, chaos.cache]);
  const faults = {
    'kill a server': () => restart(chaos, server, 'SIGKILL', chance.below(500)),
    'replace a server': () => restart(chaos, server, 'SIGTERM', 0),
    'kill PostgreSQL': () => process.kill(postmasterPid(host), 'SIGKILL'),
    'kill a backend': () => {
      const backends = childrenOf(postmasterPid(host)).filter(({title}) => /orderline_server|walsender/.test(title));
      if (backends.length > 0) process.kill(chance.pick(backends).pid, 'SIGKILL');
    },
    'kill Redis': () => restartRedis(chaos, chance.below(1500)),
    'end the change feed': () => host.psql('-c', 'select pg_terminate_backend(active_pid) from pg_replication_slots where active'),
    'cut': () => proxy.cut(),
    'truncate': () => proxy.truncate(),
    'stall': () => later(chaos, proxy, () => { proxy.stalled = true; }, 200 + chance.below(2500)),
    'delay': () => later(chaos, proxy, () => { proxy.delay = 100; }, 500 + chance.below(3000)),
  };
  const name = chance.pick(Object.keys(faults));
  chaos.counts.faults[name] = (chaos.counts.faults[name] ?? 0) + 1;
  try {
    await faults[name]();
  } catch (error) {
    if (!/connection to server|postmaster.pid|ESRCH|shutting down|starting up/.test(error.message)) throw error;  // it is being killed already
  }
}

function later(chaos, proxy, begin, milliseconds) {
  begin();
  underWay(chaos, wait(milliseconds).then(() => proxy.go()));
}

/// What the end of the chaos waits for.
function underWay(chaos, work) {
  chaos.mending.add(work);
  work.then(() => chaos.mending.delete(work), error => { chaos.failure = error; });
}

/// It comes back empty.
function restartRedis(chaos, after) {
  const {redis} = chaos;
  if (redis.busy) return;
  redis.busy = true;
  underWay(chaos, (async () => {
    await redis.kill();
    await wait(after);
    await redis.start();
    redis.busy = false;
  })());
}

function restart(chaos, server, signal, after) {
  if (server.busy) return;
  server.busy = true;
  const {port} = server.runs;
  underWay(chaos, (async () => {
    const ended = await server.runs.signal(signal);
    if (signal === 'SIGTERM') assert.deepEqual(ended, {code: 0, signal: null}, server.runs.log.slice(-2000));
    await wait(after);
    for (const end = Date.now() + patience; ;) {
      try {
        server.runs = await server.start(port);
        break;
      } catch (error) {
        if (Date.now() > end) throw error;  // its database does not answer
        await wait(200);
      }
    }
    server.busy = false;
  })());
}

/// After all is quiet: what each tenant's people were sent is theirs, and the trail is whole.
export async function checkWhole(chaos) {
  const tables = await chaos.host.json(`select json_agg(table_name) from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'
    and exists (select from information_schema.columns c where c.table_schema = 'public' and c.table_name = columns.table_name and c.column_name = 'id' and c.data_type = 'uuid')`);
  const idsOf = tenant => chaos.host.json(tables.map(name => `select id::text from public.${name} where tenant_id = :tenant`).join(' union all ')
    .replace(/^/, 'select json_agg(id) from (') + ') t', {tenant});
  for (const {tenant, seen} of chaos.tenants) {
    assert.ok(seen.size > 100, 'its people were sent something');
    for (const other of chaos.tenants) {
      if (other.tenant === tenant) continue;
      const foreign = (await idsOf(other.tenant)).concat(other.tenant).filter(id => seen.has(id));
      assert.deepEqual(foreign, [], `ids of ${other.tenant} in what ${tenant} was sent`);
    }
  }
  return chaos.host.json(`select json_build_object(
    'unaudited_orders', (select count(*) from orders o where 1 <> (select count(*) from audit_logs a where a.table_name = 'orders' and a.action = 'INSERT' and a.row_id = o.id)),
    'unaudited_drafts', (select count(*) from proposed_orders d where 1 <> (select count(*) from audit_logs a where a.table_name = 'proposed_orders' and a.action = 'INSERT' and a.row_id = d.id)),
    'lineless', (select count(*) from orders o where not exists (select from order_items i where i.order_id = o.id)),
    'twice', (select count(*) - count(distinct draft_id) from orders),
    'accepted_without_order', (select count(*) from proposed_orders d where status = 'accepted' and not exists (select from orders o where o.draft_id = d.id)))`);
}
