// bench/load/overload.mjs: more requests than can be answered: who is let in is answered in time, the others hear 503 at once.
// Clients of an open loop: each comes when its time has come, whether the one before was answered or not. What a request costs is a
// function of /rest/v1 that sleeps in the database, so that the capacity is known and the clients have processor enough.
import {Agent, request} from 'node:http';
import {percentile, resident, startWorld} from './world.mjs';

process.env.ORDERLINE_REST_REQUESTS_PER_MINUTE = '0';
process.env.ORDERLINE_CONNECTIONS_PER_ADDRESS = '20000';
const seconds = Number(process.env.SECONDS ?? 20), sleep = 0.02, connections = 16;  // of the pool for functions
process.env.ORDERLINE_POOL_WRITE_CONNECTIONS = String(connections);
const capacity = connections / sleep;
const world = await startWorld();
world.psql('-c', `create function public.work() returns integer language sql volatile as $$ select 1 from pg_sleep(${sleep}) $$;
  revoke execute on function public.work() from public; grant execute on function public.work() to authenticated`);
const agent = new Agent({keepAlive: true, maxSockets: 15_000});
const headers = {apikey: world.key, authorization: `Bearer ${world.key}`, 'content-type': 'application/json', 'content-length': 2};

const ask = (method, path, body) => new Promise(resolve => {
  const began = performance.now();
  const sent = request(world.url + path, {method, agent, headers: body ? headers : {authorization: headers.authorization}}, answer =>
    answer.resume().on('end', () => resolve({status: answer.statusCode, ms: performance.now() - began, retry: answer.headers['retry-after']})));
  sent.on('error', () => resolve({status: 0, ms: performance.now() - began}));
  sent.end(body);
});
const whole = (list, p) => list.length ? percentile(list, p).toFixed(0) : '-';

async function load(times) {
  const rate = capacity * times, pending = [], answers = [], health = [];
  const begin = performance.now();
  for (let due = 0; due < seconds * rate;) {
    const now = (performance.now() - begin) / 1000;
    for (; due < Math.min(now, seconds) * rate; ++due) pending.push(ask('POST', '/rest/v1/rpc/work', '{}').then(answer => { answers.push({...answer, at: now}); }));
    pending.push(ask('GET', '/api/v1/health').then(answer => { health.push(answer); }));
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await Promise.all(pending);
  const late = answers.filter(answer => answer.at >= 5);  // the first seconds find the limit
  const of = status => late.filter(answer => answer.status === status);
  const others = late.length - of(200).length - of(503).length;
  const worst = of(503).filter(answer => answer.retry === undefined).length + health.filter(answer => answer.status !== 200).length;
  console.log(`| ${times} | ${(of(200).length / (seconds - 5)).toFixed(0)} | ${whole(of(200).map(a => a.ms), 0.5)}, ${whole(of(200).map(a => a.ms), 0.99)} | ` +
    `${(100 * of(503).length / late.length).toFixed(0)} % | ${whole(of(503).map(a => a.ms), 0.5)}, ${whole(of(503).map(a => a.ms), 0.99)} | ` +
    `${whole(health.map(a => a.ms), 0.99)} | ${others}, ${worst} | ${(resident(world.pid) / 1024).toFixed(0)} |`);
}

while ((await ask('POST', '/rest/v1/rpc/work', '{}')).status !== 200);  // until the server knows of the function
console.log(`capacity ${capacity}/s\n| times the capacity | answered /s | p50, p99 ms | refused | p50, p99 ms of refusals | p99 ms of health | otherwise, wrong | MiB |\n|---|---|---|---|---|---|---|---|`);
try {
  for (const times of [0.5, 1.5, 4]) await load(times);
} finally {
  agent.destroy();
  await world.stop();
}
