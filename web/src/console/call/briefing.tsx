// console/call/briefing.tsx: what the agent reads before speaking, with one-key adding.
import type { Briefing, Customer, Product } from '../../api/types.ts';
import type { Formatter } from '../../shared/format.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import { Picture } from '../../ui/parts.tsx';

interface Props {
  briefing: Briefing;
  customer: Customer | null;
  quick: Product[];
  format: Formatter;
  editable: boolean;
  inOrder: ReadonlySet<string>;
  onAdd: (product: Product) => void;
}

/// Specials, then favourites, each once: the first nine have a key.
export function quickAdds(briefing: Briefing): Product[] {
  const all = [...briefing.specials, ...briefing.favorites].filter((product) => product.price !== null || product.special);
  return [...new Map(all.map((product) => [product.id, product])).values()];
}

export function BriefingColumn(props: Props) {
  const { briefing, customer, quick, format } = props;
  const specials = quick.filter((product) => briefing.specials.some((one) => one.id === product.id));
  const favorites = quick.filter((product) => !specials.includes(product));
  const last = briefing.last_order;
  return (
    <aside class="call-briefing" aria-label={text.briefing} data-testid="briefing">
      <section class="panel">
        <h2>{text.specials}</h2>
        {specials.length === 0 && <p class="muted small">{text.noSpecials}</p>}
        <QuickList {...props} products={specials} />
      </section>
      <section class="panel">
        <h2>{text.favorites}</h2>
        {favorites.length === 0 && <p class="muted small">{text.noFavorites}</p>}
        <QuickList {...props} products={favorites} />
      </section>
      <section class="panel">
        <h2>{text.lastOrder}</h2>
        {!last && <p class="muted small">{text.noLastOrder}</p>}
        {last && (
          <>
            <p class="muted small">{format.date(last.order_date)} · {text.order(String(last.order_number))} · {format.money(last.total, last.currency)}</p>
            <ul class="last-lines" data-testid="last-order">
              {(last.items ?? []).map((item) => (
                <li key={item.product_id}><span class="last-quantity">{format.quantity(Number(item.quantity))} ×</span> {item.description}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      {customer && <CustomerPanel customer={customer} />}
    </aside>
  );
}

function QuickList({ products, quick, format, editable, inOrder, onAdd }: Props & { products: Product[] }) {
  return (
    <ul class="quick-list">
      {products.map((product) => {
        const key = quick.indexOf(product) + 1;
        const price = product.special?.price ?? product.price ?? '0';
        return (
          <li key={product.id}>
            <button
              type="button" class="quick" data-testid="quick-add" data-product={product.id} disabled={!editable}
              aria-label={common.addNamed(product.name)} aria-keyshortcuts={key <= 9 ? String(key) : undefined} onClick={() => onAdd(product)}
            >
              <Picture source={product.thumbnail} name={product.name} />
              <span class="quick-what">
                <span class="quick-name">{product.name}</span>
                <span class="small muted">
                  <span class={product.special ? 'price-now' : ''}>{format.money(price, product.currency ?? format.currency)}</span> {common.each(product.unit)}
                  {product.special && ` · ${product.special.name}`}
                </span>
              </span>
              {inOrder.has(product.id) && <svg class="icon quick-in" viewBox="0 0 20 20" role="img" aria-label={common.added}><path d="m5 10.500 3.300 3.300L15 7" /></svg>}
              {key <= 9 && <kbd aria-hidden="true">{key}</kbd>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function CustomerPanel({ customer }: { customer: Customer }) {
  const place = [customer.address, [customer.postal_code, customer.city].filter(Boolean).join(' '), customer.country].filter(Boolean);
  return (
    <section class="panel">
      <h2>{text.customer}</h2>
      <address class="small">
        {place.map((one) => <span key={one}>{one}</span>)}
        {customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>}
      </address>
    </section>
  );
}
