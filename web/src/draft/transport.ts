// draft/transport.ts: the draft's endpoints over HTTP, and the outbox in the browser's storage.
import type { Client } from '../api/client.ts';
import { readEvents } from '../api/sse.ts';
import { unreachable } from '../api/problem.ts';
import type { Accepted, Draft, OperationAnswer } from '../api/types.ts';
import { newId, readStored, writeStored } from '../shared/id.ts';
import type { Pending } from './store.ts';
import type { FeedEvent, Outbox, Transport, World } from './sync.ts';

const silenceMs = 40_000;
const connectMs = 15_000;
const kinds = ['snapshot', 'operation', 'status', 'presence'];

export function httpTransport(client: Client, draftId: string): Transport {
  const path = `/drafts/${encodeURIComponent(draftId)}`;
  return {
    load: () => client.ask<Draft>(`${path}?thumbnails=1`),
    send: (body) => client.ask<OperationAnswer>(`${path}/operations`, { method: 'POST', body }),
    async listen(lastVersion, on, signal) {
      const inner = new AbortController();
      const abort = (): void => inner.abort();
      signal.addEventListener('abort', abort);
      const timer = setTimeout(abort, connectMs);
      try {
        const response = await client.open(`${path}/events`, {
          headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(lastVersion) },
        }, inner.signal);
        clearTimeout(timer);
        if (!response.body) throw unreachable('this browser cannot read streams');
        await readEvents(response.body, silenceMs, (event) => {
          if (kinds.includes(event.event)) on({ type: event.event, data: JSON.parse(event.data) } as FeedEvent);
        }, abort);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
        inner.abort();
      }
    },
  };
}

const outboxPrefix = 'orderline.outbox.';
const forgetAfterMs = 12 * 3600 * 1000;

/// One entry per draft and tab, so that two tabs do not overwrite each other. A tab that starts takes over what a closed
/// one left behind; should that one still live, both send the same operation ids, which the server keeps once.
export function browserOutbox(storage: Storage, draftId: string, tab: string, now: number): Outbox {
  const prefix = `${outboxPrefix}${draftId}.`;
  const own = prefix + tab;
  const save = (pending: readonly Pending[]): void => writeStored(storage, own, pending.length ? JSON.stringify(pending) : null);
  return {
    save,
    load() {
      const found = new Map<string, Pending>();
      for (const key of keysOf(storage, prefix)) {
        for (const one of parse(readStored(storage, key))) {
          if (now - one.at < forgetAfterMs) found.set(one.operation_id, one);
        }
        writeStored(storage, key, null);
      }
      const pending = [...found.values()].sort((one, other) => one.at - other.at);
      save(pending);
      return pending;
    },
  };
}

function keysOf(storage: Storage, prefix: string): string[] {
  try {
    return Object.keys(storage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function parse(text: string | null): Pending[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? (value as Pending[]).filter((one) => one?.operation_id && one.operation) : [];
  } catch {
    return [];
  }
}

export const browserWorld: World = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  newId,
};

/// Accepts exactly this version. The key is kept per draft and version, so that any repetition, also after a reload, is
/// the same request. Errors: Problem; draft_changed carries the draft as it is now.
export function acceptDraft(client: Client, draft: Draft, channel: 'button' | 'read_back'): Promise<Accepted> {
  const name = `orderline.accept.${draft.id}.${draft.version}.${draft.digest.slice(0, 16)}`;
  const key = readStored(sessionStorage, name) ?? newId();
  writeStored(sessionStorage, name, key);
  return client.ask<Accepted>(`/drafts/${encodeURIComponent(draft.id)}/accept`, {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
    body: { version: draft.version, digest: draft.digest, channel },
    timeoutMs: 20_000,
  });
}
