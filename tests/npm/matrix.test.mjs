// tests/npm/matrix.test.mjs: every table, every command, every kind of caller: what comes of it, and nothing of another tenant.
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {after, before, describe, test} from 'node:test';
import {claimsOf, forged, signedAgain} from './supabase_world.mjs';
import {withAlgorithm} from './support/tokens.mjs';
import {digests, leakFinder} from './support/foreign.mjs';
import {startLive} from './support/live.mjs';
import {keepsItsParents, outcome, rights, serverWrites, unreadable} from './support/rights.mjs';
import {fillSql, idOf, keyFilters, makeRow, selfKept, tables} from './support/rows.mjs';

const live = await startLive();
after(() => live.stop());

const seed = randomBytes(6).toString('hex');
const spares = 12;  // rows that somebody may delete: one for each caller
const ours = {mark: 'ours', number: 1000, seed}, theirs = {mark: `foreign-${seed}`, number: 1_900_000_000, seed};
let callers, leaksOf;

before(async () => {
  const mine = live.openShop(), other = live.openShop();
  Object.assign(ours, {tenant: mine.tenant});
  Object.assign(theirs, {tenant: other.tenant});
  live.sql(fillSql(ours, {count: 2 + spares, lonely: 2 + 3 * spares}));
  live.sql(fillSql(theirs, {globals: false}));
  callers = await makeCallers(mine, other);
  leaksOf = await leakFinder(live, theirs);
});

/// Who asks: the headers, and what he is to the server. `row`: his own index among the rows.
async function makeCallers(mine, other) {
  const [nobody, viewer, owner] = [await live.signIn(mine), await live.signIn(mine, 'viewer'), await live.signIn(mine, 'owner')];
  const stranger = await live.signIn(other, 'owner');
  const revoked = live.openKey(mine, 'secret');
  live.sql(`update public.api_keys set is_active = false where tenant_id = '${mine.tenant}' and name = '${revoked.name}'`);
  const user = ({id, token}) => ({key: mine.publishable, token, id, role: 'authenticated', permissions: claimsOf(token).permissions});
  const refused = (key, token, code) => ({key, token, refused: code});
  const past = Math.floor(Date.now() / 1000) - 3600;
  const list = {
    'a publishable key': {key: mine.publishable, role: 'anon'},
    'a user without permissions': user(nobody),
    'a viewer': user(viewer),
    'an owner': user(owner),
    'a secret key': {key: mine.secret, role: 'service_role'},
    'an expired token': refused(mine.publishable, signedAgain(live.world, owner.token, {iat: past - 60, exp: past}), 'PGRST303'),
    'a revoked key': refused(revoked.key, undefined, 'PGRST301'),
    'a forged token': refused(mine.publishable, forged(nobody.token, {claims: claimsOf(owner.token)}), 'PGRST301'),
    'a token of no algorithm': refused(mine.publishable, withAlgorithm(live.world, owner.token, 'none'), 'PGRST301'),
    'a token of another algorithm': refused(mine.publishable, withAlgorithm(live.world, owner.token, 'HS512'), 'PGRST301'),
    'another tenant\'s token': refused(mine.publishable, stranger.token, 'PGRST301'),
  };
  Object.values(list).forEach((who, place) => { who.row = 2 + place; });
  return list;
}

/// One request, with the headers that supabase-js sends.
async function ask(who, method, path, {query = {}, body, prefer} = {}) {
  const url = `${live.url}/rest/v1/${path}?${new URLSearchParams(query)}`;
  const headers = {apikey: who.key, authorization: `Bearer ${who.token ?? who.key}`, ...(prefer ? {prefer} : {}), ...(body ? {'content-type': 'application/json'} : {})};
  const text = body && JSON.stringify(body);
  const answer = await fetch(url, {method, headers, body: text});
  const said = await answer.text();
  const leaks = leaksOf(`${said}\n${JSON.stringify([...answer.headers])}`, decodeURIComponent(url) + (text ?? ''));
  return {status: answer.status, json: said === '' ? null : JSON.parse(said), leaks};
}

const refusedBy = who => who.refused ? [401, who.refused] : [who.role === 'anon' ? 401 : 403, '42501'];
const eq = filters => Object.fromEntries(Object.entries(filters).map(([column, value]) => [column, `eq.${value}`]));
const keyOf = (table, row) => eq(keyFilters(table, row));
const representation = 'return=representation';

/// What `answer` should be: an error of that status and code, or so many rows.
function expectation(answer, {status, code, rows}) {
  const {json} = answer;
  const found = code ? [answer.status, json?.code] : [answer.status, Array.isArray(json) ? json.length : json];
  const wanted = code ? [status, code] : [status, rows];
  const leaks = answer.leaks.length > 0 ? `; ${answer.leaks.join(', ')} of the other tenant` : '';
  if (leaks === '' && found[0] === wanted[0] && found[1] === wanted[1]) return null;
  return `expected ${wanted.join(' ')}, got ${answer.status} ${JSON.stringify(json)?.slice(0, 300)}${leaks}`;
}

const denied = who => {
  const [status, code] = refusedBy(who);
  return {status, code};
};
const byOutcome = (who, result, done) => result === 'done' ? done : result === 'nothing' ? {status: 200, rows: 0} : denied(who);

/// A column whose change nobody minds.
function touch(row) {
  const column = ['description', 'notes', 'note', 'data_type', 'content', 'username', 'user_agent', 'personal', 'name', 'subject', 'created_at', 'actor_name', 'actor', 'last', 'last_used_at', 'number']
    .find(name => name in row);
  return {[column]: row[column]};
}
/// The body of an insert of row `index`.
function bodyOf(world, table, index, who) {
  const row = makeRow(world, table, index);
  for (const column of serverWrites[table] ?? []) delete row[column];
  for (const {name, identity} of tables.get(table).columns) if (identity === 'always') delete row[name];
  if (rights[table].own && who.id) row[rights[table].own] = who.id;
  return row;
}
/// The same row with a parent of the other tenant; none if it has no parent that a tenant owns.
function underTheirParent(table, row) {
  const key = tables.get(table).foreignKeys.find(one => tables.get(one.target).hasTenant);
  if (!key) return null;
  const column = key.columns.find(name => name !== 'tenant_id');
  return {...row, [column]: idOf(theirs, key.target, 0)};
}

/// Every request on a table: [what, request, expectation].
function* requestsOn(table, who) {
  const {hasTenant, key} = tables.get(table);
  const may = command => outcome(who, table, command);
  const own = makeRow(ours, table, 0), foreign = hasTenant ? makeRow(theirs, table, 0) : null;
  const named = key.some(column => column !== 'tenant_id');
  const mineToWrite = may('insert') === 'done' || (rights[table].write === 'own' && who.id);
  const seen = may('select');

  const one = table === 'tenants' ? {id: `eq.${ours.tenant}`} : named ? keyOf(table, own) : {tenant_id: `eq.${ours.tenant}`};
  const other = table === 'tenants' ? {id: `eq.${theirs.tenant}`} : !hasTenant ? null : named ? keyOf(table, foreign) : {tenant_id: `eq.${theirs.tenant}`};
  yield ['select own', ['GET', {query: {select: '*', ...one}}], byOutcome(who, seen, {status: 200, rows: 1})];
  if (other) yield ['select other', ['GET', {query: {select: '*', ...other}}], byOutcome(who, seen, {status: 200, rows: 0})];
  if (hasTenant) yield ['select other tenant', ['GET', {query: {select: '*', tenant_id: `eq.${theirs.tenant}`}}], byOutcome(who, seen, {status: 200, rows: 0})];

  const fresh = bodyOf(ours, table, who.row + spares, who);
  const write = (method, more) => [method, {prefer: representation, ...more}];
  yield ['insert own', write('POST', {body: fresh}), mineToWrite ? {status: 201, rows: 1} : denied(who)];
  if (hasTenant) yield ['insert for the other tenant', write('POST', {body: {...bodyOf(theirs, table, 0, who), tenant_id: theirs.tenant}}), denied(who)];
  const astray = underTheirParent(table, bodyOf(ours, table, who.row + 2 * spares, {}));
  if (astray) yield ['insert under the other\'s parent', write('POST', {body: astray}), may('insert') === 'done' ? {status: 409, code: '23503'} : denied(who)];

  const changes = byOutcome(who, may('update'), {status: 200, rows: 1});
  const change = touch(own);
  yield ['update own', write('PATCH', {query: one, body: change}), changes];
  if (other) yield ['update other', write('PATCH', {query: other, body: change}), byOutcome(who, may('update'), {status: 200, rows: 0})];
  if (hasTenant) yield ['update own away', write('PATCH', {query: one, body: {tenant_id: theirs.tenant}}), denied(who)];  // by the body, whatever the row
  const moved = underTheirParent(table, {}), kept = keepsItsParents.has(table) ? {status: 400, code: '23514'} : {status: 409, code: '23503'};
  if (moved) yield ['update own under the other\'s parent', write('PATCH', {query: one, body: moved}), byOutcome(who, may('update'), kept)];

  const merge = `resolution=merge-duplicates,${representation}`;
  // What is merged is read: PostgreSQL refuses columns that nobody may read.
  const {password_hash: _, ...before} = bodyOf(ours, table, 1, {});
  const merges = may('insert') === 'done' && !(unreadable[table] ?? []).some(column => column in before);
  yield ['upsert own', write('POST', {prefer: merge, body: before}), merges ? {status: 200, rows: 1} : denied(who)];
  if (hasTenant) yield ['upsert other', write('POST', {prefer: merge, body: bodyOf(theirs, table, 0, {})}), denied(who)];
  const mergedAstray = underTheirParent(table, before);
  if (mergedAstray) yield ['upsert own under the other\'s parent', write('POST', {prefer: merge, body: mergedAstray}), merges ? kept : denied(who)];

  const spare = named && table !== 'tenants' ? keyOf(table, makeRow(ours, table, who.row)) : one;
  yield ['delete own', write('DELETE', {query: spare}), byOutcome(who, may('delete'), {status: 200, rows: 1})];
  if (other) yield ['delete other', write('DELETE', {query: other}), byOutcome(who, may('delete'), {status: 200, rows: 0})];
}

/// Every embed along a foreign key of a table: [what, table, query, whether it is denied, what it should look like].
function* embedsOf(table, who) {
  // Of users and their roles everybody sees his own.
  const isOwn = row => row.id === who.id || row.user_id === who.id;
  for (const key of tables.get(table).foreignKeys) {
    const {name, target} = key;
    const oneOrMore = found => found === null ? [] : [found].flat();
    const childrenFit = found => child === 'done' ? found.length > 0 : found.every(isOwn);
    const child = outcome(who, table, 'select'), parent = outcome(who, target, 'select');
    const isDenied = [child, parent].some(result => result === 'denied' || result === 'refused');
    const named = tables.get(table).key.some(column => column !== 'tenant_id');
    const up = row => ({select: `*,up:${target}!${name}(*)`, ...(named ? keyOf(table, row) : {tenant_id: `eq.${row.tenant_id}`})});
    const down = id => ({select: `*,down:${table}!${name}(*)`, id: `eq.${id}`});
    yield [`${name} up from own`, table, up(makeRow(ours, table, 0)), isDenied, rows =>
      child !== 'done' ? rows.length === 0 : rows.length === 1 && (parent === 'done') === (rows[0].up !== null)];
    yield [`${name} up from other`, table, up(makeRow(theirs, table, 0)), isDenied, rows => rows.length === 0];
    yield [`${name} down from own`, target, down(idOf(ours, target, 0)), isDenied, rows =>
      parent !== 'done' ? rows.length === 0 : rows.length === 1 && childrenFit(oneOrMore(rows[0].down))];
    if (tables.get(target).hasTenant || target === 'tenants') {
      yield [`${name} down from the other's parent`, target, down(idOf(theirs, target, 0)), isDenied, rows => rows.length === 0];
    }
  }
}

/// Runs jobs, some at a time; their complaints.
async function complaintsOf(jobs, atOnce = 24) {
  const complaints = [];
  const worker = async () => {
    for (let job = jobs.next(); !job.done; job = jobs.next()) {
      const complaint = await job.value();
      if (complaint) complaints.push(complaint);
    }
  };
  await Promise.all(Array.from({length: atOnce}, worker));
  return complaints;
}

describe('the tenant matrix', () => {
  let digestsBefore;
  test('knows every table of the schema', () => {
    assert.deepEqual(Object.keys(rights).sort(), [...tables.keys()].sort());
  });
  test('begins with rows of both tenants in every table', async () => {
    digestsBefore = await digests(live, theirs.tenant);
    const empty = await digests(live, idOf(ours, 'roles', 99));  // a tenant that there is not
    for (const name of Object.keys(digestsBefore)) assert.notEqual(digestsBefore[name], empty[name], name);
  });

  test('would notice any row of the other tenant in an answer', async () => {
    for (const [name, table] of tables) {
      if (!table.hasTenant || selfKept.has(name)) continue;
      const rows = await live.world.json(`select jsonb_agg(to_jsonb(t) - 'tenant_id') from public.${name} t where tenant_id = :tenant`, {tenant: theirs.tenant});
      for (const row of rows) assert.notDeepEqual(leaksOf(JSON.stringify(row), ''), [], name);
      assert.deepEqual(leaksOf(JSON.stringify(makeRow(ours, name, 0)), ''), [], name);
    }
  });

  test('of rows: each command by each caller', async t => {
    let count = 0;
    function* jobs() {
      for (const table of tables.keys()) {
        for (const [name, who] of Object.entries(callers)) {
          for (const [what, [method, options], wanted] of requestsOn(table, who)) {
            count += 1;
            yield async () => {
              const complaint = expectation(await ask(who, method, table, options), wanted);
              return complaint && `${table}: ${what} by ${name}: ${complaint}`;
            };
          }
        }
      }
    }
    const complaints = await complaintsOf(jobs());
    t.diagnostic(`${count} requests`);
    assert.deepEqual(complaints, []);
  });

  test('of embeds: each foreign key, both ways, by each caller', async t => {
    let count = 0;
    function* jobs() {
      for (const table of tables.keys()) {
        for (const [name, who] of Object.entries(callers)) {
          for (const [what, root, query, isDenied, fits] of embedsOf(table, who)) {
            count += 1;
            yield async () => {
              const answer = await ask(who, 'GET', root, {query});
              const [status, code] = refusedBy(who);
              const isRefusal = answer.status === status && answer.json.code === code;
              // PostgreSQL does not always ask for rights where it knows beforehand that there is no row.
              const isEmpty = !who.refused && what.includes('other') && answer.status === 200 && answer.json.length === 0;
              const good = isDenied ? isRefusal || isEmpty : answer.status === 200 && fits(answer.json);
              if (good && answer.leaks.length === 0) return null;
              return `${table}: ${what} by ${name}: ${isDenied ? 'denied' : 'rows'} expected, got ${answer.status} ${JSON.stringify(answer.json).slice(0, 300)} ${answer.leaks.join(', ')}`;
            };
          }
        }
      }
    }
    const complaints = await complaintsOf(jobs());
    t.diagnostic(`${count} requests`);
    assert.deepEqual(complaints, []);
  });

  test('leaves every row of the other tenant as it was', async () => assert.deepEqual(await digests(live, theirs.tenant), digestsBefore));
});
