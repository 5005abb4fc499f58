// bench/load/world.mjs: what the load runs need: a world of the system tests, seeded, and figures of a process.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root, startWorld as startAny} from '../../tests/system/world.mjs';

export {root};

export async function startWorld() {
  const world = await startAny({program: process.env.ORDERLINE ?? join(root, 'build/release/bin/orderline'), name: 'Bench',
    permissions: ['customers.read', 'drafts.read', 'drafts.write'], env: {ORDERLINE_LOG_LEVEL: 'warning', ORDERLINE_API_REQUESTS_PER_MINUTE: '0'}});
  world.psql('-v', `tenant=${world.tenant}`, '-f', join(root, 'bench/load/seed.sql'));
  return world;
}

/// `p` from 0 to 1.
export const percentile = (numbers, p) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * p))];
export const median = numbers => percentile(numbers, 0.5);

/// Processor time of a process in microseconds, all of its threads.
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/// Resident memory of a process in kB.
export const resident = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
