// tests/npm/rest/nested.mjs: rows inserted together with those that belong to them, by the client's plain insert().
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {before, beforeEach, describe, test} from 'node:test';
import {dataOf} from '../support/lab.mjs';
import {watched} from '../support/live.mjs';

export function testNested(lab) {
  const counts = () => lab.sql(`select (select count(*) from public.orders where tenant_id = '${lab.tenant}') || ' ' ||
    (select count(*) from public.order_items where tenant_id = '${lab.tenant}')`);

  describe('an order with its items', () => {
    const status = 'pending';
    let customer, products;
    const orders = (client = lab.db) => client.from('orders');
    const items = (...quantities) => quantities.map((quantity, place) => ({product_id: products[place], quantity, position: place}));
    before(async () => {
      customer = (await dataOf(lab.db.from('customers').insert({first_name: 'Nes', last_name: 'Ted', company: 'Nested'}).select('id').single())).id;
      products = (await dataOf(lab.db.from('products').insert([{name: 'Bread'}, {name: 'Butter'}]).select('id'))).map(row => row.id);
    });

    test('is one insert, and comes back whole', async () => {
      const order = await dataOf(orders().insert({status, customer_id: customer, order_items: items(2, 3)})
        .select('id, customers(company), order_items(order_id, tenant_id, quantity, products(name))').order('position', {referencedTable: 'order_items'}).single());
      assert.deepEqual(order, {id: order.id, customers: {company: 'Nested'}, order_items: [
        {order_id: order.id, tenant_id: lab.tenant, quantity: 2, products: {name: 'Bread'}},
        {order_id: order.id, tenant_id: lab.tenant, quantity: 3, products: {name: 'Butter'}}]});
    });
    test('are several in the order of the array; one may have no items', async () => {
      const seen = watched();
      const rows = [{notes: 'b', order_items: items(1)}, {notes: 'a'}, {notes: 'c', order_items: items(5, 6)}, {notes: 'd', order_items: []}].map(row => ({status, ...row}));
      const {data, count, ...answer} = await orders(lab.client(lab.key, {fetch: seen.fetch})).insert(rows, {count: 'exact'}).select('notes, order_items(quantity)')
        .order('position', {referencedTable: 'order_items'});
      assert.deepEqual([answer.status, count], [201, 4]);
      assert.deepEqual(data, [{notes: 'b', order_items: [{quantity: 1}]}, {notes: 'a', order_items: []},
        {notes: 'c', order_items: [{quantity: 5}, {quantity: 6}]}, {notes: 'd', order_items: []}]);
    });
    test('has no body, if none is asked for', async () => {
      const seen = watched();
      const {data, error, ...answer} = await orders(lab.client(lab.key, {fetch: seen.fetch})).insert({status, notes: 'silent', order_items: items(1)});
      assert.deepEqual([answer.status, data, error, seen.text], [201, null, null, '']);
      assert.deepEqual(await dataOf(orders().select('order_items(quantity)').eq('notes', 'silent').single()), {order_items: [{quantity: 1}]});
    });
    test('may give its id itself, and its items may repeat it, but no other', async () => {
      const id = randomUUID();
      assert.deepEqual(await dataOf(orders().insert({id, status, order_items: [{order_id: id.toUpperCase(), quantity: 1}]}).select('id, order_items(order_id)')),
        [{id, order_items: [{order_id: id}]}]);
      const {error, ...answer} = await orders().insert({status, order_items: [{order_id: id, quantity: 1}]});
      assert.deepEqual([answer.status, error.code, error.hint], [400, 'PGRST102', "Leave 'order_id' out: it is filled in."]);
    });
    test('is one of a customer who is new as well', async () => {
      const {orders: [order], ...rest} = await dataOf(lab.db.from('customers').insert([{first_name: 'All', last_name: 'New', orders: [{status, notes: 'first', order_items: items(4)}]}])
        .select('first_name, orders(notes, order_items(quantity))').single());
      assert.deepEqual([rest, order], [{first_name: 'All'}, {notes: 'first', order_items: [{quantity: 4}]}]);
    });

    test('is not stored without them: all or nothing', async () => {
      const earlier = counts(), other = randomUUID();
      const cases = [
        [{order_items: items(1, -1)}, 400, '23514'], [{order_items: [{product_id: other, quantity: 1}]}, 409, '23503'],
        [{order_items: [{nonsense: 1}]}, 400, 'PGRST204'], [{order_items: [{quantity: 1, tenant_id: lab.other.tenant}]}, 403, '42501'],
        [{tenant_id: lab.other.tenant, order_items: items(1)}, 403, '42501'], [{order_items: {quantity: 1}}, 400, 'PGRST102'],
        [{customers: {company: 'x'}}, 400, 'PGRST204'],
      ];
      for (const [row, expected, code] of cases) {
        const answer = await orders().insert([{status, notes: 'never', order_items: items(1)}, {status, notes: 'never', ...row}]);
        assert.deepEqual([answer.status, answer.error?.code], [expected, code], `${JSON.stringify(row)}: ${JSON.stringify(answer.error)}`);
      }
      assert.equal(counts(), earlier);
    });
    test('of another tenant is no parent to be had', async () => {
      const id = randomUUID(), theirs = lab.client(lab.other.secret);
      await dataOf(orders(theirs).insert({id, status}));
      const {error, ...answer} = await orders().insert({status, order_items: [{order_id: id, quantity: 1}]});
      assert.deepEqual([answer.status, error.code], [400, 'PGRST102']);
      assert.deepEqual(await dataOf(orders(theirs).select('order_items(id)').eq('id', id).single()), {order_items: []});
    });
    test('is stored once with an Idempotency-Key, however often it comes', async () => {
      const key = randomUUID();
      const insert = () => orders().insert({status, order_items: items(1)}).select('id, order_items(id)').single().setHeader('Idempotency-Key', key);
      const first = await dataOf(insert()), earlier = counts();
      assert.deepEqual(await dataOf(insert()), first);
      assert.equal(counts(), earlier);
    });
    test('needs the rights to both', async () => {
      const program = lab.client(lab.world.key);  // of a role that writes customers, and no orders
      const name = randomUUID();
      const {error, ...answer} = await program.from('customers').insert({first_name: name, last_name: 'x', orders: [{status, notes: 'x'}]});
      assert.deepEqual([answer.status, error.code], [403, '42501']);
      assert.deepEqual(await dataOf(program.from('customers').select('id').eq('first_name', name)), []);
      assert.equal((await program.from('customers').insert({first_name: name, last_name: 'x', orders: []})).status, 201);
    });
    test('is neither merged nor updated so', async () => {
      const upsert = await orders().upsert({status, order_items: items(1)});
      assert.deepEqual([upsert.status, upsert.error.code], [400, 'PGRST204']);
      assert.match(upsert.error.hint, /resolution/);
      const update = await orders().update({order_items: items(1)}).eq('notes', 'silent');
      assert.deepEqual([update.status, update.error.code], [400, 'PGRST204']);
      assert.match(update.error.hint, /POST/);
    });
    test('is one request of a batch, and undone with it', async () => {
      const batch = async (...more) => {
        const requests = [{method: 'POST', path: '/orders?select=notes,order_items(quantity)', headers: {Prefer: 'return=representation'},
          body: [{status, notes: 'batched', order_items: items(7)}]}, ...more];
        const answer = await fetch(`${lab.url}/rest/v1/$batch`, {method: 'POST', headers: {apikey: lab.key, 'content-type': 'application/json'}, body: JSON.stringify(requests)});
        return {status: answer.status, body: await answer.json()};
      };
      const earlier = counts();
      const failed = await batch({method: 'POST', path: '/products', body: {nope: 1}});
      assert.deepEqual([failed.status, failed.body.message.startsWith('Request 1 of the batch')], [400, true]);
      assert.equal(counts(), earlier);
      const {body: [one], ...answer} = await batch();
      assert.deepEqual([answer.status, one.status, one.body], [200, 201, [{notes: 'batched', order_items: [{quantity: 7}]}]]);
    });
  });

  describe('what a relationship may be called', () => {
    beforeEach(() => lab.reset());

    test('the table or the constraint, but not the way through a junction', async () => {
      assert.deepEqual(await dataOf(lab.db.from('specimens').insert({id: 80, name: 'Jet', finds_specimen_id_fkey: [{collector_id: 1}]}).select('id, finds(collector_id)')),
        [{id: 80, finds: [{collector_id: 1}]}]);
      const {error, status} = await lab.db.from('specimens').insert({id: 81, name: 'Jasper', collectors: [{id: 9, name: 'X'}]});
      assert.deepEqual([status, error.code], [400, 'PGRST204']);
      const through = await dataOf(lab.db.from('specimens').insert({id: 81, name: 'Jasper', finds: [{collector_id: 1}, {collector_id: 2}]}).select('name, collectors(name)').single());
      assert.deepEqual(through.collectors.map(one => one.name).sort(), ['Charles', 'Mary']);
    });
    test('defaults hold for each level, if they are asked for', async () => {
      const rows = [{id: 8, title: 'x', specimens: [{id: 80, name: 'a', note: 'mine'}, {id: 82, name: 'b'}]}];
      assert.deepEqual(await dataOf(lab.db.from('drawers').insert(rows, {defaultToNull: false}).select('specimens(note)').order('id', {referencedTable: 'specimens'})),
        [{specimens: [{note: 'mine'}, {note: 'nothing to say'}]}]);
    });
  });
}
