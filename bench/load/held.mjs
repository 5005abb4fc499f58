// bench/load/held.mjs: 1,000 open drafts with two watchers each and 200 edits a second, for ten minutes (SECONDS=n for less).
// Before and after, pgbench makes the same edits at the same pace: what a commit alone takes here. Every answered version must come
// to both watchers of its draft, in order, without a gap.
import {setTimeout as sleep} from 'node:timers/promises';
import {edit, watch} from './drafts.mjs';
import {editScript, editVariables, pgbench, resetDrafts} from './pgbench.mjs';
import {percentile, processorTime, resident, startWorld} from './world.mjs';

const drafts = 1000, watchers = 2, rate = 200, seconds = Number(process.env.SECONDS ?? 600);
process.env.ORDERLINE_CONNECTIONS_PER_ADDRESS = '5000';
const world = await startWorld();
const shown = numbers => `${percentile(numbers, 0.5).toFixed(1)}, ${percentile(numbers, 0.99).toFixed(1)}`;

function alone() {
  const {delays} = pgbench(world, editScript, {clients: 16, seconds: 20, rate, variables: editVariables(resetDrafts(world))});
  resetDrafts(world);
  return shown(delays);
}

try {
  const before = alone();
  const events = [], answers = [], last = [], heard = new Map(), gaps = [];
  for (let n = 0; n < drafts; ++n) {
    for (let w = 0; w < watchers; ++w) {
      const place = n * watchers + w;
      await watch(world, n, (version, delay) => {
        events.push(delay);
        if (heard.has(place) && version !== heard.get(place) + 1) gaps.push(`draft ${n}: ${version} after ${heard.get(place)}`);
        heard.set(place, version);
      });
    }
  }
  const start = {memory: resident(world.pid), time: processorTime(world.pid), at: performance.now()};
  const pending = new Set();
  let failed = 0, sent = 0;
  for (; performance.now() - start.at < seconds * 1000; await sleep(5)) {
    for (; sent < (performance.now() - start.at) / 1000 * rate; ++sent) {
      const n = (sent * 7) % drafts;
      const one = edit(world, n, sent % 50 + 1).then(({version, ms}) => { answers.push(ms); last[n] = Math.max(last[n] ?? 0, version); },
        error => { if (++failed < 5) console.error(error.message); }).finally(() => pending.delete(one));
      pending.add(one);
    }
  }
  await Promise.all(pending);
  const complete = () => [...Array(drafts * watchers).keys()].every(place => heard.get(place) === last[Math.floor(place / watchers)]);
  for (const end = Date.now() + 10_000; !complete() && Date.now() < end;) await sleep(20);
  const memory = resident(world.pid), used = (processorTime(world.pid) - start.time) / 1e6 / ((performance.now() - start.at) / 1000);
  const missed = answers.length * watchers - events.length;
  console.log(`| seconds | edits /s | edit p50, p99 ms | event p50, p99 ms | commit alone before; after | MiB at start, end | server, cores | failed | missed, gaps |\n|---|---|---|---|---|---|---|---|---|\n` +
    `| ${seconds} | ${(answers.length / seconds).toFixed(1)} | ${shown(answers)} | ${shown(events)} | ${before}; ${alone()} | ${(start.memory / 1024).toFixed(1)}, ` +
    `${(memory / 1024).toFixed(1)} | ${used.toFixed(2)} | ${failed} | ${missed}, ${gaps.length} |`);
  if (failed + missed + gaps.length > 0) process.exitCode = 1;
} finally {
  await world.stop();
}
