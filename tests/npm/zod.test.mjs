// tests/npm/zod.test.mjs: the generated Zod schemas and PostgreSQL itself are asked the same, and say the same.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import pg from 'pg';
import {fixtures, program, startServer, temporaryFolder} from '../schema_toolchain/tool.mjs';
import {loadable, makeProject} from './generated.mjs';
import {values} from './zod_values.mjs';

let server, database, schemas;
before(async () => {
  server = startServer();
  server.psql('postgres', '-c', 'CREATE DATABASE types');
  server.psql('types', '-o', '/dev/null', '-f', join(fixtures, 'types.sql'));
  schemas = await loadable(makeProject(server.url('types')))('generated.schemas');
  database = new pg.Client({host: server.socket, user: 'postgres', database: 'types'});
  await database.connect();
  await database.query("SET TIME ZONE 'UTC'");
});
after(() => database?.end());

const quoted = name => '"' + name.replaceAll('"', '""') + '"';

/// What PostgREST does with a JSON object: the row as JSON, or what PostgreSQL says against it.
async function insert(table, row) {
  const columns = Object.keys(row).map(quoted).join(', ');
  await database.query('BEGIN');
  try {
    const {rows: [{stored}]} = await database.query(
      `WITH new AS (INSERT INTO ${quoted(table)} (${columns}) SELECT ${columns} FROM json_populate_record(NULL::${quoted(table)}, $1) RETURNING *)
       SELECT row_to_json(new)::text AS stored FROM new`, [JSON.stringify(row)]);
    return {stored: JSON.parse(stored)};
  } catch (error) {
    return {error: error.message};
  } finally {
    await database.query('ROLLBACK');
  }
}

const told = value => (JSON.stringify(value) ?? 'undefined').slice(0, 60);

describe('a value', () => {
  for (const {table, schema, column, base, right, wrong} of values) {
    for (const value of right) {
      test(`${table}.${column} ${told(value)} is right`, async () => {
        const row = {...base, [column]: value};
        const {stored, error} = await insert(table, row);
        assert.equal(error, undefined, 'PostgreSQL refuses it');
        const parsed = schemas[`${schema}InsertSchema`].safeParse(row);
        assert.ok(parsed.success, parsed.error?.message);
        assert.ok(schemas[`${schema}UpdateSchema`].safeParse({[column]: value}).success);
        const read = schemas[`${schema}Schema`].safeParse(stored);
        assert.ok(read.success, `${told(stored[column])}: ${read.error?.message}`);
      });
    }
    for (const value of wrong) {
      test(`${table}.${column} ${told(value)} is wrong`, async () => {
        const row = {...base, [column]: value};
        const {stored} = await insert(table, row);
        assert.equal(stored, undefined, `PostgreSQL takes it as ${told(stored?.[column])}`);
        assert.equal(schemas[`${schema}InsertSchema`].safeParse(row).success, false);
      });
    }
  }

  test('is one of at least sixty right and sixty wrong ones', () => {
    for (const kind of ['right', 'wrong']) assert.ok(values.reduce((sum, one) => sum + one[kind].length, 0) >= 60);
  });
});

describe('an object', () => {
  test('must not name a column that there is not', () => {
    assert.equal(schemas.CheckedInsertSchema.safeParse({id: 1, code: 'AB-1', either: 'x', colour: 'red'}).success, false);
    assert.equal(schemas.CheckedUpdateSchema.safeParse({colour: 'red'}).success, false);
  });

  test('must name what has neither a default nor NULL, and need not name the rest', () => {
    assert.ok(schemas.MadeInsertSchema.safeParse({first: 'a', net: 1}).success);
    assert.equal(schemas.MadeInsertSchema.safeParse({first: 'a'}).success, false);
    assert.ok(schemas.MadeUpdateSchema.safeParse({}).success);
  });

  test('must not give what PostgreSQL generates', () => {
    assert.equal(schemas.MadeInsertSchema.safeParse({first: 'a', net: 1, whole: 'a'}).success, false);
    assert.equal(schemas.MadeUpdateSchema.safeParse({gross: 1}).success, false);
    assert.equal(schemas.ArraysInsertSchema.safeParse({id: 1}).success, false);
  });

  test('is not refused in an update for columns that it does not name', () => {
    assert.ok(schemas.CheckedUpdateSchema.safeParse({begins: '2025-01-01'}).success);
    assert.ok(schemas.CheckedUpdateSchema.safeParse({either: null}).success);
    assert.equal(schemas.CheckedUpdateSchema.safeParse({either: null, other: null}).success, false);
  });

  test('of which a not yet valid constraint would be broken may be read, but not written', () => {
    const old = {...Object.fromEntries(Object.keys(schemas.CheckedSchema.shape).map(key => [key, null])), id: 1, code: 'AB-1', state: 'open', either: 'x', age: 130};
    assert.ok(schemas.CheckedSchema.safeParse(old).success);
    assert.equal(schemas.CheckedInsertSchema.safeParse({id: 1, code: 'AB-1', either: 'x', age: 130}).success, false);
  });
});

/// `orderline demo` on data of its own; resolves when it serves.
async function startDemo() {
  const folder = temporaryFolder();
  const child = spawn(program, ['demo', '--port', '0'], {env: {...process.env, ORDERLINE_DATA_DIR: folder}, stdio: ['ignore', 'pipe', 'pipe']});
  const stop = () => child.kill('SIGKILL');
  process.on('exit', stop);
  let log = '';
  await new Promise((resolve, reject) => {
    const read = data => {
      log += data;
      if (/http:\/\/\S+/.test(log)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => reject(new Error('the demo ended: ' + log)));
  });
  const client = new pg.Client({host: join(folder, 'postgres/socket'), user: 'orderline', database: 'orderline'});
  await client.connect();
  return {
    client,
    async stop() {
      await client.end();
      child.removeAllListeners('close');
      child.kill('SIGTERM');
      await once(child, 'exit');
      process.off('exit', stop);
    },
  };
}

test('every row of the demo data is right', {timeout: 120_000}, async () => {
  const schemasOfOurs = Object.entries(await loadable(makeProject('migrations', 'generated', '--schema', 'public'))('generated.schemas'))
    .filter(([name]) => name.endsWith('Schema') && !/(Insert|Update)Schema$/.test(name)).map(([, schema]) => schema);
  const demo = await startDemo();
  try {
    const tables = await demo.client.query(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relname <> 'schema_migrations'`);
    let tablesWithRows = 0, count = 0;
    for (const {name} of tables.rows) {
      const {rows} = await demo.client.query(`SELECT row_to_json(t)::text AS row FROM ${quoted(name)} t`);
      tablesWithRows += rows.length > 0 ? 1 : 0;
      for (const {row} of rows) {
        const value = JSON.parse(row);
        const schema = schemasOfOurs.find(one => String(Object.keys(one.shape ?? {})) === String(Object.keys(value)));  // told by its columns
        assert.ok(schema, `${name} has no schema`);
        const parsed = schema.safeParse(value);
        assert.ok(parsed.success, `${name}: ${parsed.error?.message} ${row.slice(0, 300)}`);
        count += 1;
      }
    }
    assert.ok(tablesWithRows >= 15 && count > 500, `${count} rows in ${tablesWithRows} tables`);
  } finally {
    await demo.stop();
  }
});
