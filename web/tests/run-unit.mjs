// tests/run-unit.mjs: compiles the unit tests with tsc into node_modules/.unit and runs them with node's own runner.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(web, 'node_modules/.unit');

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: web, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'package.json'), '{"type":"module"}');
run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.test.json');
const tests = readdirSync(join(out, 'tests/unit')).filter((name) => name.endsWith('.test.js'));
run('--test', ...tests.map((name) => join(out, 'tests/unit', name)));
