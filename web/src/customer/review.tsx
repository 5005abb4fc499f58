// customer/review.tsx: the sheet that shows exactly what is accepted, and what to do when it changed meanwhile.
import { useEffect, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { Draft } from '../api/types.ts';
import { differenceOf } from '../draft/difference.ts';
import type { DraftSync, Status } from '../draft/sync.ts';
import { acceptDraft } from '../draft/transport.ts';
import type { Formatter } from '../shared/format.ts';
import { common, customer as text } from '../shared/text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { actorName, DifferenceList, FrozenOrder } from '../ui/parts.tsx';

interface Props { client: Client; sync: DraftSync; status: Status; format: Formatter; onClose: () => void }

export function ReviewDialog({ client, sync, status, format, onClose }: Props) {
  // What is on this sheet, frozen: it is this version that is accepted, whatever happens outside.
  const [seen, setSeen] = useState<Draft | null>(null);
  // What was on the sheet before it, when it has changed under the customer's eyes.
  const [before, setBefore] = useState<Draft | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => { if (!seen && status.view.settled) setSeen(status.base); }, [seen, status]);

  const showNew = (draft: Draft): void => {
    setBefore(seen);
    setSeen(draft);
    setFailure(null);
  };
  const accept = async (draft: Draft): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      sync.adopt((await acceptDraft(client, draft, 'button')).draft);
    } catch (error) {
      const problem = toProblem(error);
      const now = problem.extras['draft'] as Draft | undefined;
      if (problem.code === 'draft_changed' && now) {
        sync.adopt(now);
        showNew(now);
      } else if (problem.passing) setFailure(text.uncertain);
      else {
        setFailure(text.acceptFailed(problem.detail));
        void sync.refresh();
      }
    }
    setBusy(false);
  };

  if (!seen) {
    return (
      <Dialog title={text.acceptTitle} testId="review-dialog" onClose={onClose}>
        <p role="status" class="muted">{status.online ? text.waitSaving : text.waitConnection}</p>
      </Dialog>
    );
  }
  const stale = status.base.version > seen.version;
  const total = format.money(seen.totals.total, seen.currency);
  return (
    <Dialog
      title={before ? text.changedTitle : text.acceptTitle} testId="review-dialog" onClose={onClose} closable={!busy}
      actions={(
        <>
          <button type="button" class="button" data-testid="review-back" disabled={busy} onClick={onClose}>{text.backToOrder}</button>
          {stale && !busy
            ? (
              <button type="button" class="button button-primary" data-testid="see-changes" onClick={() => showNew(status.base)}>
                {text.seeChanges}
              </button>
            ) : (
              <button type="button" class="button button-primary" data-testid="accept-confirm" disabled={busy} onClick={() => void accept(seen)}>
                {busy ? text.accepting : before ? text.acceptNew(total) : text.acceptConfirm(total)}
              </button>
            )}
        </>
      )}
    >
      {before && (
        <section class="changed-box" role="alert" data-testid="draft-changed">
          <p>{text.changedIntro}</p>
          <DifferenceList difference={differenceOf(before, seen)} format={format} currency={seen.currency} />
        </section>
      )}
      {stale && !busy && (
        <p class="alert alert-notice" role="alert" data-testid="changed-meanwhile">
          {text.changedNow(actorName(status.base.last_change?.by ?? null))}
        </p>
      )}
      {failure && <p class="alert" role="alert" data-testid="accept-failure">{failure}</p>}
      <p class="muted">{text.acceptIntro}</p>
      <FrozenOrder draft={seen} format={format} />
      <p class="muted small state-mark" data-testid="seen-version" data-version={seen.version}>{text.stateMark(seen.version, seen.digest)}</p>
      {!status.online && <p class="muted small">{common.offlineNoChanges}</p>}
    </Dialog>
  );
}
