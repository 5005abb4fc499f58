// customer/ended.tsx: what is shown of a draft that can no longer be changed.
import type { Draft } from '../api/types.ts';
import type { Formatter } from '../shared/format.ts';
import { customer as text } from '../shared/text.ts';
import { FrozenOrder } from '../ui/parts.tsx';
import { Screen } from './screen.tsx';

export function Ended({ draft, business, format }: { draft: Draft; business: string; format: Formatter }) {
  if (draft.status === 'declined') {
    return <Screen kind="declined" business={business} title={text.declinedTitle} text={text.declinedText(business)} />;
  }
  if (draft.status === 'expired') {
    return <Screen kind="expired" business={business} title={text.expiredTitle} text={text.expiredText(business)} />;
  }
  return (
    <Screen kind="done" business={business} title={text.doneTitle} text={text.doneText(business)}>
      {draft.order && (
        <p class="order-number"><span class="muted small">{text.orderNumber}</span><strong data-testid="order-number">{draft.order.number}</strong></p>
      )}
      <div class="card"><FrozenOrder draft={draft} format={format} /></div>
      <p class="muted small">{text.doneKeep}</p>
    </Screen>
  );
}
