// console/call/read_back.tsx: the agent reads the order to the customer and accepts it in their name.
import type { Client } from '../../api/client.ts';
import type { DraftSync, Status } from '../../draft/sync.ts';
import { useAccept } from '../../draft/use_accept.ts';
import type { Formatter } from '../../shared/format.ts';
import { common, consoleText as text, customer as customerText } from '../../shared/text.ts';
import { AcceptButtons, AcceptNotices } from '../../ui/accept_notices.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FrozenOrder } from '../../ui/parts.tsx';

interface Props { client: Client; sync: DraftSync; status: Status; format: Formatter; customer: string; onClose: () => void }

export function ReadBackDialog({ client, sync, status, format, customer, onClose }: Props) {
  const accepting = useAccept(client, sync, status, 'read_back', onClose);
  const { seen, busy } = accepting;
  if (!seen) {
    return (
      <Dialog title={text.readBackTitle} testId="read-back-dialog" onClose={onClose}>
        <p role="status" class="muted">{status.online ? common.saving : common.offline}</p>
      </Dialog>
    );
  }
  const money = (amount: string): string => format.money(amount, seen.currency);
  const { subtotal, tax, total } = seen.totals;
  return (
    <Dialog
      title={text.readBackTitle} testId="read-back-dialog" onClose={onClose} closable={!busy}
      actions={<AcceptButtons accepting={accepting} confirm={text.readBackConfirm} confirmNew={text.readBackConfirm} onBack={onClose} />}
    >
      <AcceptNotices accepting={accepting} status={status} format={format} />
      <p class="spoken">{text.readBackIntro(customer)}</p>
      <FrozenOrder draft={seen} format={format} />
      <p class="spoken">{text.readBackTotal(money(subtotal), money(tax), money(total))}</p>
      <p class="muted small" data-testid="seen-version" data-version={seen.version}>{customerText.stateMark(seen.version, seen.digest)}</p>
    </Dialog>
  );
}
