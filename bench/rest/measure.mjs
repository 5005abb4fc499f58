// bench/rest/measure.mjs: one run: its rate and times, and what it cost server, database, generator and memory.
import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {processorTime} from '../load/world.mjs';
import {childrenOf, postmasterPid} from '../../tests/system/world.mjs';

const tick = 10_000;  // microseconds: /proc counts hundredths of a second
const sum = list => list.reduce((total, one) => total + one, 0);
const fields = path => readFileSync(path, 'utf8').replace(/^.*\) /, '').split(' ').map(Number);

/// Children that have ended, in microseconds.
const endedChildren = pid => { const stat = fields(`/proc/${pid}/stat`); return (stat[13] + stat[14]) * tick; };

/// Of a process that may have ended meanwhile: its parent counts it then.
function timeIfThere(pid) {
  try {
    return processorTime(pid);
  } catch {
    return 0;
  }
}

/// All processes of PostgreSQL, those that have ended too.
function databaseTime(world) {
  const postmaster = postmasterPid(world);
  const living = sum(childrenOf(postmaster).map(({pid}) => timeIfThere(pid)));
  return living + processorTime(postmaster) + endedChildren(postmaster);
}

/// What all processors of the machine have worked.
function machineTime() {
  const [user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/ +/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) * tick;
}

/// Proportional set size in MB.
const memory = pids => sum(pids.map(pid => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]))) / 1024;

/// Starts a generator: {pid, out}: what it prints until its end.
export function start(command, args, env = {}) {
  let child;
  const out = new Promise((resolve, reject) => {
    child = execFile(command, args.map(String), {env: {...process.env, ...env}, maxBuffer: 1 << 26},
      (error, said, complaint) => error ? reject(new Error(`${command}: ${complaint.slice(0, 2000) || error.message}`)) : resolve(said + complaint));
  });
  return {pid: child.pid, out};
}

/// `generator` loads the server in `pids` (of pgbench: none) for `warm` and then `seconds`; its `figures` become {rate, p50, p99}. Added are, of
/// the second part, processor time in microseconds a request, and `others`: what the machine did beside, in processors; MB of the server.
export async function measure(world, pids, seconds, {pid, warm, figures}) {
  const read = () => ({at: performance.now(), server: sum(pids.map(processorTime)), database: databaseTime(world), generator: processorTime(pid),
    self: process.cpuUsage(), machine: machineTime()});
  const measured = async () => {
    await pause(warm * 1000 + 200);
    const before = read();
    await pause(seconds * 1000 - 300);
    return {before, after: read(), memory: memory(pids)};
  };
  const [found, {before, after, memory: megabytes}] = await Promise.all([figures, measured()]);
  const spent = name => after[name] - before[name], took = after.at - before.at, requests = found.rate * took / 1000;
  const self = after.self.user + after.self.system - before.self.user - before.self.system;
  const ours = spent('server') + spent('database') + spent('generator') + self;
  return {...found, server: spent('server') / requests, database: spent('database') / requests, generator: spent('generator') / requests, memory: megabytes,
    others: Math.max(0, spent('machine') - ours) / (took * 1000)};
}
