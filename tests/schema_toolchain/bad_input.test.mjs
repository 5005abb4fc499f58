// tests/schema_toolchain/bad_input.test.mjs: bad input gives one clear sentence, the right exit status and no half of a file.
import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, test} from 'node:test';
import {childrenOf, lives} from '../system/world.mjs';
import {filesBelow, fixtures, orderline, program, run, startServer, temporaryFolder, throwawaysOf} from './tool.mjs';

const folder = temporaryFolder();
const at = name => join(folder, name);
let server, snapshot, dump;

before(() => {
  server = startServer();
  server.psql('postgres', '-c', "CREATE ROLE locked LOGIN PASSWORD 'right'", '-c', 'CREATE DATABASE shop');
  server.psql('shop', '-c', 'CREATE TABLE orders (id integer PRIMARY KEY, total numeric(10,2))', '-c', "INSERT INTO orders SELECT n, n FROM generate_series(1, 50) n");
  // PostgreSQL takes the first line that fits.
  const hba = join(server.socket, 'data/pg_hba.conf');
  writeFileSync(hba, 'local all locked scram-sha-256\n' + readFileSync(hba, 'utf8'));
  server.psql('postgres', '-c', 'SELECT pg_reload_conf()');
  snapshot = at('good.json');
  orderline('schema', 'pull', server.url('shop'), '--out', snapshot);
  dump = server.dump('shop');
  const files = {
    'empty.sql': '', 'comments.sql': '-- nothing\n', 'newer.json': readFileSync(snapshot, 'utf8').replace('"format": 1', '"format": 99'),
    'no.json': '{"format": 1, "relations": 7}', 'broken.json': readFileSync(snapshot, 'utf8').slice(0, -30), 'archive.dump': 'PGDMP\x01\x0e\x00',
    'half.sql': dump.slice(0, dump.indexOf('total numeric')), 'between.sql': dump.slice(0, dump.indexOf('\n--\n-- Data for Name')),
    'rows.sql': dump.slice(0, dump.indexOf('\n25\t')), 'quote.sql': "CREATE TABLE a (b text);\n\nCOMMENT ON TABLE a IS 'never\nclosed;\n",
    'missing.sql': 'CREATE TABLE a (b integer);\nCREATE EXTENSION there_is_none;\n', 'words.sql': 'This is no SQL.',
    'utf16.sql': Buffer.from('﻿CREATE TABLE a (b integer);', 'utf16le'),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  mkdirSync(at('folder'));
  mkdirSync(at('closed'));
  writeFileSync(at('closed/schema.json'), 'as it was\n');
  chmodSync(at('closed/schema.json'), 0o444);
  chmodSync(at('closed'), 0o555);
});

// [what it is, arguments, exit status, what the sentence says]. OUT is a file that must not be there afterwards.
const cases = () => [
  ['no such database', ['schema', 'pull', server.url('nowhere')], 3, /database "nowhere" does not exist/],
  ['no server', ['schema', 'pull', 'postgresql://me@127.0.0.1:1/shop'], 3, /database cannot be reached/],
  ['a wrong password', ['schema', 'pull', server.url('shop', 'locked:wr0ng-secret')], 3, /password authentication failed for user "locked"/],
  ['a wrong password in libpq words', ['schema', 'pull', `host=${server.socket} user=locked dbname=shop password=wr0ng-secret`], 3, /password authentication failed/],
  ['a connection text that is none', ['schema', 'pull', 'hots=x password=wr0ng-secret'], 2, /connection text is not understood/],
  ['an address with a slip', ['schema', 'pull', 'postgres:/me:wr0ng-secret@db.example/shop'], 2, /neither a file that is there nor a connection text/],
  ['a dump cut off in a statement', ['schema', 'pull', at('half.sql')], 2, /half\.sql: line \d+: a parenthesis opens that is never closed. Is the file cut off\?/],
  ['a dump cut off between statements', ['schema', 'pull', at('between.sql')], 2, /between\.sql: line \d+: the file ends without pg_dump's last line/],
  ['a dump cut off in its rows', ['schema', 'pull', '--sql', at('rows.sql')], 2, /rows\.sql: line \d+: a COPY begins whose rows do not end/],
  ['a quote that is never closed', ['schema', 'pull', at('quote.sql')], 2, /quote\.sql: line 3: a quoted text/],
  ['an archive of pg_dump', ['schema', 'pull', at('archive.dump')], 2, /archive\.dump: it is an archive of pg_dump/],
  ['UTF-16', ['schema', 'pull', at('utf16.sql')], 2, /utf16\.sql: it is no SQL text/],
  ['words that are no SQL', ['schema', 'pull', at('words.sql')], 2, /words\.sql makes nothing/, /words\.sql:1: skipped: This is no SQL\.\n {4}syntax error/],
  ['an empty file', ['schema', 'pull', at('empty.sql')], 2, /empty\.sql is empty/],
  ['a file of comments', ['schema', 'doc', at('comments.sql')], 2, /comments\.sql is empty/],
  ['a folder', ['schema', 'pull', at('folder')], 2, /folder is a folder, not a file/],
  ['no such file', ['schema', 'lint', at('not.there')], 2, /There is no file .*not\.there/],
  ['no snapshot yet', ['schema', 'doc'], 2, /There is no file db\/schema\.json\. Make it with `orderline schema pull`/],
  ['a dump that does not run as a whole, strictly', ['schema', 'pull', at('missing.sql'), '--strict'], 1, /1 of the statements in .*missing\.sql could not run/,
    /missing\.sql:2: skipped: CREATE EXTENSION there_is_none\n {4}extension "there_is_none" is not available/],
  ['a snapshot of a newer version', ['schema', 'doc', at('newer.json')], 1, /newer\.json: .*newer/],
  ['a snapshot that is none', ['codegen', at('no.json'), '--target', 'typescript'], 2, /no\.json: The snapshot cannot be read/],
  ['a snapshot cut off', ['schema', 'doc', at('broken.json')], 2, /broken\.json: /],
  ['an unknown schema of a snapshot', ['schema', 'pull', snapshot, '--schema', 'sales'], 2, /no schema "sales"/],
  ['an unknown schema of a database', ['schema', 'pull', server.url('shop'), '--schema', 'public,sales'], 2, /schema "?sales"?/],
  ['no migrations', ['schema', 'pull', 'migrations', '--migrations-dir', at('folder')], 2, /no migrations in/],
  ['an unknown target', ['codegen', snapshot, '--target', 'cobol'], 2, /cobol/],
  ['no target', ['codegen', snapshot], 2, /--target/],
  ['a singular that is none', ['codegen', snapshot, '--target', 'typescript', '--singular', 'people'], 2, /PLURAL=SINGULAR/],
  ['an unknown rule', ['schema', 'lint', snapshot, '--disable', 'no-such-rule'], 2, /no-such-rule/],
  ['two forms at once', ['schema', 'doc', snapshot, '--html', '--split'], 2, /excludes/],
  ['a diff with a file that is not there', ['schema', 'diff', snapshot, at('not.there')], 2, /There is no file/],
  ['a diff with a newer snapshot', ['schema', 'diff', snapshot, at('newer.json')], 2, /newer/],
];

/// One sentence of ours, with no secret and no sign that only a programmer knows.
function assertSaid(ran, status, sentence, before) {
  assert.equal(ran.status, status, ran.err);
  const own = ran.err.split('\n').filter(line => line.startsWith('orderline: '));
  assert.equal(own.length, 1, ran.err);
  assert.match(own[0], sentence);
  if (before) assert.match(ran.err, before);
  assert.doesNotMatch(ran.err + ran.out, /wr0ng-secret|SQLSTATE \w+\] *\n|terminate|Assertion/);
}

describe('bad input', () => {
  test('is told in one sentence, and no file is left', () => {
    for (const [name, args, status, sentence, before] of cases()) {
      const work = temporaryFolder();
      const hasOut = !['lint', 'diff'].includes(args[1]);
      const ran = run([...args, ...(hasOut ? ['--out', join(work, 'a/out')] : [])], {cwd: work});
      try {
        assertSaid(ran, status, sentence, before);
        assert.deepEqual([...readdirSync(work), ...throwawaysOf(ran.pid)], []);
      } catch (error) {
        throw new Error(`${name}: ${error.message}`, {cause: error});
      }
    }
  });

  // Root may write everywhere: then it is tried as nobody.
  test('a folder that may not be written keeps what it has', () => {
    const uid = process.getuid() === 0 ? 65534 : undefined;
    for (const out of [at('closed/schema.json'), at('closed/new.json'), at('closed/deep/new.json')]) {
      assertSaid(run(['schema', 'pull', snapshot, '--out', out], {uid}), 1, /Cannot .*closed.*: Permission denied/);
    }
    assertSaid(run(['codegen', snapshot, '--target', 'typescript', '--out', at('good.json/below')]), 1, /Cannot .*good\.json.*/);
    assert.deepEqual(filesBelow(at('closed')), {'schema.json': 'as it was\n'});
  });

  test('a full disk is told, on a device, on standard output and in a folder', t => {
    assertSaid(run(['schema', 'pull', snapshot, '--out', '/dev/full']), 1, /Cannot write \/dev\/full: No space left on device/);
    const full = execFileSync('sh', ['-c', '"$0" schema pull "$1" --out - 2>&1 >/dev/full; echo $?', program, snapshot], {encoding: 'utf8'});
    assert.equal(full, 'orderline: Cannot write to standard output: No space left on device.\n1\n');
    const small = at('small');
    mkdirSync(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', small], {stdio: 'pipe'});
    } catch {
      return t.diagnostic('a small file system cannot be mounted here');
    }
    try {
      writeFileSync(join(small, 'generated.types.ts'), 'as it was\n');
      orderline('schema', 'pull', join(fixtures, 'types.sql'), '--out', at('types.json'));
      assertSaid(run(['codegen', at('types.json'), '--target', 'all', '--out', small]), 1, /Cannot write .*: No space left on device/);
      assert.deepEqual(filesBelow(small), {'generated.types.ts': 'as it was\n'});
    } finally {
      execFileSync('umount', [small]);
    }
  });
});

test('without Graphviz there is no drawing, and a page all the same', () => {
  const env = {PATH: at('folder')};
  assertSaid(run(['schema', 'doc', snapshot, '--svg'], {env}), 1, /needs Graphviz, which is not installed/);
  const page = run(['schema', 'doc', snapshot, '--html'], {env});
  assert.equal(page.status, 0, page.err);
  assert.match(page.err, /without its big diagram/);
  assert.match(page.out, /<!doctype html>[\s\S]*orders/i);
});

test('a check says what is stale, with a diff, and writes nothing', () => {
  const out = at('checked');
  orderline('codegen', snapshot, '--target', 'typescript', '--out', out);
  const path = join(out, 'generated.types.ts'), text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('export type Json =', 'export type Jason ='));
  const before = statSync(path).mtimeMs;
  const stale = run(['codegen', snapshot, '--target', 'typescript', '--out', out, '--check']);
  assertSaid(stale, 1, /stale/);
  assert.match(stale.out, /^--- .*generated\.types\.ts\n\+\+\+ .*\n@@ [^\n]*\n[\s\S]*\n-export type Jason =\n\+export type Json =\n/);
  assert.equal(statSync(path).mtimeMs, before);
  writeFileSync(path, text);
  assert.equal(run(['codegen', snapshot, '--target', 'typescript', '--out', out, '--check']).status, 0);
  assertSaid(run(['schema', 'doc', snapshot, '--check', '--out', at('none.md')]), 1, /stale/);
  assertSaid(run(['schema', 'pull', snapshot, '--check', '--out', '-']), 2, /--out/);
});

test('a diff ends with 1 if there is one, --breaking only if it breaks somebody', () => {
  server.psql('postgres', '-c', 'CREATE DATABASE added TEMPLATE shop', '-c', 'CREATE DATABASE dropped TEMPLATE shop');
  server.psql('added', '-c', 'ALTER TABLE orders ADD note text');
  server.psql('dropped', '-c', 'ALTER TABLE orders DROP total');
  assert.equal(run(['schema', 'diff', snapshot, server.url('shop')]).status, 0);
  const added = run(['schema', 'diff', snapshot, server.url('added')]);
  assert.equal(added.status, 1);
  assert.match(added.out, /note/);
  assert.equal(run(['schema', 'diff', snapshot, server.url('added'), '--breaking']).status, 0);
  const dropped = run(['schema', 'diff', snapshot, server.url('dropped'), '--breaking', '--json']);
  assert.equal(dropped.status, 1);
  assert.equal(JSON.parse(dropped.out).breaking > 0 || JSON.parse(dropped.out).breaking === true, true);
});

test('lint and coverage end with 1 if there is something to say, and can be told what does not matter', () => {
  const found = run(['schema', 'lint', snapshot, '--json']);
  const rules = [...new Set(JSON.parse(found.out).findings.map(one => one.rule))];
  assert.ok(rules.length > 0);
  assert.equal(run(['schema', 'lint', snapshot, ...rules.flatMap(rule => ['--disable', rule])]).status, 0);
  assert.equal(run(['schema', 'coverage', snapshot]).status, 0);
  assert.equal(run(['schema', 'coverage', snapshot, '--minimum', '50']).status, 1);
});

// Ctrl-C goes to the program; its PostgreSQL and the folder of that must be gone soon after.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
  test(`${signal} in the middle leaves no server, no folder and no file`, async () => {
    const work = temporaryFolder();
    const child = spawn(program, ['schema', 'pull', join(fixtures, 'types.sql'), '--out', join(work, 'out.json')], {stdio: 'ignore'});
    const ended = new Promise(resolve => child.on('exit', (code, name) => resolve(name)));
    const until = async (what, condition) => {
      for (const end = Date.now() + 30_000; !condition(); await new Promise(setImmediate)) assert.ok(Date.now() < end, what);
    };
    const isPostgres = one => /postgres .*-D .*throwaway/.test(one.title);
    await until('a server', () => childrenOf(child.pid).some(isPostgres));
    const postmaster = childrenOf(child.pid).find(isPostgres).pid;
    child.kill(signal);
    assert.equal(await ended, signal);
    await until('no folder', () => throwawaysOf(child.pid).length === 0);
    await until('no server', () => !lives(postmaster));
    assert.deepEqual(readdirSync(work), []);
  });
}
