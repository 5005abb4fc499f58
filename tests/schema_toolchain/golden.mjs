// tests/schema_toolchain/golden.mjs: every output of the fixture of names, kept in tests/golden/generated/names; as a program: makes them anew.
import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {filesBelow, fixtures, orderline, root, temporaryFolder} from './tool.mjs';

const golden = join(root, 'tests/golden/generated/names');

function make(source, folder) {
  const snapshot = join(folder, 'snapshot.json');
  orderline('schema', 'pull', source, '--strict', '--out', snapshot);
  orderline('schema', 'doc', snapshot, '--out', join(folder, 'schema.md'));
  orderline('codegen', snapshot, '--target', 'all', '--out', folder);
}

export function checkGolden(source) {
  const folder = temporaryFolder();
  make(source, folder);
  const made = filesBelow(folder), kept = filesBelow(golden);
  assert.deepEqual(Object.keys(made).sort(), Object.keys(kept).sort());
  for (const [path, text] of Object.entries(made)) assert.equal(text, kept[path], path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(golden, {recursive: true, force: true});
  make(join(fixtures, 'names.sql'), golden);
}
