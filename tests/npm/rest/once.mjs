// tests/npm/rest/once.mjs: Idempotency-Key: a POST that is repeated is answered again, not done again.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {beforeEach, describe, test} from 'node:test';
import {dataOf} from '../support/lab.mjs';

const crowd = 20;

/// A transaction that has done `sql` and stays open until release(), which undoes it.
async function holdOpen({bin, socket}, sql) {
  const session = spawn(join(bin, 'psql'), ['-X', '-q', '-At', '-v', 'ON_ERROR_STOP=1', '-h', socket, '-U', 'orderline', '-d', 'orderline'], {stdio: ['pipe', 'pipe', 'inherit']});
  const ended = new Promise(resolve => session.on('close', resolve));
  session.stdin.write(`begin; ${sql}; select 'held';\n`);
  await Promise.race([new Promise(resolve => session.stdout.once('data', resolve)), ended.then(() => { throw new Error('it could not be held'); })]);
  return {release: () => {
    session.stdin.end('rollback;\n');
    return ended;
  }};
}

/// As a good client does: again, until there is an answer that is not "try again".
async function insist(send) {
  for (const end = performance.now() + 30_000;;) {
    const answer = await send();
    if (answer.status !== 503 || performance.now() > end) return answer;
  }
}

export function testOnce(lab) {
  const post = async (path, body, headers, key = lab.key) => {
    const answer = await fetch(`${lab.url}/rest/v1${path}`, {method: 'POST', body: JSON.stringify(body),
      headers: {apikey: key, 'content-type': 'application/json', ...headers}});
    const text = await answer.text();
    return {status: answer.status, headers: answer.headers, text, body: text ? JSON.parse(text) : null};
  };
  const keyed = (key = randomUUID()) => ({'idempotency-key': key});
  const representation = {Prefer: 'return=representation'};
  const replayed = answer => answer.headers.get('idempotent-replayed');
  const told = ({status, body}) => [status, body.code];
  const categories = async (name, key = lab.key) => dataOf(lab.client(key).from('product_categories').select('id').eq('name', name));
  const kept = key => Number(lab.sql(`copy (select count(*) from idempotency_keys where key = '${key}') to stdout`));

  describe('a POST with an Idempotency-Key', () => {
    let name, key;
    beforeEach(() => {
      name = 'Category ' + randomUUID();
      key = randomUUID();
    });

    test('is done once and answered twice, to the letter', async () => {
      const insert = () => lab.db.from('product_categories').insert({name}).select().single().setHeader('Idempotency-Key', key);
      const first = await dataOf(insert());
      assert.deepEqual(await dataOf(insert()), first);
      assert.deepEqual(await categories(name), [{id: first.id}]);

      const send = () => post('/product_categories?select=id,name', {name: name + ' 2'}, {...keyed(key + '2'), ...representation, Prefer: 'return=representation,count=exact'});
      const one = await send(), two = await send();
      assert.deepEqual([one.status, replayed(one)], [201, null]);
      assert.deepEqual([two.status, two.text, replayed(two)], [201, one.text, 'true']);
      const without = ({headers}) => [...headers].filter(([header]) => !['idempotent-replayed', 'date', 'x-request-id'].includes(header));
      assert.deepEqual(without(two), without(one));
      assert.equal(two.headers.get('content-range'), '*/1');
    });
    test('of many at the same moment is done once', async () => {
      const answers = await Promise.all(Array.from({length: crowd}, () => post('/product_categories', {name}, {...keyed(key), ...representation})));
      assert.deepEqual([...new Set(answers.map(({status, text}) => `${status} ${text}`))].length, 1);
      assert.equal(answers[0].status, 201, answers[0].text);
      assert.equal(answers.filter(answer => !replayed(answer)).length, 1);
      assert.equal((await categories(name)).length, 1);
    });
    test('is refused when another request has the key: body, query, wishes', async () => {
      assert.equal((await post('/product_categories?select=id', {name}, keyed(key))).status, 201);
      for (const [path, body, headers] of [['/product_categories?select=id', {name: 'other'}, {}], ['/product_categories', {name}, {}],
                                           ['/product_categories?select=id', {name}, representation], ['/rpc/add', {a: 1, b: 2}, {}]]) {
        assert.deepEqual(told(await post(path, body, {...keyed(key), ...headers})), [422, 'idempotency_key_reused']);
      }
      assert.equal((await categories(name)).length, 1);
    });
    test('is one caller\'s: others have keys of their own', async () => {
      const user = () => lab.signIn(lab.shop, 'manager'), [ann, bob] = [await user(), await user()];
      const insert = ({token}) => dataOf(lab.client(lab.publishable, {token}).from('product_categories').insert({name}).select('id, tenant_id').single().setHeader('Idempotency-Key', key));
      const rows = [await insert(ann), await insert(bob), await insert(ann)];
      assert.notEqual(rows[0].id, rows[1].id);
      assert.deepEqual(rows[2], rows[0]);
      const foreign = await dataOf(lab.client(lab.other.secret).from('product_categories').insert({name}).select('id, tenant_id').single().setHeader('Idempotency-Key', key));
      assert.equal(foreign.tenant_id, lab.other.tenant);
      assert.deepEqual([(await categories(name)).length, (await categories(name, lab.other.secret)).length, kept(key)], [2, 1, 3]);
    });
    test('that was refused is not remembered', async () => {
      assert.deepEqual(told(await post('/product_categories', {nam: name}, keyed(key))), [400, 'PGRST204']);
      assert.deepEqual(told(await post('/product_categories', {name: null}, keyed(key))), [400, '23502']);
      assert.equal(kept(key), 0);
      assert.equal((await post('/product_categories', {name}, keyed(key))).status, 201);
      assert.deepEqual([(await categories(name)).length, kept(key)], [1, 1]);
    });
    test('calls a function once', async () => {
      lab.reset();
      const call = () => lab.db.rpc('add', {a: 2, b: 3}).setHeader('Idempotency-Key', key);
      assert.deepEqual([await dataOf(call()), await dataOf(call())], [5, 5]);
      assert.equal(kept(key), 1);
    });
    test('does a batch once; a request in it has no key of its own', async () => {
      const batch = [{method: 'POST', path: '/product_categories?select=id', headers: representation, body: {name}},
                     {method: 'POST', path: '/product_categories?select=id', headers: representation, body: {name}}];
      const first = await post('/$batch', batch, keyed(key)), second = await post('/$batch', batch, keyed(key));
      assert.deepEqual([first.status, second.text, replayed(second)], [200, first.text, 'true']);
      assert.equal((await categories(name)).length, 2);
      batch[1].headers = keyed();
      assert.deepEqual(told(await post('/$batch', batch, keyed())), [400, 'PGRST102']);
      assert.equal((await categories(name)).length, 2);
    });
    test('is undone when its answer is too large to be kept', async () => {
      const rows = Array.from({length: 1000}, () => ({name}));
      const large = await post('/product_categories', rows, {...keyed(key), ...representation});
      assert.deepEqual(told(large), [413, 'idempotency_answer_too_large']);
      assert.match(large.body.hint, /return=minimal/);
      assert.deepEqual([(await categories(name)).length, kept(key)], [0, 0]);
      assert.equal((await post('/product_categories', rows, keyed(key))).status, 201);
      assert.equal((await categories(name)).length, 1000);
    });
    test('cannot be undone on request, nor come from nobody, nor be empty or long', async () => {
      assert.deepEqual(told(await post('/product_categories', {name}, {...keyed(key), Prefer: 'tx=rollback'})), [400, 'PGRST128']);
      assert.deepEqual(told(await post('/product_categories', {name}, keyed(key), lab.publishable)), [400, 'idempotency_key_invalid']);
      for (const bad of ['', 'x'.repeat(201), 'é']) assert.deepEqual(told(await post('/product_categories', {name}, keyed(bad))), [400, 'idempotency_key_invalid']);
      assert.deepEqual(await categories(name), []);
    });
    test('is forgotten after a day', async () => {
      const send = one => post('/product_categories', {name}, keyed(one));
      await send(key);
      lab.sql(`update idempotency_keys set created_at = now() - interval '25 hours' where key = '${key}'`);
      await send(randomUUID());
      assert.equal(kept(key), 0);
    });
    test('is no way to the table: the functions of the keys cannot be called', async () => {
      for (const [path, headers] of [['/rpc/once_begin', {}], ['/rpc/once_begin', {'content-profile': 'orderline'}]]) {
        assert.ok([404, 406].includes((await post(path, {p_key: key, p_request_hash: '\\x00'}, headers)).status), path);
      }
      assert.deepEqual(told(await post('/idempotency_keys', {key}, {})), [403, '42501']);
    });
    test('that is being done elsewhere is waited for, then refused', {timeout: 30_000}, async () => {
      await post('/product_categories', {name: name + ' 2'}, keyed(key + '2'));
      const hold = await holdOpen(lab.world, `insert into idempotency_keys (tenant_id, principal, key, request_hash)
        select tenant_id, principal, '${key}', request_hash from idempotency_keys where key = '${key}2'`);
      assert.deepEqual(told(await post('/product_categories', {name}, keyed(key))), [409, 'idempotency_key_in_use']);
      await hold.release();
      assert.equal((await post('/product_categories', {name}, keyed(key))).status, 201);
    });
    test('is done once even if the server is killed meanwhile', {timeout: 120_000}, async t => {
      for (const answered_before of [1, 4, 10, 16]) {
        const prefix = `Killed ${randomUUID()} `, answers = [];
        const sent = Array.from({length: crowd}, (_, n) => ({n, key: randomUUID()}));
        const send = one => post('/product_categories', {name: prefix + one.n}, {...keyed(one.key), ...representation});
        const enough = new Promise(resolve => sent.forEach(one => {
          one.first = send(one).then(answer => {
            answers.push(answer);
            if (answers.length === answered_before) resolve();
            return answer;
          }, () => null);
        }));
        await enough;
        await lab.world.server.signal('SIGKILL');
        const first = await Promise.all(sent.map(one => one.first));
        await lab.world.restart();
        const done_before = Number(lab.sql(`copy (select count(*) from product_categories where name like '${prefix}%') to stdout`));
        const second = await Promise.all(sent.map(one => insist(() => send(one))));
        for (const {n} of sent) {
          assert.equal(second[n].status, 201, second[n].text);
          if (!first[n] || first[n].status === 503) continue;
          assert.deepEqual([second[n].text, replayed(second[n])], [first[n].text, 'true']);
        }
        const rows = await dataOf(lab.db.from('product_categories').select('id, name').like('name', prefix + '%'));
        const byName = (one, other) => one.name < other.name ? -1 : 1;
        assert.deepEqual(rows.sort(byName), second.map(({body}) => ({id: body[0].id, name: body[0].name})).sort(byName));
        assert.equal(second.filter(replayed).length, done_before);
        t.diagnostic(`${first.filter(Boolean).length} of ${crowd} were answered, ${done_before} were done, all are there once`);
      }
    });
  });
}
