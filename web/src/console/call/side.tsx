// console/call/side.tsx: totals, the customer's link, presenting and accepting, and who changed what.
import type { Link } from '../../api/types.ts';
import type { Status } from '../../draft/sync.ts';
import type { Formatter } from '../../shared/format.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import { TotalsTable } from '../../ui/parts.tsx';
import { addressOf } from './link.ts';
import { trailText, type TrailEntry } from './trail.ts';

interface Props {
  status: Status;
  format: Formatter;
  editable: boolean;
  canAccept: boolean;
  link: Link | null;
  trail: TrailEntry[];
  marks: ReadonlyMap<string, string>;
  onDate: (date: string | null) => void;
  onCopy: () => void;
  onPresent: () => void;
  onReadBack: () => void;
}

export function SideColumn({ status, format, editable, canAccept, link, trail, marks, onDate, onCopy, onPresent, onReadBack }: Props) {
  const { draft, settled } = status.view;
  return (
    <aside class="call-side">
      <section class="panel">
        <div aria-live="polite"><TotalsTable draft={draft} format={format} estimated={!settled} /></div>
        <p class="save-state muted small" data-testid="save-state" data-settled={settled}>{settled ? common.saved : common.saving}</p>
        <label class={`field ${marks.has('delivery_date') ? 'is-changed' : ''}`}>
          <span class="field-label">{common.deliveryDate}{marks.has('delivery_date') && <span class="changed-by">{marks.get('delivery_date')}</span>}</span>
          <input
            type="date" data-testid="delivery-date" disabled={!editable} value={draft.delivery_date ?? ''}
            onChange={(event) => onDate(event.currentTarget.value || null)}
          />
        </label>
        {editable && (
          <div class="side-actions">
            <button type="button" class="button button-primary" data-testid="read-back" disabled={!canAccept} onClick={onReadBack}>{text.readBack} <kbd>r</kbd></button>
            <button type="button" class="button" data-testid="present" disabled={draft.order_items.length === 0} onClick={onPresent}>
              {draft.status === 'presented' ? text.presentAgain : text.present} <kbd>p</kbd>
            </button>
          </div>
        )}
      </section>
      <section class="panel">
        <h2>{text.linkLabel}</h2>
        {link ? (
          <div class="link-row">
            <input type="text" readOnly class="link-field small" aria-label={text.linkLabel} data-testid="link" value={addressOf(link)} onFocus={(event) => event.currentTarget.select()} />
            <button type="button" class="button button-small" data-testid="copy-link" onClick={onCopy}>{text.copyLink} <kbd>c</kbd></button>
          </div>
        ) : <p class="muted small">{text.noLink}</p>}
      </section>
      <section class="panel">
        <h2>{text.changes}</h2>
        {trail.length === 0 && <p class="muted small">{text.noChanges}</p>}
        <ol class="trail" data-testid="trail">
          {trail.map((entry) => (
            <li key={entry.key} class="small"><time class="muted" dateTime={entry.at}>{format.time(entry.at)}</time> {trailText(entry, format, draft.currency)}</li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
