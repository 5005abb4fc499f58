// tests/system/schedules.test.mjs: 200 random schedules of two devices and a customer on one draft end alike everywhere.
// SEED=n repeats one schedule; SCHEDULES=n runs so many.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {closeConnections, demand, makeProducts, seedOf} from './client.mjs';
import {runSchedule} from './schedule.mjs';
import {startWorld} from './world.mjs';

const at_once = 8;
let world;

before(async () => {
  world = await startWorld({taxes: ['Food=10:food', 'Standard=20:standard'], permissions: ['customers.read', 'customers.write', 'products.read',
    'products.write', 'calls.read', 'calls.write', 'drafts.read', 'drafts.write', 'drafts.accept', 'orders.read']});
  world.products = await makeProducts(world, 16);
  const user = JSON.parse(execFileSync(world.program, ['user', 'create', '--tenant', world.tenant, '--email', 'anna@test.example', '--name', 'Anna', '--generate', '--json'],
    {env: {...process.env, ORDERLINE_DATA_DIR: world.folder}}).toString());
  world.userToken = (await demand(world.url, 'POST', '/session', {body: {email: 'anna@test.example', password: user.password}})).access_token;
});

after(async () => {
  closeConnections();
  if (world) await world.stop();
});

test('every screen ends equal to the database, no operation lost or doubled, at most one order', async t => {
  const first = seedOf();
  const count = Number(process.env.SCHEDULES ?? (process.env.SEED ? 1 : 200));
  const sums = {};
  let next = 0;
  const failures = [];
  await Promise.all(Array.from({length: Math.min(at_once, count)}, async () => {
    while (next < count && failures.length < 3) {
      const seed = first + next++;
      try {
        for (const [name, value] of Object.entries(await runSchedule(world, seed))) sums[name] = (sums[name] ?? 0) + value;
      } catch (error) {
        failures.push(`SEED=${seed}: ${error.stack}`);
      }
    }
  }));
  t.diagnostic(`${next} schedules from SEED=${first}: ${JSON.stringify(sums)}`);
  assert.equal(failures.join('\n\n'), '');
});
