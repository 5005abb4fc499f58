// customer/main.tsx: the customer's page: /o/<link token>.
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/customer.css';
import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Client } from '../api/client.ts';
import { toProblem, type Problem } from '../api/problem.ts';
import type { Briefing, Draft, Me } from '../api/types.ts';
import { Formatter } from '../shared/format.ts';
import { common, customer as text } from '../shared/text.ts';
import { OrderPage } from './order_page.tsx';
import { Screen } from './screen.tsx';

const token = decodeURIComponent(location.pathname.split('/')[2] ?? '');
const client = new Client({ token: () => token });

interface Loaded { me: Me; draft: Draft; briefing: Briefing }

async function load(): Promise<Loaded> {
  const me = await client.ask<Me>('/me');
  const path = `/drafts/${encodeURIComponent(me.draft_id ?? '')}`;
  const nothing: Briefing = { last_order: null, favorites: [], specials: [] };
  const [draft, briefing] = await Promise.all([
    client.ask<Draft>(`${path}?thumbnails=1`),
    // Suggestions are an extra: the order is shown without them as well.
    client.ask<Briefing>(`${path}/briefing?thumbnails=1`).catch(() => nothing),
  ]);
  return { me, draft, briefing };
}

export function ProblemScreen({ problem, retry }: { problem: Problem; retry: () => void }) {
  if (problem.code === 'link_expired' || problem.code === 'token_expired') {
    return <Screen kind="link-expired" title={text.linkExpiredTitle} text={text.linkExpiredText} />;
  }
  if (problem.code === 'link_revoked') return <Screen kind="link-revoked" title={text.linkRevokedTitle} text={text.linkRevokedText} />;
  if (!problem.passing) return <Screen kind="link-invalid" title={text.linkInvalidTitle} text={text.linkInvalidText} />;
  return (
    <Screen kind="failed" title={text.failedTitle} text={text.failedText}>
      <button type="button" class="button" data-testid="retry" onClick={retry}>{common.retry}</button>
    </Screen>
  );
}

function App() {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = useCallback(() => {
    setProblem(null);
    load().then((all) => {
      document.documentElement.lang = 'en';
      document.title = text.pageTitle(all.me.tenant.name);
      setLoaded(all);
    }, (error: unknown) => setProblem(toProblem(error)));
  }, []);
  useEffect(start, []);
  useEffect(() => {
    if (!problem?.passing) return;
    addEventListener('online', start);
    return () => removeEventListener('online', start);
  }, [problem]);

  if (problem) return <ProblemScreen problem={problem} retry={start} />;
  if (!loaded) return <Skeleton />;
  const { tenant } = loaded.me;
  const format = new Formatter(tenant.locale, tenant.currency, tenant.time_zone);
  return <OrderPage {...loaded} client={client} format={format} onEnded={setProblem} />;
}

function Skeleton() {
  return (
    <main class="page" aria-busy="true" aria-label={common.loading}>
      <div class="skeleton skeleton-title" />
      {[1, 2, 3, 4].map((one) => <div class="skeleton skeleton-line" key={one} />)}
    </main>
  );
}

render(<App />, document.getElementById('root')!);
