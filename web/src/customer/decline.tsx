// customer/decline.tsx: the customer does not want to order now.
import { useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { Draft } from '../api/types.ts';
import type { DraftSync } from '../draft/sync.ts';
import { common, customer as text } from '../shared/text.ts';
import { Dialog } from '../ui/dialog.tsx';

export function DeclineDialog({ client, sync, onClose }: { client: Client; sync: DraftSync; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const decline = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const body = reason.trim() ? { reason: reason.trim() } : {};
      sync.adopt(await client.ask<Draft>(`/drafts/${encodeURIComponent(sync.status.base.id)}/decline`, { method: 'POST', body }));
    } catch (error) {
      const problem = toProblem(error);
      setFailure(text.declineFailed(problem.status === 0 ? common.offlineNoChanges : problem.detail));
      if (!problem.passing) void sync.refresh();
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={text.declineTitle} testId="decline-dialog" onClose={onClose} closable={!busy}
      actions={(
        <>
          <button type="button" class="button" disabled={busy} onClick={onClose}>{text.backToOrder}</button>
          <button type="button" class="button button-danger" data-testid="decline-confirm" disabled={busy} onClick={() => void decline()}>
            {text.declineConfirm}
          </button>
        </>
      )}
    >
      <p>{text.declineIntro}</p>
      <label class="field">
        <span class="field-label">{text.declineReason}</span>
        <textarea rows={3} maxLength={500} data-testid="decline-reason" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      {failure && <p class="alert" role="alert">{failure}</p>}
    </Dialog>
  );
}
