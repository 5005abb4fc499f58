// bench/load/latency.mjs: from an edit to the event at the second device, and the memory of an idle stream.
// The time runs from the operation's `at` (taken in the edit's transaction, before its commit) to the arrival of the event
// in this process, on one clock: so it includes the commit and is an upper bound. Edits are paced, 100 a second in all;
// before each run pgbench makes the same edits at the same pace, which says how long a commit alone takes here.
import {edit, watch} from './drafts.mjs';
import {editScript, editVariables, pgbench, resetDrafts} from './pgbench.mjs';
import {percentile, resident, startWorld} from './world.mjs';

const world = await startWorld();
async function measure(drafts, edits) {
  const delays = [];
  let done;
  const all = new Promise(resolve => done = resolve);
  const streams = [];
  for (let n = 0; n < drafts; ++n) streams.push(await watch(world, n, (version, delay) => { delays.push(delay); if (delays.length === edits) done(); }));
  const pending = [];
  for (let i = 0; i < edits; ++i) {
    pending.push(edit(world, (i * 7) % drafts, i % 50 + 1));
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await Promise.all(pending);
  await Promise.race([all, new Promise((_, reject) => setTimeout(() => reject(new Error(`only ${delays.length} of ${edits} events came`)), 10000))]);
  for (const stream of streams) stream.destroy();
  return {drafts, edits, p50_ms: percentile(delays, 0.5).toFixed(2), p99_ms: percentile(delays, 0.99).toFixed(2)};
}

try {
  await measure(10, 200);
  for (const drafts of [1, 100, 1000]) {
    const variables = editVariables(resetDrafts(world));
    const {delays} = pgbench(world, editScript, {clients: 16, seconds: 10, rate: 100, variables});
    resetDrafts(world);
    const commit = {commit_p50_ms: percentile(delays, 0.5).toFixed(2), commit_p99_ms: percentile(delays, 0.99).toFixed(2)};
    console.log(JSON.stringify({...await measure(drafts, 1000), ...commit}));
  }
  const count = 2000;
  const before = resident(world.pid);
  const idle = [];  // one after the other: opened at once, the heap's peak while 2,000 snapshots are read would count, too
  for (let n = 0; n < count; ++n) idle.push(await watch(world, n % 1000));
  const after = resident(world.pid);
  console.log(JSON.stringify({idle_streams: count, kB_per_stream: ((after - before) / count).toFixed(2), resident_MB: (after / 1024).toFixed(1)}));
  for (const stream of idle) stream.destroy();
} finally {
  await world.stop();
}
