// tests/npm/bad_input.test.mjs: some thousand requests that no honest client sends; tests/security/bad_input.mjs runs for hours.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {hammer, startTarget} from '../security/bad_input.mjs';
import {seedOf} from '../system/client.mjs';

const target = await startTarget();
after(() => target.live.stop());

test('no route is at a loss for an answer, whatever it is sent', async t => {
  const seed = seedOf(), count = 6000;
  t.diagnostic(`SEED=${seed}`);
  const {complaints, statuses, before, after: resident} = await hammer(target, {seed, until: sent => sent >= count});
  t.diagnostic(JSON.stringify(statuses));
  assert.deepEqual(complaints, []);
  assert.ok(statuses[200] > count / 20 && statuses[400] > count / 20, 'some of them are valid, many are not');
  assert.ok(resident < before + 64, `${before} MB became ${resident}`);
  const {status} = await fetch(`${target.live.url}/api/v1/ready`);
  assert.equal(status, 200);
});
