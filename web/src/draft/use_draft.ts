// draft/use_draft.ts: a draft's sync for as long as a component shows it.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import type { Draft } from '../api/types.ts';
import { deviceId, tabId } from '../shared/id.ts';
import { DraftSync, type News, type Status } from './sync.ts';
import { browserOutbox, browserWorld, httpTransport } from './transport.ts';

const staleMs = 20_000;

export function useDraft(client: Client, draft: Draft, digits: number): { sync: DraftSync; status: Status } {
  const sync = useMemo(
    () => new DraftSync(draft, digits, deviceId(), httpTransport(client, draft.id),
      browserOutbox(localStorage, draft.id, tabId(), Date.now()), browserWorld),
    [draft.id],
  );
  const [status, setStatus] = useState<Status>(sync.status);
  useEffect(() => {
    const unwatch = sync.watch(() => setStatus(sync.status));
    let hiddenAt = 0;
    const online = (): void => sync.reconnect();
    const visible = (): void => {
      if (document.hidden) hiddenAt = Date.now();
      else if (hiddenAt && Date.now() - hiddenAt > staleMs) sync.reconnect();
      else sync.wake();
    };
    addEventListener('online', online);
    addEventListener('offline', online);
    document.addEventListener('visibilitychange', visible);
    sync.start();
    setStatus(sync.status);
    return () => {
      removeEventListener('online', online);
      removeEventListener('offline', online);
      document.removeEventListener('visibilitychange', visible);
      unwatch();
      sync.stop();
    };
  }, [sync]);
  return { sync, status };
}

export function useNews(sync: DraftSync, run: (news: News) => void): void {
  useEffect(() => sync.onNews(run), [sync]);
}
