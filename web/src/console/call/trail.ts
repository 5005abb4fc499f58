// console/call/trail.ts: the latest changes of the draft: those that were before, and those that come in.
import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../../api/client.ts';
import type { Actor, KeptOperation, Page } from '../../api/types.ts';
import { tell, type ToldChange } from '../../draft/difference.ts';
import type { DraftSync } from '../../draft/sync.ts';
import { useNews } from '../../draft/use_draft.ts';
import type { Formatter } from '../../shared/format.ts';
import { consoleText as text } from '../../shared/text.ts';
import { actorName, newsToast } from '../../ui/parts.tsx';

export interface TrailEntry { key: string; change: ToldChange; by: Actor | null; own: boolean; at: string }

interface HistoryRow { version: number; kind: string; operation: KeptOperation | null; by: Actor | null; at: string }

const longest = 30;
const content = ['put_line', 'remove_line', 'set_note', 'set_delivery_date'];

export function useTrail(client: Client, sync: DraftSync, draftId: string): TrailEntry[] {
  const [entries, setEntries] = useState<TrailEntry[]>([]);
  useNews(sync, (news) => {
    if (news.kind !== 'change') return;
    const { change, by, own, at } = news;
    setEntries((known) => [{ key: `${at}-${change.productId ?? change.kind}-${known.length}`, change, by, own, at }, ...known].slice(0, longest));
  });
  useEffect(() => {
    client.ask<Page<HistoryRow>>(`/drafts/${encodeURIComponent(draftId)}/history?limit=${longest}`).then(({ items }) => {
      const rows = items.filter((row) => content.includes(row.kind) && row.operation).sort((one, other) => other.version - one.version);
      const before = rows.flatMap((row): TrailEntry[] => {
        const change = tell(sync.status.base, { operation: { ...row.operation!, type: row.kind as KeptOperation['type'] } });
        return change ? [{ key: `v${row.version}`, change, by: row.by, own: false, at: row.at }] : [];
      });
      setEntries((known) => [...known, ...before].slice(0, longest));
    }, () => undefined);
  }, [draftId]);
  return entries;
}

export function trailText({ change, by, own, at }: TrailEntry, format: Formatter, currency: string): string {
  const who: Actor = own ? { kind: 'user', name: text.you } : { kind: by?.kind ?? 'system', name: actorName(by) };
  return newsToast({ kind: 'change', change, by: who, at, own: false, sameDevice: false }, format, currency).text;
}
