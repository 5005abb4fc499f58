// customer/order_page.tsx: the live order: lines, suggestions, note, totals, and the way to accept or decline.
import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import type { Problem } from '../api/problem.ts';
import type { Briefing, Draft, Item, Me, Product } from '../api/types.ts';
import { guessItem, isOpen } from '../draft/apply.ts';
import { useDraft, useNews } from '../draft/use_draft.ts';
import type { Formatter } from '../shared/format.ts';
import { common, customer as text } from '../shared/text.ts';
import { useHighlights } from '../ui/highlights.ts';
import { Note } from '../ui/note.tsx';
import { OfflineBanner, useOffline } from '../ui/offline.tsx';
import { actorName, newsSubjects, newsToast, TotalsTable } from '../ui/parts.tsx';
import { Toasts, useToasts } from '../ui/toasts.tsx';
import { Ended } from './ended.tsx';
import { DeclineDialog } from './decline.tsx';
import { LineCard } from './line.tsx';
import { ReviewDialog } from './review.tsx';
import { Suggestions } from './suggestions.tsx';

interface Props {
  me: Me;
  draft: Draft;
  briefing: Briefing;
  client: Client;
  format: Formatter;
  onEnded: (problem: Problem) => void;
}

export function OrderPage({ me, draft: first, briefing, client, format, onEnded }: Props) {
  const digits = format.digits(first.currency);
  const { sync, status } = useDraft(client, first, digits);
  const { toasts, show, dismiss } = useToasts();
  const [marks, mark] = useHighlights();
  const [open, setOpen] = useState<'review' | 'decline' | null>(null);
  const offline = useOffline(status.online);
  const { draft, waiting, settled } = status.view;
  const business = me.tenant.name;

  useNews(sync, (news) => {
    if (news.kind === 'change' && news.own) return;
    show(newsToast(news, format, first.currency));
    if (news.kind !== 'refused') mark(newsSubjects(news), actorName(news.by, news.kind === 'change' && news.sameDevice));
  });
  useEffect(() => { if (status.ended) onEnded(status.ended); }, [status.ended]);

  if (!isOpen(status.base)) return <Ended draft={status.base} business={business} format={format} />;

  const setQuantity = (item: Item, quantity: number): void => {
    if (quantity > 0) return sync.edit({ type: 'put_line', product_id: item.productId, quantity });
    sync.edit({ type: 'remove_line', product_id: item.productId });
    const putBack = (): void => sync.edit({ type: 'put_line', product_id: item.productId, quantity: item.quantity }, item);
    const action = item.available ? { action: { label: common.undo, run: putBack } } : {};
    show({ key: `removed-${item.productId}`, tone: 'news', text: common.news.youRemoved(item.description), ...action });
  };
  const add = (product: Product): void => {
    const item = guessItem(product, product.order_multiple, digits);
    sync.edit({ type: 'put_line', product_id: product.id, quantity: item.quantity }, item);
  };
  const hint = (said: string): void => show({ key: 'hint', tone: 'news', text: said });
  const inOrder = new Set(draft.order_items.map((item) => item.productId));
  const shared = { inOrder, format, currency: draft.currency, onAdd: add };
  const named = draft.customer.company || draft.customer.name;

  return (
    <>
      <header class="top">
        <span class="business" data-testid="business">{business}</span>
        <Presence live={status.online && (status.presence?.agents ?? 0) > 0} connected={status.online} />
      </header>
      <OfflineBanner offline={offline} waiting={waiting.size > 0} />
      <main class="page">
        <div class="intro">
          <h1>{text.heading}</h1>
          <p class="muted">{named ? text.intro(named) : text.introNoName}</p>
        </div>
        <div class="columns">
          <div class="column-main">
            {draft.order_items.length === 0 && (
              <div class="empty" data-testid="empty"><p><strong>{text.empty}</strong></p><p class="muted">{text.emptyHint}</p></div>
            )}
            <ul class="lines" data-testid="lines">
              {draft.order_items.map((item) => (
                <LineCard
                  key={item.productId} item={item} format={format} currency={draft.currency} waiting={waiting.has(item.productId)}
                  changedBy={marks.get(item.productId)} onQuantity={(quantity) => setQuantity(item, quantity)} onHint={hint}
                />
              ))}
            </ul>
            <Suggestions title={text.specials} testId="specials" products={briefing.specials} {...shared} />
            <Suggestions title={text.favorites} testId="favorites" products={briefing.favorites} {...shared} />
          </div>
          <aside class="column-side">
            <div class="summary">
              {draft.delivery_date && (
                <p class={`delivery ${marks.has('delivery_date') ? 'is-changed' : ''}`} data-testid="delivery-date">
                  <span class="muted">{common.deliveryDate}</span> <strong>{format.date(draft.delivery_date)}</strong>
                </p>
              )}
              <Note
                label={text.note} text={draft.note} testId="note" placeholder={text.notePlaceholder} changed={marks.get('note')}
                onText={(note) => sync.edit({ type: 'set_note', note })}
              />
              <TotalsTable draft={draft} format={format} estimated={!settled} />
              <p class="save-state muted small" data-testid="save-state" data-settled={settled}>
                {settled ? common.saved : offline ? common.offline : common.saving}
              </p>
            </div>
            <Bar draft={draft} settled={settled} format={format} onReview={() => setOpen('review')} />
            <button type="button" class="button button-link decline" data-testid="decline" onClick={() => setOpen('decline')}>{text.decline}</button>
          </aside>
        </div>
      </main>
      <Toasts toasts={toasts} dismiss={dismiss} />
      {open === 'review' && (
        <ReviewDialog client={client} sync={sync} status={status} format={format} onClose={() => setOpen(null)} />
      )}
      {open === 'decline' && <DeclineDialog client={client} sync={sync} onClose={() => setOpen(null)} />}
    </>
  );
}

function Presence({ live, connected }: { live: boolean; connected: boolean }) {
  if (!connected) return null;
  return (
    <span class={`presence ${live ? 'is-live' : ''}`} data-testid="presence" data-live={live} data-connected={connected}>
      <span class="presence-dot" aria-hidden="true" />{live ? text.agentHere : text.agentAway}
    </span>
  );
}

interface BarProps { draft: Draft; settled: boolean; format: Formatter; onReview: () => void }

/// Always in reach: what it costs, and the way on.
function Bar({ draft, settled, format, onReview }: BarProps) {
  const blocked = draft.order_items.some((item) => !item.available);
  const empty = draft.order_items.length === 0;
  return (
    <div class="bar">
      <div class="bar-inner">
        <p class={`bar-total ${settled ? '' : 'is-estimated'}`} aria-live="polite" aria-atomic="true">
          <span class="muted small">{text.items(draft.order_items.length)} · {text.inclTax}</span>
          <strong data-testid="bar-total"><span class="sr-only">{common.total} </span>{format.money(draft.totals.total, draft.currency)}</strong>
        </p>
        <button type="button" class="button button-primary" data-testid="review" disabled={blocked || empty} onClick={onReview}>
          {text.review}
        </button>
      </div>
      {blocked && <p class="bar-hint small">{text.removeUnavailable}</p>}
    </div>
  );
}
