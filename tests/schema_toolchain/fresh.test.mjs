// tests/schema_toolchain/fresh.test.mjs: what the project has committed of its own schema is what the migrations say today.
// What is stale is made anew by: node tests/schema_toolchain/refresh.mjs
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {committed} from './refresh.mjs';
import {run} from './tool.mjs';

for (const args of committed) {
  test(`orderline ${args.join(' ')}`, () => {
    const ran = run([...args, '--check']);
    assert.equal(ran.status, 0, `${ran.err}Run: node tests/schema_toolchain/refresh.mjs\n${ran.out.slice(0, 4000)}`);
  });
}
