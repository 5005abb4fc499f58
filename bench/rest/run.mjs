// bench/rest/run.mjs: /rest/v1 against pgbench with the same statements and against fastify + pg, in turns; table and JSON.
// Usage: npm ci --prefix bench/rest && node bench/rest/run.mjs [--rounds 5] [--seconds 2] [--connections 1,16,64,256] [--only by_id,list]
//        [--against classic,fastify] [--tenants 50] [--orders 200000] [--json file]   (ORDERLINE=path of the program)
import {randomUUID} from 'node:crypto';
import {isDeepStrictEqual, parseArgs} from 'node:util';
import {readFileSync, writeFileSync} from 'node:fs';
import {capture} from './capture.mjs';
import {requestFile, send, wrk} from './http.mjs';
import {measure} from './measure.mjs';
import {pgbench, scripted} from './pgbench.mjs';
import {heading, judged, summary, table} from './report.mjs';
import {startPeer, startWorld, tidy} from './world.mjs';
import {lateralJson, workloads} from './workloads.mjs';

const {values: flags} = parseArgs({options: {
  rounds: {type: 'string', default: '5'}, seconds: {type: 'string', default: '2'}, connections: {type: 'string', default: '1,16,64,256'},
  only: {type: 'string', default: Object.keys(workloads).join()}, against: {type: 'string'}, tenants: {type: 'string', default: '50'},
  orders: {type: 'string', default: '200000'}, json: {type: 'string'}}});
const rounds = Number(flags.rounds), seconds = Number(flags.seconds);
const chosen = flags.only.split(','), counts = flags.connections.split(',').map(Number);
const unknown = chosen.find(name => !workloads[name]);
if (unknown) throw new Error(`no workload ${unknown}: there are ${Object.keys(workloads).join(', ')}`);

const fewClients = 8;              // what pgbench does best with on 2 cores; beside as many clients as there are connections
const tokensPerSecond = 60_000;    // more than any server takes here

const world = await startWorld({tenants: Number(flags.tenants), orders: Number(flags.orders)});
const peer = await startPeer(world);

/// Both servers give the same answer.
async function check(name) {
  const {request} = workloads[name], token = world.sign(1);
  const [ours, theirs] = await Promise.all([world, peer].map(({url}) => send(url, request(0, world.tenants), world.keys[0], token)));
  if (ours.status >= 300 || !isDeepStrictEqual(ours, theirs)) {
    throw new Error(`${name}: not the same answer:\n${JSON.stringify(ours).slice(0, 2000)}\n${JSON.stringify(theirs).slice(0, 2000)}`);
  }
}

/// The requests of a workload as a file: of one user, or each of another one.
function requests(name, {oneToken = false, perSecond = tokensPerSecond} = {}) {
  const {request, each, distinct = 1} = workloads[name];
  if (each === 'tenant') {
    const tokens = world.keys.map((_, n) => world.sign(n + 1));
    return requestFile(2000, n => [request(n, world.tenants), world.keys[n % world.tenants], tokens[n % world.tenants]]);
  }
  const token = world.sign(1);
  if (each !== 'token') return requestFile(distinct, n => [request(n), world.keys[0], token]);
  return {...requestFile(perSecond * seconds, n => [request(n), world.keys[0], oneToken ? token : world.sign(1, randomUUID())]), stream: true};
}

/// {name: run}, in the order in which they take turns.
function contestants(name, connections, statements) {
  const overHttp = (url, pids, which, options) => () => {
    const file = requests(which, options);
    return measure(world, pids, seconds, wrk(url, {connections, seconds, ...file}));
  };
  const inSql = (form, {variables, [form]: script}, clients) => () => measure(world, [], seconds, pgbench(world, {script, variables, clients, seconds}));
  const json = [...statements?.slice(0, -1) ?? [], {text: lateralJson, values: []}];
  const all = {orderline: overHttp(world.url, [world.pid], name)};
  if (name === 'tokens') all['one token'] = overHttp(world.url, [world.pid], name, {oneToken: true});
  if (name === 'tenants') all['one user'] = overHttp(world.url, [world.pid], 'by_id');
  all.fastify = overHttp(peer.url, peer.pids, name, {perSecond: tokensPerSecond / 3});
  for (const form of statements ? ['classic', 'pipelined'] : []) {
    for (const clients of connections === 64 ? [connections, fewClients] : [connections]) {
      const who = clients === connections ? form : `${form}, ${clients} clients`;
      all[who] = inSql(form, scripted(statements), clients);
      if (name === 'embeds') all[`json ${who}`] = inSql(form, scripted(json), clients);
    }
  }
  if (!flags.against) return all;
  return Object.fromEntries(Object.entries(all).filter(([who]) => who === 'orderline' || flags.against.split(',').includes(who)));
}

const isSql = who => /classic|pipelined/.test(who);
const results = [];
try {
  console.log(heading({rounds, seconds, tenants: world.tenants, orders: flags.orders}) + '\n');
  for (const name of chosen) {
    await check(name);
    const {trial, request, each, writes} = workloads[name];
    const statements = each ? undefined : await capture(world, () => send(world.url, (trial ?? request)(), world.keys[0], world.sign(1)));
    for (const connections of counts) {
      const all = Object.entries(contestants(name, connections, statements));
      const samples = Object.fromEntries(all.map(([who]) => [who, []]));
      for (let round = 0; round <= rounds; ++round) {  // the first one warms the servers up
        const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
        for (const [who, once] of all) {
          if (round === 0 && isSql(who)) continue;
          const sample = {...await once(), load: Number(load)};
          if (round > 0) samples[who].push(sample);
          if (writes) tidy(world);
        }
      }
      const result = {workload: name, connections, statements: statements?.map(({text}) => text), ...summary(samples), samples};
      results.push(result);
      console.log(table(workloads[name].title, result));
      if (flags.json) writeFileSync(flags.json, JSON.stringify(results, null, 1));
    }
  }
  console.log(judged(results));
} finally {
  await peer.stop();
  await world.stop();
}
