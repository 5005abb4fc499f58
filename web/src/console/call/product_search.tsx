// console/call/product_search.tsx: adds products by keyboard while talking.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../../api/client.ts';
import type { Item, Page, Product } from '../../api/types.ts';
import type { Formatter } from '../../shared/format.ts';
import { common, consoleText as text } from '../../shared/text.ts';
import { Picture } from '../../ui/parts.tsx';
import { parseWanted, quantityToAdd } from './search_text.ts';

interface Props { client: Client; format: Formatter; items: Item[]; onAdd: (product: Product, quantity: number) => void }

const typingMs = 90;

export function ProductSearch({ client, format, items, onAdd }: Props) {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ q: string; products: Product[] } | null>(null);
  const [active, setActive] = useState(0);
  const [focused, setFocused] = useState(false);
  // Enter before the answer came: the first match is added as soon as it is known.
  const eager = useRef(false);
  const wanted = parseWanted(typed, format.locale);
  const fresh = found !== null && found.q === wanted.q;
  const products = fresh ? found.products : [];
  const open = focused && wanted.q !== '';

  useEffect(() => {
    if (wanted.q === '') return setFound(null);
    let over = false;
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: wanted.q, limit: '8', thumbnails: '1' });
      client.ask<Page<Product>>(`/products?${query.toString()}`).then(({ items: matches }) => {
        if (over) return;
        setActive(0);
        setFound({ q: wanted.q, products: matches.filter((product) => product.is_active && (product.price !== null || product.special)) });
      }, () => { if (!over) setFound({ q: wanted.q, products: [] }); });
    }, typingMs);
    return () => { over = true; clearTimeout(timer); };
  }, [wanted.q]);

  const add = (product: Product | undefined): void => {
    eager.current = false;
    if (!product) return;
    onAdd(product, quantityToAdd(wanted, product.order_multiple));
    setTyped('');
    setFound(null);
  };
  useEffect(() => { if (eager.current && fresh) add(products[0]); }, [found]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (typed) setTyped('');
      else (event.currentTarget as HTMLElement).blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (products.length > 0) setActive((active + step + products.length) % products.length);
    } else if (event.key === 'Enter' && wanted.q !== '') {
      if (fresh) add(products[active]);
      else eager.current = true;
    }
  };
  return (
    <div class="search">
      <svg class="icon search-icon" viewBox="0 0 20 20" aria-hidden="true"><circle cx="9" cy="9" r="5.500" /><path d="m13.200 13.200 3.800 3.800" /></svg>
      <input
        id="product-search" type="text" role="combobox" autoComplete="off" aria-autocomplete="list" aria-expanded={open}
        aria-controls="product-matches" aria-activedescendant={open && products[active] ? `match-${products[active].id}` : undefined}
        placeholder={text.search} aria-label={text.search} data-testid="product-search" value={typed}
        onInput={(event) => { eager.current = false; setTyped(event.currentTarget.value); }}
        onFocus={() => setFocused(true)} onBlur={() => setFocused(false)} onKeyDown={onKeyDown}
      />
      <kbd class="search-key" aria-hidden="true">/</kbd>
      {open && (
        <div class="matches">
          <ul id="product-matches" role="listbox" aria-label={text.product}>
            {products.map((product, at) => (
              <Match
                key={product.id} product={product} active={at === active} quantity={quantityToAdd(wanted, product.order_multiple)}
                known={items.find((item) => item.productId === product.id)} format={format} onPick={() => add(product)}
              />
            ))}
          </ul>
          <p class="matches-foot muted small" role="status">
            {!fresh ? text.searching : products.length === 0 ? text.noProducts : text.searchHint}
          </p>
        </div>
      )}
    </div>
  );
}

interface MatchProps { product: Product; active: boolean; quantity: number; known: Item | undefined; format: Formatter; onPick: () => void }

function Match({ product, active, quantity, known, format, onPick }: MatchProps) {
  const price = product.special?.price ?? product.price ?? '0';
  const amount = known ? `${format.quantity(known.quantity)} → ${format.quantity(known.quantity + quantity)}` : `+ ${format.quantity(quantity)}`;
  return (
    <li
      id={`match-${product.id}`} role="option" aria-selected={active} class="match" data-testid="match" data-sku={product.sku}
      // The field keeps the focus, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()} onClick={onPick}
    >
      <Picture source={product.thumbnail} name={product.name} />
      <span class="match-what"><strong>{product.name}</strong><span class="sub">{[product.sku, product.size].filter(Boolean).join(' · ')}</span></span>
      {product.special && <span class="badge badge-special">{product.special.name}</span>}
      <span class="match-price">{format.money(price, product.currency ?? format.currency)} <span class="muted small">{common.each(product.unit)}</span></span>
      <span class="match-amount">{amount}</span>
    </li>
  );
}
