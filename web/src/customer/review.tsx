// customer/review.tsx: the sheet that shows exactly what is accepted, and what to do when it changed meanwhile.
import type { Client } from '../api/client.ts';
import type { DraftSync, Status } from '../draft/sync.ts';
import { useAccept } from '../draft/use_accept.ts';
import type { Formatter } from '../shared/format.ts';
import { common, customer as text } from '../shared/text.ts';
import { AcceptButtons, AcceptNotices } from '../ui/accept_notices.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FrozenOrder } from '../ui/parts.tsx';

interface Props { client: Client; sync: DraftSync; status: Status; format: Formatter; onClose: () => void }

export function ReviewDialog({ client, sync, status, format, onClose }: Props) {
  const accepting = useAccept(client, sync, status, 'button');
  const { seen, before, busy } = accepting;
  if (!seen) {
    return (
      <Dialog title={text.acceptTitle} testId="review-dialog" onClose={onClose}>
        <p role="status" class="muted">{status.online ? text.waitSaving : text.waitConnection}</p>
      </Dialog>
    );
  }
  const total = format.money(seen.totals.total, seen.currency);
  return (
    <Dialog
      title={before ? text.changedTitle : text.acceptTitle} testId="review-dialog" onClose={onClose} closable={!busy}
      actions={<AcceptButtons accepting={accepting} confirm={text.acceptConfirm(total)} confirmNew={text.acceptNew(total)} onBack={onClose} />}
    >
      <AcceptNotices accepting={accepting} status={status} format={format} />
      <p class="muted">{text.acceptIntro}</p>
      <FrozenOrder draft={seen} format={format} />
      <p class="muted small state-mark" data-testid="seen-version" data-version={seen.version}>{text.stateMark(seen.version, seen.digest)}</p>
      {!status.online && <p class="muted small">{common.offlineNoChanges}</p>}
    </Dialog>
  );
}
