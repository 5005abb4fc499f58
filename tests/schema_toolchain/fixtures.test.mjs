// tests/schema_toolchain/fixtures.test.mjs: schemas that nobody here wrote (tests/fixtures/schemas), through the whole program.
// The golden files of the first one are made anew by: node tests/schema_toolchain/golden.mjs
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, test} from 'node:test';
import {checkGolden} from './golden.mjs';
import {filesBelow, fixtureNames, fixtures, orderline, root, run, startServer, temporaryFolder} from './tool.mjs';

const out = temporaryFolder();
const snapshotOf = name => join(out, `${name}.json`);
const sqlOf = name => join(fixtures, `${name}.sql`);
let server;

before(() => {
  server = startServer();
  server.psql('postgres', '-c', 'CREATE ROLE fixture_teller', '-c', 'CREATE ROLE fixture_auditor');
  for (const name of fixtureNames) {
    server.psql('postgres', '-c', `CREATE DATABASE "${name}"`);
    server.psql(name, '-o', '/dev/null', '-f', sqlOf(name));
    orderline('schema', 'pull', server.url(name), '--out', snapshotOf(name));
    orderline('codegen', snapshotOf(name), '--target', 'all', '--out', join(out, name));
  }
});

describe('every fixture', () => {
  for (const name of fixtureNames) {
    test(`${name}: a snapshot read and written again is the same`, () => {
      assert.equal(orderline('schema', 'pull', snapshotOf(name), '--out', '-'), readFileSync(snapshotOf(name), 'utf8'));
    });

    test(`${name}: its SQL, run by a role without rights, gives the model of the database`, () => {
      const again = join(out, `${name}.again.json`);
      orderline('schema', 'pull', sqlOf(name), '--strict', '--out', again);
      assert.equal(run(['schema', 'diff', snapshotOf(name), again]).out, run(['schema', 'diff', snapshotOf(name), snapshotOf(name)]).out);
      assert.equal(readFileSync(again, 'utf8'), readFileSync(snapshotOf(name), 'utf8'));
    });

    test(`${name}: what pg_dump makes of it gives the same model`, () => {
      const dump = join(out, `${name}.dump.sql`), again = join(out, `${name}.dump.json`);
      writeFileSync(dump, server.dump(name, '--create'));
      orderline('schema', 'pull', dump, '--strict', '--out', again);
      assert.equal(readFileSync(again, 'utf8'), readFileSync(snapshotOf(name), 'utf8'));
    });

    test(`${name}: documents and code are the same from the database as from its snapshot`, () => {
      for (const [command, output] of [[['schema', 'doc'], 'doc.md'], [['schema', 'doc', '--split'], 'split'], [['codegen', '--target', 'all'], 'code']]) {
        const first = join(out, `${name}.first.${output}`), second = join(out, `${name}.second.${output}`);
        orderline(...command, snapshotOf(name), '--out', first);
        orderline(...command, server.url(name), '--out', second);
        if (output === 'doc.md') assert.equal(readFileSync(first, 'utf8'), readFileSync(second, 'utf8'));
        else assert.deepEqual(filesBelow(first), filesBelow(second));
        assert.equal(run([...command, snapshotOf(name), '--out', first, '--check']).status, 0);
      }
    });

    test(`${name}: the page and the drawing are made`, () => {
      const page = orderline('schema', 'doc', snapshotOf(name), '--html');
      assert.match(page, /^<!doctype html>/i);
      assert.match(orderline('schema', 'doc', snapshotOf(name), '--svg'), /<svg [\s\S]*<\/svg>\s*$/);
    });
  }
});

test('one schema of a snapshot is what is read of the database when only that one is asked for', () => {
  for (const schemas of ['Sales Dept', 'public', 'public,Sales Dept']) {
    assert.equal(orderline('schema', 'pull', snapshotOf('names'), '--schema', schemas, '--out', '-'),
      orderline('schema', 'pull', server.url('names'), '--schema', schemas, '--out', '-'), schemas);
  }
});

test('the golden files of the fixture of names are what the program makes', () => checkGolden(snapshotOf('names')));

test('TypeScript, Zod and repositories of all fixtures compile with --strict', () => {
  const files = fixtureNames.flatMap(name => Object.keys(filesBelow(join(out, name))).filter(path => path.endsWith('.ts')).map(path => join(out, name, path)));
  assert.ok(files.length >= fixtureNames.length);
  const npm = join(root, 'tests/npm');
  const config = {
    compilerOptions: {strict: true, noEmit: true, noUnusedLocals: true, noFallthroughCasesInSwitch: true, exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true, target: 'ES2022', lib: ['ES2022', 'DOM'], module: 'ESNext', moduleResolution: 'bundler',
      skipLibCheck: true, types: [], allowImportingTsExtensions: true, verbatimModuleSyntax: true,
      paths: {zod: [join(npm, 'node_modules/zod')], '@supabase/supabase-js': [join(npm, 'node_modules/@supabase/supabase-js')]}},
    files,
  };
  writeFileSync(join(out, 'tsconfig.json'), JSON.stringify(config));
  const ran = spawnSync(join(npm, 'node_modules/.bin/tsc'), ['-p', join(out, 'tsconfig.json')], {encoding: 'utf8'});
  assert.equal(ran.stdout, '');
  assert.equal(ran.status, 0, ran.stderr);
});

test('the C++ of all fixtures compiles with our warnings as errors', () => {
  const flags = ['-std=c++23', '-Wall', '-Wextra', '-Wpedantic', '-Wshadow', '-Wnon-virtual-dtor', '-Woverloaded-virtual', '-Werror', '-I', join(root, 'src')];
  const runtime = join(out, 'runtime.hpp');  // compiled once: every file begins with it
  writeFileSync(runtime, '#include "tables/table.hpp"\n');
  execFileSync('g++', [...flags, '-x', 'c++-header', runtime, '-o', `${runtime}.gch`], {stdio: 'pipe'});
  for (const name of fixtureNames) {
    const files = Object.keys(filesBelow(join(out, name))).filter(path => path.endsWith('.cpp')).map(path => join(out, name, path));
    assert.ok(files.length > 0, name);
    execFileSync('g++', [...flags, '-fsyntax-only', '-Winvalid-pch', '-include', runtime, ...files], {stdio: 'pipe'});
  }
});

test('the real Mermaid draws every diagram of every fixture', {skip: !existsSync('/usr/bin/chromium') && 'no Chromium'}, () => {
  const files = fixtureNames.flatMap(name => [join(out, `${name}.first.doc.md`),
    ...Object.keys(filesBelow(join(out, `${name}.first.split`))).map(path => join(out, `${name}.first.split`, path))]);
  const env = {...process.env, MERMAID_FILES: files.join(' ')};
  delete env.NODE_TEST_CONTEXT;
  const ran = spawnSync(process.execPath, ['--test', join(root, 'tests/npm/mermaid.test.mjs')], {env, encoding: 'utf8', maxBuffer: 1 << 28});
  assert.equal(ran.status, 0, ran.stdout.slice(-4000));
  assert.match(ran.stdout, /pass (\d\d+)/);
});

test('a schema of 1,500 tables goes through every step, from a database as it comes', () => {
  const sql = join(out, 'large.sql'), snapshot = join(out, 'large.json');
  writeFileSync(sql, execFileSync(process.execPath, [join(fixtures, 'large.mjs'), '1500'], {maxBuffer: 1 << 28}));
  server.psql('postgres', '-c', 'CREATE DATABASE large');
  server.psql('large', '-o', '/dev/null', '-f', sql);
  orderline('schema', 'pull', server.url('large'), '--out', snapshot);
  assert.equal(JSON.parse(readFileSync(snapshot, 'utf8')).relations.length, 1650);
  assert.match(orderline('schema', 'doc', snapshot), /^# /);
  orderline('codegen', snapshot, '--target', 'all', '--out', join(out, 'large'));
  assert.equal(run(['codegen', snapshot, '--target', 'all', '--out', join(out, 'large'), '--check']).status, 0);
});
