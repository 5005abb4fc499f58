// bench/load/crowd.mjs: clients by the thousand that are slow, silent or endless: the server's memory, and what an honest one feels.
import {Agent, get} from 'node:http';
import net from 'node:net';
import {percentile, resident, startWorld} from './world.mjs';

process.env.ORDERLINE_CONNECTIONS_PER_ADDRESS = '20000';  // all of them come from one
process.env.ORDERLINE_REST_REQUESTS_PER_MINUTE = '0';
const world = await startWorld();
const port = world.server.port;
const auth = `Host: x\r\nAuthorization: Bearer ${world.key}\r\n`;
const customer = '/api/v1/customers/00000000-0000-4000-8000-100000000001';

/// `count` connections that write `bytes` and read nothing if `deaf`; resolves when all are made.
async function crowd(count, bytes, {deaf = false, onData} = {}) {
  const sockets = [];
  for (let begin = 0; begin < count; begin += 500) {
    const shared = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    await Promise.all(Array.from({length: Math.min(500, count - begin)}, (_, n) => new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        if (deaf) socket.pause();
        if (!shared) resolve();
        else socket.write(typeof shared === 'function' ? shared(begin + n) : shared, resolve);
      });
      socket.on('error', reject);
      if (deaf) socket.once('connect', resolve);  // its writes will not come to an end either
      socket.once('connect', () => socket.removeAllListeners('error').on('error', resolve));  // it may be closed while it writes
      if (!deaf) socket.on('data', data => onData?.(socket, data));
      sockets.push(socket);
    })));
  }
  return sockets;
}


/// One after the other, for `seconds`: {count, p50, p99, failed}.
async function honest(seconds) {
  const agent = new Agent({keepAlive: true, maxSockets: 1}), times = [];
  let failed = 0;
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    const began = performance.now();
    const status = await new Promise(resolve => get(`http://127.0.0.1:${port}${customer}`, {agent, headers: {authorization: `Bearer ${world.key}`}},
      answer => answer.resume().on('end', () => resolve(answer.statusCode))).on('error', () => resolve(0)));
    if (status !== 200) ++failed;
    times.push(performance.now() - began);
  }
  agent.destroy();
  return {count: times.length, p50: percentile(times, 0.5).toFixed(2), p99: percentile(times, 0.99).toFixed(2), failed};
}

async function measure(what, gather) {
  const before = resident(world.pid);
  let peak = before;
  const watching = setInterval(() => { peak = Math.max(peak, resident(world.pid)); }, 20);
  const sockets = await gather();
  const felt = await honest(3);
  const during = resident(world.pid);
  clearInterval(watching);
  for (const socket of sockets) socket.destroy();
  const after = await honest(2);
  const mib = kb => (kb / 1024).toFixed(1);
  console.log(`| ${what} | ${mib(before)} | ${mib(during)} | ${mib(Math.max(peak, during))} | ${mib(resident(world.pid))} | ${felt.p50}, ${felt.p99} | ${felt.failed + after.failed} |`);
}

console.log('| crowd | MiB before | during | peak | after | honest p50, p99 ms | refused |\n|---|---|---|---|---|---|---|');
try {
  await measure('nobody', async () => []);
  await measure('10,000 connections opened and left', () => crowd(10_000));
  await measure('5,000 headers that do not end', () => crowd(5_000, 'GET /api/v1/customers HTTP/1.1\r\nX: '));
  await measure('2,000 bodies of 1 MiB that do not end', () => crowd(2_000, `POST /api/v1/customers HTTP/1.1\r\n${auth}Content-Length: 1048576\r\n\r\n` + 'x'.repeat(1_048_000)));
  await measure('100 bodies of 100 MB, announced', () => crowd(100, `POST /api/v1/customers HTTP/1.1\r\n${auth}Content-Length: 100000000\r\n\r\n` + 'x'.repeat(4_000_000)));
  await measure('100 bodies in chunks without end', async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    return crowd(100, `POST /api/v1/customers HTTP/1.1\r\n${auth}Transfer-Encoding: chunked\r\n\r\n` + chunk.repeat(100));
  });
  const rows = `GET /rest/v1/customers?limit=1000&select=*,a:id,b:id,c:id,d:id,e:id,f:id,g:id,h:id HTTP/1.1\r\n${auth}\r\n`;
  await measure('1,000 readers that take nothing', () => crowd(1_000, rows.repeat(20), {deaf: true}));
  let live = 0, open;
  const all = new Promise(resolve => { open = resolve; });
  await measure('10,000 idle event streams', async () => {
    const sockets = await crowd(10_000, n => `GET /api/v1/drafts/00000000-0000-4000-b000-${100000000001 + n % 1000}/events HTTP/1.1\r\n${auth}\r\n`, {onData(socket) {
      if (socket.heard) return;
      socket.heard = true;
      if (++live === 10_000) open();
    }});
    await all;
    return sockets;
  });
} finally {
  await world.stop();
}
