// ui/parts.tsx: small pieces that both pages show the same way.
import type { Actor, Draft, Item } from '../api/types.ts';
import type { Difference, LineDifference } from '../draft/difference.ts';
import type { News } from '../draft/sync.ts';
import { pictureSource, type Formatter } from '../shared/format.ts';
import { common } from '../shared/text.ts';
import type { Toast } from './toasts.tsx';

export function Picture({ source, name }: { source: string | null | undefined; name: string }) {
  const url = pictureSource(source);
  if (url) return <img class="picture" src={url} alt="" width={64} height={64} loading="lazy" decoding="async" />;
  return <span class="picture picture-empty" aria-hidden="true">{name.trim().charAt(0).toUpperCase()}</span>;
}

export function UnitPrice({ item, format, currency }: { item: Item; format: Formatter; currency: string }) {
  const reduced = item.priceOrigin !== 'list' && item.listPrice !== item.unitPrice;
  return (
    <span class="unit-price">
      <span class={reduced ? 'price-now' : ''}>{format.money(item.unitPrice, currency)}</span>
      {reduced && <s class="price-was" aria-label={common.insteadOf(format.money(item.listPrice, currency))}>{format.money(item.listPrice, currency)}</s>}
      <span class="muted"> {common.each(item.unit)}</span>
    </span>
  );
}

export function Badges({ item }: { item: Item }) {
  return (
    <>
      {!item.available && <span class="badge badge-bad" data-testid="unavailable">{common.unavailable}</span>}
      {item.priceOrigin === 'special' && <span class="badge badge-special">{item.special || common.special}</span>}
      {item.priceOrigin === 'manual' && <span class="badge badge-plain">{common.manualPrice}</span>}
      {item.reason.code === 'favorite' && <span class="badge badge-favorite">{common.reason.favorite}</span>}
    </>
  );
}

/// Why the line is there, unless a badge says it already.
export function reasonText(item: Item): string | null {
  const { code, text } = item.reason;
  if (code === 'favorite' && (!text || text === common.reason.favorite)) return null;
  return text || (code === 'added' ? null : common.reason[code]);
}

export function TotalsTable({ draft, format, estimated }: { draft: Draft; format: Formatter; estimated: boolean }) {
  const { subtotal, tax, total } = draft.totals;
  const row = (label: string, amount: string, testId: string, kind = '') => (
    <div class={`totals-row ${kind}`}><dt>{label}</dt><dd data-testid={testId}>{format.money(amount, draft.currency)}</dd></div>
  );
  return (
    <dl class={`totals ${estimated ? 'is-estimated' : ''}`} aria-busy={estimated}>
      {row(common.subtotal, subtotal, 'subtotal')}
      {row(common.tax, tax, 'tax')}
      {row(common.total, total, 'total', 'totals-total')}
    </dl>
  );
}

export const actorName = (actor: Actor | null, sameDevice = false): string => {
  if (sameDevice) return common.youElsewhere;
  if (!actor) return common.somebody;
  return actor.name || common.actor[actor.kind] || common.somebody;
};

export function newsToast(news: News, format: Formatter, currency: string): Toast {
  if (news.kind === 'refused') {
    return { key: 'refused', tone: 'bad', text: common.news.refused(news.problem.detail) };
  }
  if (news.kind === 'caught_up') {
    const { lines, note, deliveryDate } = news.difference;
    const count = lines.length + (note ? 1 : 0) + (deliveryDate ? 1 : 0);
    return { key: 'caught_up', tone: 'news', text: common.news.caughtUp(count) };
  }
  const { change } = news;
  const who = actorName(news.by, news.sameDevice);
  const quantity = change.item ? format.quantity(change.item.quantity) : '';
  const said = (): string => {
    switch (change.kind) {
      case 'added': return common.news.added(who, change.name, quantity);
      case 'quantity': return common.news.quantity(who, change.name, quantity);
      case 'price': return common.news.price(who, change.name, format.money(change.item!.unitPrice, currency));
      case 'line_note': return common.news.line_note(who, change.name);
      case 'removed': return common.news.removed(who, change.name);
      case 'note': return common.news.note(who);
      case 'delivery_date': return common.news.delivery_date(who);
    }
  };
  return { key: `change-${change.productId ?? change.kind}`, tone: 'news', text: said() };
}

/// The things that the news is about, to highlight them: product ids, 'note', 'delivery_date'.
export function newsSubjects(news: News): string[] {
  if (news.kind === 'change') return [news.change.productId ?? news.change.kind];
  if (news.kind === 'refused') return [];
  const { lines, note, deliveryDate } = news.difference;
  return [
    ...lines.map((one) => (one.kind === 'changed' ? one.after : one.item).productId),
    ...(note ? ['note'] : []), ...(deliveryDate ? ['delivery_date'] : []),
  ];
}

const Was = ({ before, after }: { before: string; after: string }) => (
  <span class="was-now"><del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins></span>
);

function DifferenceLine({ line, format, currency }: { line: LineDifference; format: Formatter; currency: string }) {
  const item = line.kind === 'changed' ? line.after : line.item;
  const amount = `${format.quantity(item.quantity)} ${item.unit} · ${format.money(item.lineTotal, currency)}`;
  return (
    <li class={`difference difference-${line.kind}`} data-testid={`difference-${line.kind}`} data-product={item.productId}>
      <span class="difference-kind">{common.difference[line.kind]}</span>
      <strong>{item.description}</strong>
      {line.kind === 'removed' && <del>{amount}</del>}
      {line.kind === 'added' && <ins>{amount}</ins>}
      {line.kind === 'changed' && line.quantity && (
        <span>{common.difference.quantity}: <Was before={format.quantity(line.before.quantity)} after={format.quantity(line.after.quantity)} /></span>
      )}
      {line.kind === 'changed' && line.price && (
        <span>{common.difference.price}: <Was before={format.money(line.before.unitPrice, currency)} after={format.money(line.after.unitPrice, currency)} /></span>
      )}
      {line.kind === 'changed' && line.note && (
        <span>{common.difference.lineNote}: <Was before={line.before.note || common.difference.none} after={line.after.note || common.difference.none} /></span>
      )}
    </li>
  );
}

export function DifferenceList({ difference, format, currency }: { difference: Difference; format: Formatter; currency: string }) {
  const { lines, note, deliveryDate, total } = difference;
  const plain = (label: string, before: string, after: string, testId: string) => (
    <li class="difference difference-changed" data-testid={testId}>
      <strong>{label}</strong><Was before={before || common.difference.none} after={after || common.difference.none} />
    </li>
  );
  return (
    <ul class="differences" data-testid="differences">
      {lines.map((line) => (
        <DifferenceLine key={(line.kind === 'changed' ? line.after : line.item).productId} line={line} format={format} currency={currency} />
      ))}
      {note && plain(common.difference.note, note.before, note.after, 'difference-note')}
      {deliveryDate && plain(common.difference.deliveryDate, deliveryDate.before ? format.date(deliveryDate.before) : '',
        deliveryDate.after ? format.date(deliveryDate.after) : '', 'difference-delivery-date')}
      {total && plain(common.difference.total, format.money(total.before, currency), format.money(total.after, currency), 'difference-total')}
    </ul>
  );
}

/// Exactly what is accepted: each line, each price, the totals.
export function FrozenOrder({ draft, format }: { draft: Draft; format: Formatter }) {
  return (
    <div class="frozen">
      <ul class="frozen-lines">
        {draft.order_items.map((item) => (
          <li key={item.productId} data-testid="review-line" data-product={item.productId}>
            <span class="frozen-quantity">{format.quantity(item.quantity)} ×</span>
            <span class="frozen-name">
              {item.description}
              <span class="muted small">
                {[item.size, `${format.money(item.unitPrice, draft.currency)} ${common.each(item.unit)}`].filter(Boolean).join(' · ')}
                {item.note ? ` · ${item.note}` : ''}
              </span>
            </span>
            <span class="frozen-total">{format.money(item.lineTotal, draft.currency)}</span>
          </li>
        ))}
      </ul>
      {draft.delivery_date && <p class="frozen-fact"><span class="muted">{common.deliveryDate}</span> {format.date(draft.delivery_date)}</p>}
      {draft.note && <p class="frozen-fact"><span class="muted">{common.difference.note}</span> {draft.note}</p>}
      <TotalsTable draft={draft} format={format} estimated={false} />
    </div>
  );
}
