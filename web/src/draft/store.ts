// draft/store.ts: what a screen knows of a draft: the server's state, and this device's changes on their way. Pure.
import type { Draft, Item, Operation, OperationAnswer, OperationEvent, StatusEvent } from '../api/types.ts';
import { applyGuess, applyKept, applyStatus, isNewer, keepPictures } from './apply.ts';

/// `queued`: never sent, may still be replaced by a later change. `sent`: the server may have it, so it keeps its id and
/// its content. `kept`: the server answered with `version`, which `base` has not reached yet.
export interface Pending {
  operation_id: string;
  operation: Operation;
  preview?: Item;
  state: 'queued' | 'sent' | 'kept';
  version?: number;
  at: number;
}

export interface Store {
  readonly base: Draft;
  readonly pending: readonly Pending[];
  /// Operations of later versions than the next one; they wait until the gap is filled.
  readonly ahead: ReadonlyMap<number, OperationEvent>;
  readonly digits: number;
}

/// What is shown: always base, with the pending changes applied again.
export interface View {
  draft: Draft;
  /// Lines with a change on its way, by product id; 'note' and 'delivery_date' likewise.
  waiting: ReadonlySet<string>;
  settled: boolean;
}

export const openStore = (base: Draft, digits: number, pending: readonly Pending[] = []): Store => ({
  base, digits, ahead: new Map(),
  pending: pending.filter((one) => one.state !== 'kept'),
});

export const subjectOf = (operation: Operation): string =>
  operation.type === 'put_line' || operation.type === 'remove_line' ? operation.product_id
  : operation.type === 'set_note' ? 'note' : 'delivery_date';

export function viewOf(store: Store): View {
  let draft = store.base;
  for (const one of store.pending) draft = applyGuess(draft, one.operation, one.preview, store.digits);
  return {
    draft,
    waiting: new Set(store.pending.map((one) => subjectOf(one.operation))),
    settled: store.pending.length === 0 && store.ahead.size === 0,
  };
}

/// Takes a change of this device. A change of the same thing that was not sent yet is replaced; a line that was only
/// added here and is removed again leaves nothing to send.
export function edit(store: Store, operation: Operation, id: string, at: number, preview?: Item): Store {
  const subject = subjectOf(operation);
  const index = store.pending.findIndex((one) => one.state === 'queued' && subjectOf(one.operation) === subject);
  const merged = index < 0 ? operation : merge(store.pending[index]!.operation, operation);
  const entry: Pending = { operation_id: id, operation: merged, state: 'queued', at };
  const known = preview ?? store.pending[index]?.preview;
  if (known) entry.preview = known;
  const others = store.pending.filter((_, at) => at !== index);
  if (operation.type === 'remove_line' && !mayExist(store, others, subject)) return { ...store, pending: others };
  const pending = index < 0 ? [...store.pending, entry] : store.pending.map((one, at) => (at === index ? entry : one));
  return { ...store, pending };
}

/// A note or a manual price given with the change that is replaced is not lost by the next quantity.
function merge(before: Operation, after: Operation): Operation {
  return before.type === 'put_line' && after.type === 'put_line' ? { ...before, ...after } : after;
}

const mayExist = (store: Store, pending: readonly Pending[], product: string): boolean =>
  store.base.order_items.some((item) => item.productId === product)
  || [...store.ahead.values()].some((event) => event.operation.item?.productId === product)
  || pending.some((one) => subjectOf(one.operation) === product);

/// Changes go out one by one, in order.
export const nextToSend = (store: Store): Pending | null => store.pending.find((one) => one.state !== 'kept') ?? null;

export const markSent = (store: Store, id: string): Store => ({
  ...store,
  pending: store.pending.map((one) => (one.operation_id === id ? { ...one, state: 'sent' } : one)),
});

/// The server answered: the change is kept. It leaves the list when base has reached its version.
export function answered(store: Store, answer: OperationAnswer, deviceId: string, at: string): Store {
  const pending = store.pending.map((one): Pending =>
    one.operation_id === answer.operation_id ? { ...one, state: 'kept', version: answer.version } : one);
  const event: OperationEvent = {
    version: answer.version, digest: answer.digest, operation_id: answer.operation_id, operation: answer.operation,
    totals: answer.totals, status: answer.status, by: null, device_id: deviceId, at,
  };
  return receive({ ...store, pending }, event);
}

/// The server refused the change for good: it is taken back.
export const refused = (store: Store, id: string): Store => ({
  ...store,
  pending: store.pending.filter((one) => one.operation_id !== id),
});

export const dropAll = (store: Store): Store => ({ ...store, pending: [] });

/// An operation from the stream or from an answer, in whatever order they come.
export function receive(store: Store, event: OperationEvent): Store {
  const pending = store.pending.map((one): Pending =>
    one.operation_id === event.operation_id ? { ...one, state: 'kept', version: event.version } : one);
  const ahead = new Map(store.ahead);
  const known = ahead.get(event.version);
  if (event.version > store.base.version && (!known || event.by)) ahead.set(event.version, event);
  return settle({ ...store, pending, ahead });
}

/// A full draft, from the stream or read.
export function receiveDraft(store: Store, draft: Draft): Store {
  if (!isNewer(draft, store.base)) return settle(store);
  return settle({ ...store, base: keepPictures(draft, store.base) });
}

/// The server's draft is older than what it once told, as after a restored backup: its truth is taken as it is.
export const startOver = (store: Store, draft: Draft): Store => openStore(keepPictures(draft, store.base), store.digits, store.pending);

export const receiveStatus = (store: Store, event: StatusEvent): Store => ({
  ...store,
  base: applyStatus(store.base, event),
});

/// There are later operations, but the next one is missing.
export const hasGap = (store: Store): boolean => store.ahead.size > 0;

function settle(store: Store): Store {
  let { base } = store;
  const ahead = new Map(store.ahead);
  for (let next = ahead.get(base.version + 1); next; next = ahead.get(base.version + 1)) base = applyKept(base, next);
  for (const version of ahead.keys()) if (version <= base.version) ahead.delete(version);
  const pending = store.pending.filter((one) => one.state !== 'kept' || one.version! > base.version);
  return { ...store, base, ahead, pending };
}
