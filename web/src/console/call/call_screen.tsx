// console/call/call_screen.tsx: the screen of a call: briefing, live draft, totals and the ways to end it.
import { useEffect, useState } from 'preact/hooks';
import { toProblem } from '../../api/problem.ts';
import type { Briefing, Call, Customer, Draft, Item, Product } from '../../api/types.ts';
import { guessItem, isOpen } from '../../draft/apply.ts';
import { useDraft, useNews } from '../../draft/use_draft.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import { useHighlights } from '../../ui/highlights.ts';
import { Note } from '../../ui/note.tsx';
import { OfflineBanner, useOffline } from '../../ui/offline.tsx';
import { actorName, newsSubjects, newsToast } from '../../ui/parts.tsx';
import { Toasts, useToasts } from '../../ui/toasts.tsx';
import type { PageProps } from '../list.tsx';
import { BriefingColumn, quickAdds } from './briefing.tsx';
import { DraftTable } from './draft_table.tsx';
import { EndCallDialog } from './end_call.tsx';
import { CallHead } from './head.tsx';
import { addressOf, copy } from './link.ts';
import { ProductSearch } from './product_search.tsx';
import { ReadBackDialog } from './read_back.tsx';
import { ShortcutsDialog, useShortcuts } from './shortcuts.tsx';
import { SideColumn } from './side.tsx';
import { useTrail } from './trail.ts';

type Props = PageProps & { call: Call; draft: Draft; briefing: Briefing; customer: Customer | null };

export function CallScreen({ call: firstCall, draft: first, briefing, customer, client, who }: Props) {
  const { format } = who;
  const digits = format.digits(first.currency);
  const { sync, status } = useDraft(client, first, digits);
  const { toasts, show, dismiss } = useToasts();
  const [marks, mark] = useHighlights();
  const [call, setCall] = useState(firstCall);
  const [open, setOpen] = useState<'end' | 'read_back' | 'shortcuts' | null>(null);
  const offline = useOffline(status.online);
  const trail = useTrail(client, sync, first.id);
  const { draft } = status.view;
  const editable = isOpen(status.base) && who.may('drafts.write') && status.ended === null;
  const link = firstCall.link ?? null;

  useNews(sync, (news) => {
    if (news.kind === 'change' && news.own) return;
    show(newsToast(news, format, first.currency));
    if (news.kind !== 'refused') mark(newsSubjects(news), actorName(news.by, news.kind === 'change' && news.sameDevice));
  });
  useEffect(() => {
    if (status.ended) show({ key: 'ended', tone: 'bad', text: text.failed(status.ended.detail) });
  }, [status.ended]);

  const setQuantity = (item: Item, quantity: number): void => {
    if (quantity > 0) return sync.edit({ type: 'put_line', product_id: item.productId, quantity });
    sync.edit({ type: 'remove_line', product_id: item.productId });
    const run = (): void => sync.edit({ type: 'put_line', product_id: item.productId, quantity: item.quantity }, item);
    show({
      key: `removed-${item.productId}`, tone: 'news', text: common.news.youRemoved(item.description),
      ...(item.available ? { action: { label: common.undo, run } } : {}),
    });
  };
  /// On top of what is in the order already: "three more".
  const add = (product: Product, quantity: number): void => {
    const known = draft.order_items.find((item) => item.productId === product.id);
    const item = guessItem(product, (known?.quantity ?? 0) + quantity, digits);
    sync.edit({ type: 'put_line', product_id: product.id, quantity: item.quantity }, item);
    mark([product.id], text.you);
  };
  const addQuick = (product: Product): void => add(product, product.order_multiple);
  const present = async (): Promise<void> => {
    try {
      sync.adopt(await client.ask<Draft>(`/drafts/${encodeURIComponent(draft.id)}/present`, { method: 'POST', body: {} }));
      show({ key: 'presented', tone: 'good', text: text.presentedNews });
    } catch (error) {
      show({ key: 'presented', tone: 'bad', text: text.failed(toProblem(error).detail) });
    }
  };
  const copyLink = async (): Promise<void> => {
    if (!link) return;
    await copy(addressOf(link));
    show({ key: 'copied', tone: 'good', text: text.copied });
  };
  const canAccept = editable && who.may('drafts.accept') && draft.order_items.length > 0 && draft.order_items.every((item) => item.available);
  const quick = quickAdds(briefing);
  useShortcuts(open === null, {
    '/': () => document.querySelector<HTMLInputElement>('#product-search')?.focus(),
    '?': () => setOpen('shortcuts'),
    n: () => document.querySelector<HTMLTextAreaElement>('[data-testid="note"]')?.focus(),
    c: () => void copyLink(),
    p: () => { if (editable) void present(); },
    r: () => { if (canAccept) setOpen('read_back'); },
    e: () => { if (!call.ended_at) setOpen('end'); },
    ...Object.fromEntries(quick.slice(0, 9).map((product, at) => [String(at + 1), () => { if (editable) addQuick(product); }])),
  });

  return (
    <div class="call">
      <CallHead
        call={call} draft={status.base} customer={customer} status={status} mayEnd={who.may('calls.write')}
        onEnd={() => setOpen('end')} onHelp={() => setOpen('shortcuts')}
      />
      <OfflineBanner offline={offline} waiting={status.view.waiting.size > 0} />
      <div class="call-columns">
        <BriefingColumn
          briefing={briefing} customer={customer} quick={quick} format={format} editable={editable}
          inOrder={new Set(draft.order_items.map((item) => item.productId))} onAdd={addQuick}
        />
        <section class="call-draft" aria-label={text.proposedOrder}>
          {editable && <ProductSearch client={client} format={format} items={draft.order_items} onAdd={add} />}
          <DraftTable
            draft={draft} waiting={status.view.waiting} marks={marks} format={format} editable={editable}
            mayPrice={editable && who.may('prices.override')} digits={digits}
            onQuantity={setQuantity}
            onNote={(item, note) => sync.edit({ type: 'put_line', product_id: item.productId, quantity: item.quantity, note })}
            onPrice={(item, price) => sync.edit({ type: 'put_line', product_id: item.productId, quantity: item.quantity, price })}
            onHint={(said) => show({ key: 'hint', tone: 'news', text: said })}
          />
          <Note
            label={text.orderNote} text={draft.note} testId="note" disabled={!editable} changed={marks.get('note')}
            onText={(note) => sync.edit({ type: 'set_note', note })}
          />
        </section>
        <SideColumn
          status={status} format={format} editable={editable} canAccept={canAccept} link={link} trail={trail} marks={marks}
          onDate={(delivery_date) => sync.edit({ type: 'set_delivery_date', delivery_date })}
          onCopy={() => void copyLink()} onPresent={() => void present()} onReadBack={() => setOpen('read_back')}
        />
      </div>
      <Toasts toasts={toasts} dismiss={dismiss} />
      {open === 'shortcuts' && <ShortcutsDialog onClose={() => setOpen(null)} />}
      {open === 'read_back' && (
        <ReadBackDialog client={client} sync={sync} status={status} format={format} customer={draft.customer.name} onClose={() => setOpen(null)} />
      )}
      {open === 'end' && (
        <EndCallDialog
          client={client} call={call} accepted={status.base.status === 'accepted'}
          onEnded={(ended) => { setCall({ ...call, ...ended }); setOpen(null); }} onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
