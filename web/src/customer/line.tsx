// customer/line.tsx: one line of the order, as a card with big targets.
import type { Item } from '../api/types.ts';
import type { Formatter } from '../shared/format.ts';
import { common } from '../shared/text.ts';
import { Badges, Picture, reasonText, UnitPrice } from '../ui/parts.tsx';
import { Stepper } from '../ui/quantity.tsx';

interface Props {
  item: Item;
  format: Formatter;
  currency: string;
  waiting: boolean;
  changedBy: string | undefined;
  onQuantity: (quantity: number) => void;
  onHint: (text: string) => void;
}

export function LineCard({ item, format, currency, waiting, changedBy, onQuantity, onHint }: Props) {
  const reason = reasonText(item);
  const size = [item.size, item.step !== 1 ? common.stepHint(format.quantity(item.step), item.unit) : null].filter(Boolean).join(' · ');
  return (
    <li
      class={`line ${changedBy ? 'is-changed' : ''} ${waiting ? 'is-waiting' : ''} ${item.available ? '' : 'is-unavailable'}`}
      data-testid="line" data-product={item.productId} data-sku={item.sku}
    >
      <Picture source={item.thumbnail} name={item.description} />
      <div class="line-what">
        <h3 class="line-name">{item.description}</h3>
        {size && <p class="muted small">{size}</p>}
        <p class="small"><UnitPrice item={item} format={format} currency={currency} /></p>
        <p class="badges"><Badges item={item} />{reason && <span class="reason">{reason}</span>}</p>
        {item.note && <p class="line-note small">{item.note}</p>}
        {changedBy && <p class="changed-by">{changedBy}</p>}
      </div>
      <div class="line-amount">
        {item.available
          ? <Stepper name={item.description} quantity={item.quantity} step={item.step} format={format} onQuantity={onQuantity} onHint={onHint} />
          : <button type="button" class="button button-quiet" data-testid="remove" onClick={() => onQuantity(0)}>{common.remove}</button>}
        <span class="line-total" data-testid="line-total">{format.money(item.lineTotal, currency)}</span>
      </div>
    </li>
  );
}
