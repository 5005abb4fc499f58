// console/call/end_call.tsx: how the call ended, what to remember, and when to call again.
import { useState } from 'preact/hooks';
import type { Client } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import type { Call } from '../../api/types.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import { Dialog } from '../../ui/dialog.tsx';

interface Props { client: Client; call: Call; accepted: boolean; onEnded: (call: Partial<Call>) => void; onClose: () => void }

export function EndCallDialog({ client, call, accepted, onEnded, onClose }: Props) {
  const [outcome, setOutcome] = useState(accepted ? 'success' : 'follow_up');
  const [notes, setNotes] = useState(call.notes ?? '');
  const [date, setDate] = useState(call.follow_up_date?.slice(0, 10) ?? '');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const end = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const body = { outcome, notes, ...(date ? { follow_up_date: date } : {}) };
      const ended = await client.ask<Partial<Call> | undefined>(`/calls/${encodeURIComponent(call.id)}/end`, { method: 'POST', body });
      onEnded({ ...body, status: 'completed', ended_at: new Date().toISOString(), ...ended });
    } catch (error) {
      setFailure(text.failed(toProblem(error).detail));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={text.endTitle} testId="end-call-dialog" onClose={onClose} closable={!busy}
      actions={(
        <>
          <button type="button" class="button" disabled={busy} onClick={onClose}>{common.cancel}</button>
          <button type="button" class="button button-primary" data-testid="end-confirm" disabled={busy} onClick={() => void end()}>{text.endConfirm}</button>
        </>
      )}
    >
      <fieldset class="outcomes">
        <legend class="sr-only">{text.outcome}</legend>
        {Object.entries(text.outcomes).map(([value, label]) => (
          <label key={value} class="outcome">
            <input type="radio" name="outcome" value={value} checked={outcome === value} data-testid={`outcome-${value}`} onChange={() => setOutcome(value)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span class="field-label">{text.notes}</span>
        <textarea rows={3} maxLength={4000} data-testid="call-notes" value={notes} onInput={(event) => setNotes(event.currentTarget.value)} />
      </label>
      <label class="field">
        <span class="field-label">{text.followUp}</span>
        <input type="date" data-testid="follow-up" value={date} onInput={(event) => setDate(event.currentTarget.value)} />
      </label>
      {failure && <p class="alert" role="alert">{failure}</p>}
    </Dialog>
  );
}
