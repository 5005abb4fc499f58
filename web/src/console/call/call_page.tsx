// console/call/call_page.tsx: loads a call with its draft and briefing.
import { useEffect, useState } from 'preact/hooks';
import { toProblem } from '../../api/problem.ts';
import type { Briefing, Call, Customer, Draft } from '../../api/types.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import type { PageProps } from '../list.tsx';
import { CallScreen } from './call_screen.tsx';

interface Loaded { call: Call; draft: Draft; briefing: Briefing; customer: Customer | null }

async function load(client: PageProps['client'], id: string): Promise<Loaded> {
  const call = await client.ask<Call>(`/calls/${encodeURIComponent(id)}`);
  const path = `/drafts/${encodeURIComponent(call.draft_id ?? '')}`;
  const [draft, briefing, customer] = await Promise.all([
    client.ask<Draft>(`${path}?thumbnails=1`),
    client.ask<Briefing>(`${path}/briefing?thumbnails=1`),
    client.ask<Customer>(`/customers/${encodeURIComponent(call.customer_id)}`).catch(() => null),
  ]);
  return { call, draft, briefing, customer: customer ?? briefing.customer ?? null };
}

export function CallPage({ id, client, who }: PageProps & { id: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const start = (): void => {
    setFailure(null);
    load(client, id).then(setLoaded, (error: unknown) => setFailure(text.failed(toProblem(error).detail)));
  };
  useEffect(start, [id]);
  if (failure) {
    return (
      <div class="waiting">
        <p class="alert" role="alert">{failure}</p>
        <button type="button" class="button" onClick={start}>{common.retry}</button>
      </div>
    );
  }
  if (!loaded) return <p class="waiting muted" aria-busy="true">{common.loading}</p>;
  return <CallScreen {...loaded} client={client} who={who} />;
}
