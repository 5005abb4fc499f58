// tests/system/rest_only.test.mjs: /rest/v1 over a database that knows nothing of Orderline.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {secret, startGarden, tokenOf} from './rest_only_world.mjs';

const me = '11111111-1111-1111-1111-111111111111';
const seconds = () => Math.floor(Date.now() / 1000);
let garden;

async function ask(path, {token, headers = {}, ...options} = {}) {
  const answer = await fetch(garden.url + path, {...options, headers: {...headers, ...token && {authorization: `Bearer ${token}`}}});
  const text = await answer.text();
  let json = null;
  try { json = JSON.parse(text); } catch {}
  return {status: answer.status, headers: answer.headers, text, json};
}

before(async () => { garden = await startGarden(); });
after(async () => { await garden?.stop(); });

test('who brings no token reads as the anonymous role: tables, views, embeds', async () => {
  const plants = await ask('/plants?select=name,beds(name)&order=id');
  assert.equal(plants.status, 200, plants.text);
  assert.deepEqual(plants.json, [{name: 'oak', beds: {name: 'south'}}, {name: 'daisy', beds: {name: 'south'}}, {name: 'fern', beds: {name: 'north'}}]);
  assert.deepEqual((await ask('/tall_plants')).json, [{id: 1, name: 'oak'}]);
  const denied = await ask('/notes');
  assert.deepEqual([denied.status, denied.json.code], [401, '42501']);
});

test('times are written in UTC, unless a request wants another zone', async () => {
  assert.deepEqual((await ask('/plants?id=eq.1&select=seen_at')).json, [{seen_at: '2026-05-01T10:00:00+00:00'}]);
  const vienna = await ask('/plants?id=eq.1&select=seen_at', {headers: {prefer: 'timezone=Europe/Vienna'}});
  assert.deepEqual(vienna.json, [{seen_at: '2026-05-01T12:00:00+02:00'}]);
});

test('a profile names the schema, and no other one is shown', async () => {
  assert.deepEqual((await ask('/plants', {headers: {'accept-profile': 'personal'}})).json, [{id: 1, nickname: 'Gustav'}]);
  const hidden = await ask('/plants', {headers: {'accept-profile': 'auth'}});
  assert.deepEqual([hidden.status, hidden.json.code], [406, 'PGRST106']);
  assert.match(hidden.json.hint, /public, personal/);
});

test('the schema of the request stands before those of the login', async () => {
  const post = {method: 'POST', body: '{}', headers: {'content-type': 'application/json', 'content-profile': 'personal'}};
  const path = await ask('/rpc/path', post);
  assert.equal(path.json, '"personal", "public", "tools"', path.text);
});

test('a token says the role, and policies and functions know its claims', async () => {
  const token = tokenOf({role: 'member', sub: me, exp: seconds() + 60});
  assert.deepEqual((await ask('/notes?select=word', {token})).json, [{word: 'mine'}]);
  const request = await ask('/rpc/request', {token, headers: {'user-agent': 'a test'}});
  assert.equal(request.status, 200, request.text);
  assert.equal(request.json.claims.sub, me);
  assert.deepEqual({...request.json, claims: null}, {role: 'member', claims: null, method: 'GET', path: '/rest/v1/rpc/request', agent: 'a test',
    search_path: '"public", "tools"', zone: 'UTC', tall: 'tall'});
  const anonymous = await ask('/rpc/request');
  assert.deepEqual([anonymous.json.role, anonymous.json.claims], ['visitor', {role: 'visitor'}]);
});

/// `[status, body]` of a member's request; `prefer` may be several preferences.
async function write(method, path, body, prefer = 'return=representation') {
  const answer = await ask(path, {token: tokenOf({role: 'member', sub: me}), method, headers: {prefer, 'content-type': 'application/json'},
    body: body === undefined ? undefined : JSON.stringify(body)});
  return [answer.status, answer.json];
}

test('rows are inserted, updated, merged, replaced and deleted by whom they are granted to', async () => {
  assert.deepEqual(await write('POST', '/shelves', [{id: 1, name: 'low'}, {id: 2, name: 'high'}]), [201, [{id: 1, name: 'low', width: 100}, {id: 2, name: 'high', width: 100}]]);
  assert.deepEqual(await write('POST', '/shelves?columns=id,name,width', [{id: 3, name: 'third'}, {id: 4, name: 'fourth', width: 5}], 'return=minimal,missing=default'), [201, null]);
  assert.deepEqual(await write('PATCH', '/shelves?id=gte.3&select=id,width&order=id', {width: 7}), [200, [{id: 3, width: 7}, {id: 4, width: 7}]]);
  assert.deepEqual(await write('PATCH', '/shelves?id=eq.99', {width: 7}, ''), [204, null]);
  const merge = 'resolution=merge-duplicates,return=representation';
  assert.deepEqual(await write('POST', '/shelves?select=id,name', [{id: 4, name: 'last'}], merge), [200, [{id: 4, name: 'last'}]]);
  assert.deepEqual(await write('POST', '/shelves?on_conflict=name&select=id,width', [{name: 'last', width: 8}, {name: 'new', width: 9}], merge)
    .then(([status, rows]) => [status, rows.map(row => row.width)]), [201, [8, 9]]);
  assert.deepEqual(await write('POST', '/shelves?select=id', [{id: 1, name: 'never'}, {id: 5, name: 'fifth'}], 'resolution=ignore-duplicates,return=representation'), [201, [{id: 5}]]);
  assert.deepEqual(await write('PUT', '/shelves?id=eq.5', {id: 5, name: 'put', width: 1}), [200, [{id: 5, name: 'put', width: 1}]]);
  assert.deepEqual(await write('DELETE', '/shelves?id=eq.5&select=name'), [200, [{name: 'put'}]]);
  const sentence = await ask('/shelves', {method: 'POST', body: '{"name":"x"}', headers: {'content-type': 'application/json'}});
  assert.deepEqual([sentence.status, sentence.json.code], [401, '42501'], 'a visitor may not');
  assert.deepEqual((await write('POST', '/shelves', {id: 1, name: 'again'}))[0], 409);
  assert.deepEqual((await write('POST', '/notes', {owner: '22222222-2222-2222-2222-222222222222', word: 'forged'}))[1].code, '42501', 'the policy of the table');
  assert.deepEqual(await write('POST', '/notes?select=owner,word', {word: 'own'}), [201, [{owner: me, word: 'own'}]]);
  assert.deepEqual(await write('DELETE', '/notes?select=word&word=neq.mine'), [200, [{word: 'own'}]], 'hers is not seen');
  assert.equal(garden.sql("DELETE FROM shelves; SELECT string_agg(word, ',' ORDER BY word) FROM notes"), 'hers,mine');
});

test('rows are inserted with those that belong to them, or not at all', async () => {
  assert.deepEqual(await write('POST', '/shelves?select=id,name,pots(shelf_id,label)', [{id: 20, name: 'a', pots: [{label: 'x'}, {label: 'y'}]}, {id: 21, name: 'b'}]),
    [201, [{id: 20, name: 'a', pots: [{shelf_id: 20, label: 'x'}, {shelf_id: 20, label: 'y'}]}, {id: 21, name: 'b', pots: []}]]);
  const [status, {code}] = await write('POST', '/shelves', {id: 22, name: 'c', pots: [{label: 'z'}, {label: ''}]});
  assert.deepEqual([status, code], [400, '23514']);
  assert.equal(garden.sql("SELECT string_agg(id::text, ',' ORDER BY id) FROM shelves"), '20,21');
  garden.sql('CREATE TABLE lamps (shelf_id bigint REFERENCES shelves, watts int); GRANT SELECT, INSERT ON lamps TO member');
  assert.deepEqual(await write('POST', '/shelves?select=lamps(watts)', {name: 'd', lamps: [{watts: 40}]}), [201, [{lamps: [{watts: 40}]}]], 'at once');
  garden.sql('DROP TABLE lamps; DELETE FROM shelves');
});

test('tokens that are not in order, and roles that are not to be had, are refused', async () => {
  const cases = [
    ['another secret', tokenOf({role: 'member'}, {key: 'x'.repeat(32)}), 401, 'PGRST301'],
    ['no algorithm', tokenOf({role: 'member'}, {alg: 'none'}), 401, 'PGRST301'],
    ['no token at all', 'sb_publishable_x', 401, 'PGRST301'],
    ['expired', tokenOf({role: 'member', exp: seconds() - 60}), 401, 'PGRST303'],
    ['not yet valid', tokenOf({role: 'member', nbf: seconds() + 90}), 401, 'PGRST303'],
    ['a role the login may not take', tokenOf({role: 'outsider'}), 403, '42501'],
    ['a role that is not there', tokenOf({role: 'nobody'}), 401, '22023'],
    ['the login itself', tokenOf({role: 'none'}), 401, '22023'],
  ];
  for (const [name, token, status, code] of cases) {
    const answer = await ask('/plants', {token});
    assert.deepEqual([answer.status, answer.json?.code], [status, code], `${name}: ${answer.text}`);
    if (status === 401) assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/, name);
    if (code.startsWith('PGRST30')) assert.match(answer.headers.get('www-authenticate'), /invalid_token/, name);
  }
});

test('what another connection has just made can be used at once, and what it dropped is gone', async () => {
  for (let n = 0; n < 8; ++n) {
    garden.sql(`CREATE TABLE fresh_${n} (id int PRIMARY KEY, plant_id int REFERENCES plants); GRANT SELECT ON fresh_${n} TO visitor; INSERT INTO fresh_${n} VALUES (1, 1)`);
    const found = await ask(`/fresh_${n}?select=id,plants(name)`);
    assert.deepEqual(found.json, [{id: 1, plants: {name: 'oak'}}], found.text);
    garden.sql(`CREATE FUNCTION fresh_sum_${n}() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT sum(id) FROM fresh_${n}'`);
    assert.equal((await ask(`/rpc/fresh_sum_${n}`)).json, 1);
    garden.sql(`DROP FUNCTION fresh_sum_${n}; DROP TABLE fresh_${n}`);
    assert.equal((await ask(`/fresh_${n}`)).status, 404);
  }
});

test('with options: at most so many rows, aggregates, no anonymous role', async () => {
  const server = await garden.serve(['--max-rows', '2', '--aggregates', 'on', '--plans', 'on']);
  const token = tokenOf({role: 'member', sub: me});
  const get = async (path, headers) => {
    const answer = await fetch(`${server.url}/rest/v1${path}`, {headers});
    return [answer.status, await answer.json()];
  };
  const authorization = `Bearer ${token}`;
  assert.deepEqual(await get('/plants?select=id&order=id', {authorization}), [200, [{id: 1}, {id: 2}]]);
  assert.deepEqual(await get('/plants?select=count()', {authorization}), [200, [{count: 3}]]);
  const [, [{Plan: plan}]] = await get('/plants', {authorization, accept: 'application/vnd.pgrst.plan+json'});
  assert.equal(plan['Node Type'], 'Limit');
  const [status, body] = await get('/plants');
  assert.deepEqual([status, body.code], [401, 'PGRST302']);
  assert.equal((await server.signal('SIGTERM')).code, 0);
  const without = await ask('/plants?select=count()');
  assert.deepEqual([without.status, without.json.code], [400, 'PGRST123']);
  const hidden = await ask('/plants', {headers: {accept: 'application/vnd.pgrst.plan+json'}});
  assert.deepEqual([hidden.status, hidden.json.code], [406, 'PGRST107']);
});

test('the root describes what the role may use, and OPTIONS what can be done', async () => {
  const root = await ask('/', {headers: {accept: 'application/openapi+json'}});
  assert.equal(root.status, 200, root.text);
  assert.ok(root.json.definitions.plants && !root.json.definitions.notes, 'visitors may read plants, not notes');
  const options = await ask('/plants', {method: 'OPTIONS'});
  assert.deepEqual([options.status, options.headers.get('allow')], [200, 'OPTIONS,GET,HEAD,POST,PUT,PATCH,DELETE']);
});

test('what cannot work is said before the port is opened', () => {
  const file = join(garden.world.folder, 'jwt.secret');
  writeFileSync(file, 'short\n');
  const url = garden.databaseUrl();
  const cases = [
    [['--schemas', 'public', '--anon-role', 'visitor'], /--database-url/],
    [['--database-url', url], /--anon-role .* --jwt-secret/],
    [['--database-url', url, '--anon-role', 'visitor', '--schemas', 'public,nowhere'], /There is no schema nowhere/],
    [['--database-url', url, '--anon-role', 'visitor', '--schemas', 'pg_catalog'], /PostgreSQL's own/],
    [['--database-url', url, '--anon-role', 'nobody'], /There is no role nobody.*CREATE ROLE "nobody"/],
    [['--database-url', garden.databaseUrl('weak_login'), '--anon-role', 'visitor'], /GRANT "visitor" TO "weak_login"/],
    [['--database-url', url, '--jwt-secret', 'short'], /rest\.jwt_secret must have at least 32 bytes/],
    [['--database-url', url, '--jwt-secret', `@${file}`], /at least 32 bytes/],
    [['--database-url', url, '--jwt-secret', '@/nowhere'], /cannot be read/],
    [['--database-url', url, '--anon-role', 'visitor', '--jwt-aud', 'shop'], /--jwt-aud .* --jwt-secret/],
  ];
  for (const [args, sentence] of cases) {
    const run = spawnSync(garden.world.program, ['serve', '--rest-only', '--port', '0', ...args], {encoding: 'utf8', timeout: 20_000});
    assert.equal(run.status, 2, `${args.join(' ')}: ${run.stderr}`);
    assert.match(run.stderr, sentence);
    assert.ok(!run.stderr.includes('listening'), run.stderr);
  }
  const other = spawnSync(garden.world.program, ['serve', '--max-rows', '5'], {encoding: 'utf8', timeout: 20_000});
  assert.equal(other.status, 2);
  assert.match(other.stderr, /--max-rows .*--rest-only/);
});

test('Orderline has put nothing into the database', () => {
  assert.equal(garden.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'orderline'"), '0');
  assert.equal(garden.sql("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"),
    'beds,notes,plants,pots,shelves');
});

test('stopped under load it answers what it has taken', async () => {
  const server = await garden.serve();
  const answers = [];
  let refused = 0;
  const clients = Array.from({length: 20}, async () => {
    for (;;) {
      try {
        const answer = await fetch(`${server.url}/rest/v1/plants?select=name,beds(name)`);
        answers.push({status: answer.status, rows: (await answer.json()).length});
      } catch (problem) {
        refused++;  // the port is closed; a body that ends early would be another error
        return assert.match(String(problem.cause?.code ?? problem), /ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET/);
      }
      if (answers.length === 200) server.child.kill('SIGTERM');
    }
  });
  await Promise.all(clients);
  assert.equal((await server.ended).code, 0);
  assert.equal(refused, 20);
  assert.ok(answers.length >= 200);
  assert.deepEqual(answers.filter(one => one.status !== 200 && one.status !== 503), []);
  for (const one of answers) if (one.status === 200) assert.equal(one.rows, 3);
});
