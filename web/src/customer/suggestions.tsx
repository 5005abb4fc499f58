// customer/suggestions.tsx: specials and favourites that can be added with one tap.
import type { Product } from '../api/types.ts';
import type { Formatter } from '../shared/format.ts';
import { common, customer as text } from '../shared/text.ts';
import { Picture } from '../ui/parts.tsx';

interface Props {
  title: string;
  testId: string;
  products: Product[];
  inOrder: ReadonlySet<string>;
  format: Formatter;
  currency: string;
  onAdd: (product: Product) => void;
}

export function Suggestions({ title, testId, products, inOrder, format, currency, onAdd }: Props) {
  const possible = products.filter((product) => product.price !== null || product.special);
  if (possible.length === 0) return null;
  return (
    <section class="suggestions" data-testid={testId}>
      <h2>{title}</h2>
      <ul class="suggestion-list">
        {possible.map((product) => (
          <Suggestion
            key={product.id} product={product} added={inOrder.has(product.id)} format={format} currency={currency}
            onAdd={() => onAdd(product)}
          />
        ))}
      </ul>
    </section>
  );
}

interface OneProps { product: Product; added: boolean; format: Formatter; currency: string; onAdd: () => void }

function Suggestion({ product, added, format, currency, onAdd }: OneProps) {
  const { special } = product;
  const price = special?.price ?? product.price ?? '0';
  const until = special?.ends_at ? text.specialUntil(format.date(special.ends_at)) : null;
  return (
    <li class="suggestion" data-testid="suggestion" data-product={product.id} data-sku={product.sku}>
      <Picture source={product.thumbnail} name={product.name} />
      <div class="suggestion-what">
        <h3 class="line-name">{product.name}</h3>
        <p class="small">
          <span class={special ? 'price-now' : ''}>{format.money(price, currency)}</span>
          {special && product.price && product.price !== price && <s class="price-was">{format.money(product.price, currency)}</s>}
          <span class="muted"> {common.each(product.unit)}</span>
        </p>
        {special && <p class="badges"><span class="badge badge-special">{special.name}</span>{until && <span class="reason">{until}</span>}</p>}
      </div>
      {added
        ? <span class="added" data-testid="in-order"><svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="m5 10.500 3.300 3.300L15 7" /></svg><span class="sr-only">{common.added}</span></span>
        : (
          <button type="button" class="button button-add" data-testid="add" aria-label={common.addNamed(product.name)} onClick={onAdd}>
            {common.add}
          </button>
        )}
    </li>
  );
}
