// ui/accept_notices.tsx: what stands above the frozen order: what changed, and why it was not accepted.
import { differenceOf } from '../draft/difference.ts';
import type { Status } from '../draft/sync.ts';
import type { Accepting } from '../draft/use_accept.ts';
import type { Formatter } from '../shared/format.ts';
import { common, customer as text } from '../shared/text.ts';
import { actorName, DifferenceList } from './parts.tsx';

export function AcceptNotices({ accepting, status, format }: { accepting: Accepting; status: Status; format: Formatter }) {
  const { seen, before, stale, problem } = accepting;
  return (
    <>
      {seen && before && (
        <section class="changed-box" role="alert" data-testid="draft-changed">
          <p>{text.changedIntro}</p>
          <DifferenceList difference={differenceOf(before, seen)} format={format} currency={seen.currency} />
        </section>
      )}
      {stale && (
        <p class="alert alert-notice" role="alert" data-testid="changed-meanwhile">
          {text.changedNow(actorName(status.base.last_change?.by ?? null))}
        </p>
      )}
      {problem && (
        <p class="alert" role="alert" data-testid="accept-failure">{problem.passing ? text.uncertain : text.acceptFailed(problem.detail)}</p>
      )}
    </>
  );
}

interface ButtonsProps { accepting: Accepting; confirm: string; confirmNew: string; onBack: () => void }

export function AcceptButtons({ accepting, confirm, confirmNew, onBack }: ButtonsProps) {
  const { before, stale, busy, showNew, accept } = accepting;
  return (
    <>
      <button type="button" class="button" data-testid="review-back" disabled={busy} onClick={onBack}>{text.backToOrder}</button>
      {stale
        ? <button type="button" class="button button-primary" key="see" data-testid="see-changes" onClick={showNew}>{text.seeChanges}</button>
        : (
          <button type="button" class="button button-primary" key="accept" data-testid="accept-confirm" disabled={busy} onClick={() => void accept()}>
            {busy ? text.accepting : accepting.problem ? common.retry : before ? confirmNew : confirm}
          </button>
        )}
    </>
  );
}
