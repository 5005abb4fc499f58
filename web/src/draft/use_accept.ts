// draft/use_accept.ts: accepting what is on the sheet: frozen, repeated with the same key, and shown anew when it changed.
import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { toProblem, type Problem } from '../api/problem.ts';
import type { Accepted, Draft } from '../api/types.ts';
import type { DraftSync, Status } from './sync.ts';
import { acceptDraft } from './transport.ts';

export interface Accepting {
  /// What is on the sheet: it is this version that is accepted, whatever happens outside. Null while changes are saved.
  seen: Draft | null;
  /// What was on the sheet before, when it changed under the person's eyes.
  before: Draft | null;
  /// The draft has moved on since.
  stale: boolean;
  busy: boolean;
  problem: Problem | null;
  showNew: () => void;
  accept: () => Promise<void>;
}

export function useAccept(
  client: Client, sync: DraftSync, status: Status, channel: 'button' | 'read_back', onAccepted?: (accepted: Accepted) => void,
): Accepting {
  const [seen, setSeen] = useState<Draft | null>(null);
  const [before, setBefore] = useState<Draft | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => { if (!seen && status.view.settled) setSeen(status.base); }, [seen, status]);

  const replace = (draft: Draft): void => {
    setBefore(seen);
    setSeen(draft);
    setProblem(null);
  };
  const accept = async (): Promise<void> => {
    if (!seen || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const accepted = await acceptDraft(client, seen, channel);
      sync.adopt(accepted.draft);
      onAccepted?.(accepted);
    } catch (error) {
      const said = toProblem(error);
      const now = said.extras['draft'] as Draft | undefined;
      if (said.code === 'draft_changed' && now) {
        sync.adopt(now);
        replace(now);
      } else {
        setProblem(said);
        if (!said.passing) void sync.refresh();
      }
    }
    setBusy(false);
  };
  const stale = !busy && seen !== null && status.base.version > seen.version;
  return { seen, before, stale, busy, problem, showNew: () => replace(status.base), accept };
}
