// console/call/head.tsx: whom we speak to, whether the customer looks on, and the way out.
import type { Call, Customer, Draft } from '../../api/types.ts';
import type { Status } from '../../draft/sync.ts';
import { consoleText as text } from '../../shared/text.ts';
import { Link } from '../route.tsx';

interface Props {
  call: Call;
  draft: Draft;
  customer: Customer | null;
  status: Status;
  mayEnd: boolean;
  onEnd: () => void;
  onHelp: () => void;
}

export function CallHead({ call, draft, customer, status, mayEnd, onEnd, onHelp }: Props) {
  const here = (status.presence?.customers ?? 0) > 0;
  return (
    <header class="call-head">
      <div class="call-who">
        <h1>{draft.customer.company || draft.customer.name}</h1>
        <p class="muted">
          {draft.customer.company && <span>{draft.customer.name}</span>}
          {customer?.phone && <a href={`tel:${customer.phone.replace(/\s/g, '')}`}>{customer.phone}</a>}
          {customer?.city && <span>{customer.city}</span>}
        </p>
      </div>
      <div class="call-state">
        <StatusBadge draft={draft} />
        <span class={`presence ${status.online ? (here ? 'is-live' : '') : ''}`} data-testid="presence" data-live={here} role="status">
          <span class="presence-dot" aria-hidden="true" />
          {!status.online ? text.notLive : here ? text.customerHere : text.customerAway}
        </span>
        <button type="button" class="button button-quiet button-small" data-testid="help" aria-label={text.shortcuts} onClick={onHelp}><kbd>?</kbd></button>
        {call.ended_at
          ? <span class="badge badge-plain" data-testid="call-ended">{text.callEnded}{call.outcome ? ` ${text.outcomes[call.outcome] ?? ''}` : ''}</span>
          : mayEnd && <button type="button" class="button button-small button-danger" data-testid="end-call" onClick={onEnd}>{text.endCall} <kbd>e</kbd></button>}
      </div>
    </header>
  );
}

function StatusBadge({ draft }: { draft: Draft }) {
  const shown = (tone: string, said: string) => <span class={`badge ${tone}`} data-testid="draft-status" data-status={draft.status}>{said}</span>;
  switch (draft.status) {
    case 'draft': return <span class="sr-only" data-testid="draft-status" data-status="draft" />;
    case 'presented': return shown('badge-news', text.presented);
    case 'declined': return shown('badge-bad', text.declined);
    case 'expired': return shown('badge-bad', text.expired);
    case 'accepted': return (
      <span class="accepted-note">
        {shown('badge-good', text.accepted(String(draft.order?.number ?? '')))}
        {draft.order && <Link to={`/orders/${draft.order.id}`} class="small" testId="view-order">{text.viewOrder}</Link>}
      </span>
    );
  }
}
