// console/call/draft_table.tsx: the live draft as a table that is edited in place.
import type { TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Draft, Item } from '../../api/types.ts';
import { fromMinor, parseMoney, toMinor } from '../../shared/decimal.ts';
import type { Formatter } from '../../shared/format.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import { Badges, Picture, reasonText } from '../../ui/parts.tsx';
import { QuantityField } from '../../ui/quantity.tsx';

interface Shared {
  format: Formatter;
  editable: boolean;
  mayPrice: boolean;
  digits: number;
  onQuantity: (item: Item, quantity: number) => void;
  onNote: (item: Item, note: string) => void;
  onPrice: (item: Item, price: string) => void;
  onHint: (text: string) => void;
}

interface Props extends Shared { draft: Draft; waiting: ReadonlySet<string>; marks: ReadonlyMap<string, string> }

export function DraftTable({ draft, waiting, marks, ...shared }: Props) {
  if (draft.order_items.length === 0) return <p class="empty muted" data-testid="empty">{text.noLines}</p>;
  return (
    <table class="draft-table" data-testid="lines">
      <thead>
        <tr>
          <th scope="col">{text.product}</th>
          <th scope="col" class="right">{text.price}</th>
          <th scope="col" class="right">{text.quantity}</th>
          <th scope="col" class="right">{text.lineTotal}</th>
          <th scope="col"><span class="sr-only">{common.remove}</span></th>
        </tr>
      </thead>
      <tbody>
        {draft.order_items.map((item) => (
          <Row
            key={item.productId} item={item} currency={draft.currency} waiting={waiting.has(item.productId)}
            changedBy={marks.get(item.productId)} {...shared}
          />
        ))}
      </tbody>
    </table>
  );
}

/// Up and down go to the quantity of the line above or below.
function moveBetweenRows(event: TargetedKeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  const fields = [...document.querySelectorAll<HTMLInputElement>('.draft-table .quantity-field')];
  fields[fields.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
}

interface RowProps extends Shared { item: Item; currency: string; waiting: boolean; changedBy: string | undefined }

function Row(props: RowProps) {
  const { item, currency, waiting, changedBy, format, editable, mayPrice, onQuantity, onHint } = props;
  const reason = reasonText(item);
  return (
    <tr
      class={`${changedBy ? 'is-changed' : ''} ${waiting ? 'is-waiting' : ''} ${item.available ? '' : 'is-unavailable'}`}
      data-testid="line" data-product={item.productId} data-sku={item.sku}
    >
      <td>
        <div class="draft-what">
          <Picture source={item.thumbnail} name={item.description} />
          <div>
            <strong>{item.description}</strong>
            <span class="sub">{[item.sku, item.size].filter(Boolean).join(' · ')}</span>
            <span class="badges"><Badges item={item} />{reason && <span class="reason">{reason}</span>}
              {changedBy && <span class="changed-by">{changedBy}</span>}
              <LineNote {...props} />
            </span>
          </div>
        </div>
      </td>
      <td class="right">
        {mayPrice && item.available ? <PriceField {...props} /> : format.money(item.unitPrice, currency)}
        <span class="sub">{common.each(item.unit)}</span>
      </td>
      <td class="right draft-quantity">
        <QuantityField
          name={item.description} quantity={item.quantity} step={item.step} format={format} disabled={!editable || !item.available}
          onQuantity={(quantity) => onQuantity(item, quantity)} onHint={onHint} onKey={moveBetweenRows}
        />
        {item.step !== 1 && <span class="sub">{text.steps(format.quantity(item.step))}</span>}
      </td>
      <td class="right draft-total" data-testid="line-total">{format.money(item.lineTotal, currency)}</td>
      <td>
        {editable && (
          <button type="button" class="icon-button" data-testid="remove" aria-label={common.removeNamed(item.description)} onClick={() => onQuantity(item, 0)}>
            <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="m6 6 8 8M14 6l-8 8" /></svg>
          </button>
        )}
      </td>
    </tr>
  );
}

function PriceField({ item, format, digits, onPrice, onHint }: RowProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // As the agent would type it: without the currency's sign.
  const plain = fromMinor(toMinor(item.unitPrice, digits), digits);
  const shown = new Intl.NumberFormat(format.locale, { minimumFractionDigits: digits, useGrouping: false }).format(plain as unknown as number);
  const commit = (): void => {
    const said = typed;
    setTyped(null);
    if (said === null || said === shown) return;
    const price = parseMoney(said, digits, format.locale);
    if (price === null) onHint(common.notANumber);
    else if (price !== plain) onPrice(item, price);
  };
  return (
    <input
      class="price-field" type="text" inputMode="decimal" autoComplete="off" data-testid="price" aria-label={text.priceOf(item.description)}
      value={typed ?? shown} onFocus={(event) => event.currentTarget.select()} onInput={(event) => setTyped(event.currentTarget.value)} onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

function LineNote({ item, editable, onNote }: RowProps) {
  const [open, setOpen] = useState(false);
  const left = useRef(false);
  const note = item.note ?? '';
  if (!open) {
    if (!editable) return note ? <span class="line-note small">{note}</span> : null;
    return (
      <button type="button" class={`note-button small ${note ? 'has-note' : ''}`} data-testid="line-note-open" aria-label={text.lineNoteOf(item.description)} onClick={() => { left.current = false; setOpen(true); }}>
        {note || text.addLineNote}
      </button>
    );
  }
  const close = (value: string | null): void => {
    if (left.current) return;
    left.current = true;
    setOpen(false);
    if (value !== null && value.trim() !== note) onNote(item, value.trim());
  };
  return (
    <input
      class="note-field small" type="text" maxLength={500} defaultValue={note} autofocus data-testid="line-note"
      ref={(field) => { if (field && document.activeElement !== field) field.focus(); }}
      aria-label={text.lineNoteOf(item.description)} onBlur={(event) => close(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') close(event.currentTarget.value);
        else if (event.key === 'Escape') close(null);
      }}
    />
  );
}
