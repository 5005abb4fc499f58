// tests/schema_toolchain/source.test.mjs: where a schema is read from is told in one way by all commands.
import assert from 'node:assert/strict';
import {copyFileSync, existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, test} from 'node:test';
import {orderline, run, startServer, temporaryFolder} from './tool.mjs';

const folder = temporaryFolder();
const at = name => join(folder, name);
let server, snapshot;

before(() => {
  server = startServer();
  server.psql('postgres', '-c', 'CREATE DATABASE shop', '-c', 'CREATE DATABASE other');
  server.psql('shop', '-c', "CREATE TABLE orders (id integer PRIMARY KEY, state text CHECK (state IN ('open', 'closed')))", '-c', 'CREATE TABLE items (id integer PRIMARY KEY)');
  orderline('schema', 'pull', server.url('shop'), '--out', at('shop.json'));
  snapshot = readFileSync(at('shop.json'), 'utf8');
});

const pulled = (args, more = {}) => {
  const ran = run(['schema', 'pull', ...args, '--out', '-'], more);
  assert.equal(ran.status, 0, ran.err);
  return ran.out;
};

test('a database: by URL, by libpq words, by --database-url', () => {
  for (const args of [[server.url('shop')], [`host=${server.socket} user=postgres dbname=shop`], ['--database-url', server.url('shop')]]) {
    assert.equal(pulled(args), snapshot, args.join(' '));
  }
  assert.match(orderline('schema', 'doc', '--database-url', server.url('shop')), /## orders|### orders/);
});

test('a file: told by what is in it, not by its name', () => {
  writeFileSync(at('dump.json'), server.dump('shop'));
  copyFileSync(at('shop.json'), at('snapshot.sql'));
  for (const args of [[at('dump.json')], ['--sql', at('dump.json')], [at('snapshot.sql')], ['--schema', 'public', at('snapshot.sql')]]) {
    assert.equal(pulled(args), snapshot, args.join(' '));
  }
});

test('the server\'s own database, named by a variable, is not asked', () => {
  copyFileSync(at('shop.json'), at('schema.json'));
  const env = {ORDERLINE_DATABASE_URL: server.url('other')};
  assert.equal(pulled([at('schema.json')], {env}), snapshot);
  assert.match(pulled(['migrations'], {env}), /"public\.proposed_orders"/);
});

test('a dump with rows, owners and rights of others gives what the database gives', () => {
  server.psql('shop', '-c', 'CREATE ROLE clerk', '-c', 'CREATE ROLE "Own""er"', '-c', 'ALTER TABLE items OWNER TO "Own""er"', '-c', 'GRANT SELECT, UPDATE (id) ON items TO clerk',
    '-c', "INSERT INTO orders SELECT n, 'open' FROM generate_series(1, 100) n", '-c', 'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO clerk');
  const live = pulled([server.url('shop')]);
  for (const flags of [[], ['--inserts'], ['--create', '--clean', '--if-exists'], ['--use-set-session-authorization'], ['--quote-all-identifiers', '--section=pre-data', '--section=post-data']]) {
    writeFileSync(at('dump.sql'), server.dump('shop', ...flags));
    assert.equal(pulled([at('dump.sql'), '--strict']), live, flags.join(' '));
  }
});

test('what is up to date is not written again, and a page of a table that is gone goes', () => {
  orderline('schema', 'doc', at('shop.json'), '--split', '--out', at('pages'));
  const page = at('pages/tables/orders.md');
  utimesSync(page, 1000, 1000);
  server.psql('shop', '-c', 'DROP TABLE items');
  orderline('schema', 'pull', server.url('shop'), '--out', at('less.json'));
  assert.equal(run(['schema', 'doc', at('less.json'), '--split', '--out', at('pages'), '--check']).status, 1);
  assert.ok(existsSync(at('pages/tables/items.md')));
  orderline('schema', 'doc', at('less.json'), '--split', '--out', at('pages'));
  assert.deepEqual(readdirSync(at('pages/tables')), ['orders.md']);
  assert.equal(statSync(page).mtimeMs, 1000_000);
  assert.equal(run(['schema', 'doc', at('less.json'), '--split', '--out', at('pages'), '--check']).status, 0);
});
