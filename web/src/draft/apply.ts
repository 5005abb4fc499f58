// draft/apply.ts: how events and guesses change a draft. Pure.
import type { Decimal, Draft, Item, Operation, OperationEvent, Product, StatusEvent, Totals } from '../api/types.ts';
import { divideRounded, fromMinor, lineTotal, toMinor } from '../shared/decimal.ts';

const closed = (status: Draft['status']): boolean => status === 'accepted' || status === 'declined' || status === 'expired';
export const isOpen = (draft: Draft): boolean => !closed(draft.status);

const withItem = (items: Item[], item: Item): Item[] => {
  const at = items.findIndex((one) => one.productId === item.productId);
  return at < 0 ? [...items, item] : items.map((one, index) => (index === at ? item : one));
};

/// An operation tells what is stored of a line; its picture, and whether it can still be ordered, are known from before.
function completed(item: Item, items: Item[]): Item {
  const known = items.find((one) => one.productId === item.productId);
  return { ...item, thumbnail: item.thumbnail ?? known?.thumbnail ?? null, available: item.available ?? known?.available ?? true };
}

/// The draft after an operation the server kept. The caller has checked that it is the next version.
export function applyKept(draft: Draft, event: OperationEvent): Draft {
  const { operation } = event;
  const next: Draft = {
    ...draft,
    version: event.version,
    digest: event.digest,
    totals: event.totals,
    // A final status comes with its own event; an older operation that arrives late does not open the draft again.
    status: closed(draft.status) ? draft.status : event.status,
    last_change: event.by ? { by: event.by, device_id: event.device_id, at: event.at } : draft.last_change,
    updated_at: event.at,
  };
  if (operation.type === 'put_line' && operation.item) {
    next.order_items = withItem(draft.order_items, completed(operation.item, draft.order_items));
  } else if (operation.type === 'remove_line') {
    next.order_items = draft.order_items.filter((item) => item.productId !== operation.productId);
  } else if (operation.type === 'set_note') next.note = operation.note ?? '';
  else if (operation.type === 'set_delivery_date') next.delivery_date = operation.delivery_date ?? null;
  return next;
}

export function applyStatus(draft: Draft, event: StatusEvent): Draft {
  if (closed(draft.status) && !closed(event.status)) return draft;
  return {
    ...draft,
    status: event.status,
    presented: event.presented ?? draft.presented,
    accepted: event.accepted ?? draft.accepted,
    order: event.order ?? draft.order,
  };
}

/// Which of two full drafts is newer; a final status wins within one version.
export const isNewer = (candidate: Draft, base: Draft): boolean =>
  candidate.version > base.version || (candidate.version === base.version && (!closed(base.status) || closed(candidate.status)));

/// Pictures come only where they were asked for, so those already known are kept.
export function keepPictures(draft: Draft, from: Draft): Draft {
  const known = new Map(from.order_items.map((item) => [item.productId, item.thumbnail]));
  const order_items = draft.order_items.map((item) =>
    item.thumbnail ? item : { ...item, thumbnail: known.get(item.productId) ?? null });
  return { ...draft, order_items };
}

/// A line for a product that is not in the draft yet, shown until the server's own arrives.
export function guessItem(product: Product, quantity: number, digits: number): Item {
  const unitPrice = product.special?.price ?? product.price ?? '0';
  return {
    productId: product.id,
    description: product.name,
    price: Number(unitPrice),
    quantity,
    size: product.size ?? product.pack_size,
    thumbnail: product.thumbnail ?? null,
    sku: product.sku,
    unit: product.unit,
    step: product.order_multiple,
    unitPrice,
    listPrice: product.price ?? unitPrice,
    priceOrigin: product.special ? 'special' : 'list',
    special: product.special?.name ?? null,
    lineTotal: lineTotal(unitPrice, quantity, digits),
    lineTax: '0',
    reason: { code: 'added', text: '' },
    note: null,
    available: true,
  };
}

/// By the line's rate; a server that does not tell it leaves the proportion of before.
function taxOf(item: Item, total: Decimal, digits: number): Decimal {
  const minor = toMinor(total, digits);
  if (item.taxPpm !== undefined) return fromMinor(divideRounded(minor * BigInt(item.taxPpm), 1_000_000n), digits);
  const before = toMinor(item.lineTotal, digits);
  return before === 0n ? '0' : fromMinor(divideRounded(toMinor(item.lineTax, digits) * minor, before), digits);
}

function guessLine(item: Item, quantity: number, price: Decimal | undefined, note: string | undefined, digits: number): Item {
  const unitPrice = price ?? item.unitPrice;
  const total = lineTotal(unitPrice, quantity, digits);
  return {
    ...item,
    quantity,
    unitPrice,
    priceOrigin: price === undefined ? item.priceOrigin : 'manual',
    lineTotal: total,
    lineTax: taxOf(item, total, digits),
    note: note ?? item.note,
  };
}

/// The draft as it will probably be after `operation`. Totals are a guess as well until the server has spoken.
export function applyGuess(draft: Draft, operation: Operation, preview: Item | undefined, digits: number): Draft {
  if (operation.type === 'set_note') return { ...draft, note: operation.note };
  if (operation.type === 'set_delivery_date') return { ...draft, delivery_date: operation.delivery_date };
  let items = draft.order_items;
  if (operation.type === 'remove_line') items = items.filter((item) => item.productId !== operation.product_id);
  else {
    const item = items.find((one) => one.productId === operation.product_id) ?? preview;
    if (!item) return draft;
    items = withItem(items, guessLine(item, operation.quantity, operation.price, operation.note, digits));
  }
  return { ...draft, order_items: items, totals: sumOf(items, digits) };
}

function sumOf(items: Item[], digits: number): Totals {
  let subtotal = 0n;
  let tax = 0n;
  for (const item of items) {
    subtotal += toMinor(item.lineTotal, digits);
    tax += toMinor(item.lineTax, digits);
  }
  const text = (minor: bigint): string => fromMinor(minor, digits);
  return { subtotal: text(subtotal), tax: text(tax), total: text(subtotal + tax) };
}
