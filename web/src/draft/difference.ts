// draft/difference.ts: what differs between the draft that a person saw and the draft as it is. Pure.
import type { Draft, Item, OperationEvent } from '../api/types.ts';
import { toMinor } from '../shared/decimal.ts';

export type LineDifference =
  | { kind: 'added' | 'removed'; item: Item }
  | { kind: 'changed'; before: Item; after: Item; quantity: boolean; price: boolean; note: boolean };

export interface Difference {
  lines: LineDifference[];
  note: { before: string; after: string } | null;
  deliveryDate: { before: string | null; after: string | null } | null;
  total: { before: string; after: string } | null;
}

// More digits than any currency has, so that "5" and "5.00" are the same price.
const sameMoney = (one: string, other: string): boolean => toMinor(one, 6) === toMinor(other, 6);

export function differenceOf(before: Draft, after: Draft): Difference {
  const old = new Map(before.order_items.map((item) => [item.productId, item]));
  const now = new Set(after.order_items.map((item) => item.productId));
  const lines: LineDifference[] = [];
  for (const item of after.order_items) {
    const was = old.get(item.productId);
    if (!was) {
      lines.push({ kind: 'added', item });
      continue;
    }
    const quantity = was.quantity !== item.quantity;
    const price = !sameMoney(was.unitPrice, item.unitPrice);
    const note = (was.note ?? '') !== (item.note ?? '');
    if (quantity || price || note) lines.push({ kind: 'changed', before: was, after: item, quantity, price, note });
  }
  for (const item of before.order_items) if (!now.has(item.productId)) lines.push({ kind: 'removed', item });
  const changed = <T>(one: T, other: T): { before: T; after: T } | null => (one === other ? null : { before: one, after: other });
  return {
    lines,
    note: changed(before.note, after.note),
    deliveryDate: changed(before.delivery_date, after.delivery_date),
    total: sameMoney(before.totals.total, after.totals.total) ? null : { before: before.totals.total, after: after.totals.total },
  };
}

export const isSame = (difference: Difference): boolean =>
  difference.lines.length === 0 && !difference.note && !difference.deliveryDate && !difference.total;

/// What one operation did, told against the draft before it: for "Anna changed Espresso beans to 3".
export type ChangeKind = 'added' | 'quantity' | 'price' | 'line_note' | 'removed' | 'note' | 'delivery_date';
export interface ToldChange { kind: ChangeKind; productId: string | null; name: string; item: Item | null }

export function tell(before: Draft, event: Pick<OperationEvent, 'operation'>): ToldChange | null {
  const { operation } = event;
  if (operation.type === 'set_note') return { kind: 'note', productId: null, name: '', item: null };
  if (operation.type === 'set_delivery_date') return { kind: 'delivery_date', productId: null, name: '', item: null };
  if (operation.type === 'remove_line') {
    const was = before.order_items.find((item) => item.productId === operation.productId);
    return was ? { kind: 'removed', productId: was.productId, name: was.description, item: was } : null;
  }
  const item = operation.item;
  if (!item) return null;
  const was = before.order_items.find((one) => one.productId === item.productId);
  const kind: ChangeKind = !was ? 'added' : was.quantity !== item.quantity ? 'quantity'
    : !sameMoney(was.unitPrice, item.unitPrice) ? 'price' : (was.note ?? '') !== (item.note ?? '') ? 'line_note' : 'quantity';
  return { kind, productId: item.productId, name: item.description, item };
}
