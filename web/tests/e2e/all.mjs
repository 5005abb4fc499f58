// tests/e2e/all.mjs: runs every test of this folder, one after the other; the exit code says whether all held.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const tests = ['two_browsers.mjs', 'stale_accept.mjs', 'offline.mjs', 'console.mjs', 'screens.mjs', 'policy.mjs', 'cookies.mjs', 'tenants.mjs', 'second_factor.mjs'];
const failed = tests.filter((name) => spawnSync(process.execPath, [join(here, name)], { stdio: 'inherit' }).status !== 0);
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 ? 1 : 0;
