// tests/system/chaos.test.mjs: 20 agents and 40 customers' devices take orders while servers, PostgreSQL and networks fail at random.
// SEED=n repeats what chance decides; CHAOS_SECONDS=n goes on for so long, an hour by hand.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {checkWhole, oneFault, runTeam, startChaos, stopChaos, wait} from './chaos.mjs';
import {closeConnections, seedOf} from './client.mjs';

const seed = seedOf(), seconds = Number(process.env.CHAOS_SECONDS ?? 45), teams = 20;
let chaos;

before(async () => { chaos = await startChaos(seed); });
after(async () => {
  closeConnections();
  if (chaos) await stopChaos(chaos);
});

const residentMb = pid => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

test('whatever fails: every answered accept is one order of exactly its lines, no version is missing, every screen comes to the end', async t => {
  t.diagnostic(`SEED=${seed}`);
  const failures = [];
  const work = Array.from({length: teams}, (_, place) => runTeam(chaos, place).catch(error => {
    failures.push(error.stack);
    chaos.over = true;
  }));
  const chance = chaos.chance.fork();
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !chaos.over;) {
    await wait(200 + chance.below(1500));
    await oneFault(chaos, chance);
  }
  chaos.over = true;
  await Promise.all(chaos.mending);
  await Promise.all(work);
  t.diagnostic(JSON.stringify({...chaos.counts, resident_mb: chaos.servers.map(({runs}) => residentMb(runs.pid))}));
  if (chaos.failure) throw chaos.failure;
  assert.equal(failures.join('\n\n'), '');
  const whole = await checkWhole(chaos);
  assert.deepEqual(whole, Object.fromEntries(Object.keys(whole).map(name => [name, 0])));
  assert.ok(chaos.counts.orders > 0 && chaos.counts.again > 0 && Object.keys(chaos.counts.faults).length > 3, 'something went wrong, and orders were taken');
});
