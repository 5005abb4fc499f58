// tests/unit/store.test.ts: the rules of the draft store, one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OperationAnswer, OperationEvent } from '../../src/api/types.ts';
import { differenceOf, isSame } from '../../src/draft/difference.ts';
import { answered, edit, hasGap, markSent, nextToSend, openStore, receive, receiveDraft, receiveStatus, viewOf } from '../../src/draft/store.ts';
import { draftOf, item } from './simulation.ts';

const start = () => openStore(draftOf([item('a', 1), item('b', 2)]), 2);
const put = (product_id: string, quantity: number) => ({ type: 'put_line', product_id, quantity }) as const;
const event = (version: number, product: string, quantity: number, id = `e${version}`): OperationEvent => ({
  version, digest: `digest-${version}`, operation_id: id, operation: { type: 'put_line', item: item(product, quantity) },
  totals: { subtotal: '0.00', tax: '0.00', total: '0.00' }, status: 'draft', by: { kind: 'user', name: 'Anna' }, device_id: 'x', at: '',
});
const answer = (version: number, product: string, quantity: number, id: string): OperationAnswer => ({
  ...event(version, product, quantity, id), draft_id: 'd', replayed: false,
});
const quantities = (store: ReturnType<typeof start>) => viewOf(store).draft.order_items.map((one) => one.quantity);

test('a change shows at once, with an exact total', () => {
  const store = edit(start(), put('a', 3), 'o1', 0);
  assert.deepEqual(quantities(store), [3, 2]);
  assert.equal(viewOf(store).draft.totals.total, '12.50');
  assert.ok(viewOf(store).waiting.has('a'));
});

test('the tax of a changed line is exact where its rate is known', () => {
  const base = draftOf([{ ...item('a', 1, '14.28'), taxPpm: 100000 }]);
  const { totals } = viewOf(edit(openStore(base, 2), put('a', 3), 'o1', 0)).draft;
  assert.deepEqual(totals, { subtotal: '42.84', tax: '4.28', total: '47.12' });
});

test('an unsent change of the same line is replaced, a sent one is not', () => {
  let store = edit(edit(start(), put('a', 3), 'o1', 0), put('a', 4), 'o2', 0);
  assert.deepEqual(store.pending.map((one) => one.operation_id), ['o2']);
  store = edit(markSent(store, 'o2'), put('a', 5), 'o3', 0);
  assert.deepEqual(store.pending.map((one) => one.operation_id), ['o2', 'o3']);
  assert.equal(nextToSend(store)?.operation_id, 'o2');
  assert.deepEqual(quantities(store), [5, 2]);
});

test('a note given with a replaced change is kept', () => {
  const store = edit(edit(start(), { ...put('a', 3), note: 'ripe ones' }, 'o1', 0), put('a', 4), 'o2', 0);
  assert.deepEqual(store.pending[0]!.operation, { ...put('a', 4), note: 'ripe ones' });
});

test('a line that was only added here and is removed again leaves nothing to send', () => {
  const store = edit(edit(start(), put('z', 1), 'o1', 0, item('z', 1)), { type: 'remove_line', product_id: 'z' }, 'o2', 0);
  assert.deepEqual(store.pending, []);
});

test('the answer before its event, and the event before its answer, end the same', () => {
  const sent = markSent(edit(start(), put('a', 3), 'o1', 0), 'o1');
  const answerFirst = receive(answered(sent, answer(2, 'a', 3, 'o1'), 'me', ''), event(2, 'a', 3, 'o1'));
  const eventFirst = answered(receive(sent, event(2, 'a', 3, 'o1')), answer(2, 'a', 3, 'o1'), 'me', '');
  for (const store of [answerFirst, eventFirst]) {
    assert.equal(store.base.version, 2);
    assert.deepEqual(store.pending, []);
    assert.deepEqual(quantities(store), [3, 2]);
  }
});

test('an answer that is ahead of the stream waits for the gap to be filled', () => {
  let store = answered(markSent(edit(start(), put('a', 3), 'o1', 0), 'o1'), answer(3, 'a', 3, 'o1'), 'me', '');
  assert.ok(hasGap(store));
  assert.equal(store.base.version, 1);
  assert.deepEqual(quantities(store), [3, 2]);
  store = receive(store, event(2, 'b', 9));
  assert.equal(store.base.version, 3);
  assert.ok(!hasGap(store) && viewOf(store).settled);
  assert.deepEqual(quantities(store), [3, 9]);
});

test('a later change of somebody else to the same line wins', () => {
  let store = answered(markSent(edit(start(), put('a', 3), 'o1', 0), 'o1'), answer(2, 'a', 3, 'o1'), 'me', '');
  store = receive(store, event(3, 'a', 7));
  assert.deepEqual(quantities(store), [7, 2]);
});

test('an operation twice, and an old snapshot, change nothing', () => {
  const store = receive(receive(start(), event(2, 'a', 3)), event(2, 'a', 3));
  const after = receiveDraft(store, draftOf([item('a', 99)], 1));
  assert.equal(after.base.version, 2);
  assert.deepEqual(quantities(after), [3, 2]);
});

test('an accepted draft is not opened again by what was under way', () => {
  const status = { status: 'accepted' as const, version: 1, presented: null, accepted: null, order: { id: 'o', number: 5 }, by: null, at: null };
  const store = receiveDraft(receiveStatus(start(), status), draftOf([item('a', 1)], 1));
  assert.equal(store.base.status, 'accepted');
  assert.equal(store.base.order?.number, 5);
});

test('pictures survive an event without them', () => {
  const base = draftOf([{ ...item('a', 1), thumbnail: 'data:image/png;base64,AA' }]);
  const store = receiveDraft(receive(openStore(base, 2), event(2, 'a', 3)), draftOf([item('a', 4)], 3));
  assert.equal(store.base.order_items[0]!.thumbnail, 'data:image/png;base64,AA');
});

test('the difference names what was added, removed and changed', () => {
  const before = draftOf([item('a', 1), item('b', 2), item('c', 3)]);
  const after = draftOf([item('a', 4), { ...item('c', 3, '2.500'), unitPrice: '2.500' }, item('d', 1, '9.00')], 2);
  const difference = differenceOf(before, after);
  assert.deepEqual(difference.lines.map((one) => one.kind), ['changed', 'added', 'removed']);
  assert.ok(!isSame(difference) && isSame(differenceOf(before, before)));
  assert.deepEqual(difference.total, { before: '15.00', after: '26.50' });
});
