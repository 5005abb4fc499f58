// console/order.tsx: one order, and its way from accepted to delivered.
import { useEffect, useState } from 'preact/hooks';
import { toProblem } from '../api/problem.ts';
import type { Order } from '../api/types.ts';
import { common, consoleText as text } from '../shared/text.ts';
import type { PageProps } from './list.tsx';
import { orderTone } from './orders.tsx';
import { Link } from './route.tsx';

// What the server's rules allow next; it has the last word.
const next: Record<string, string[]> = {
  pending: ['accepted', 'user_confirmed', 'processing', 'canceled'],
  accepted: ['user_confirmed', 'processing', 'canceled'],
  user_confirmed: ['processing', 'canceled'],
  processing: ['shipped', 'canceled'],
  shipped: ['delivered', 'returned'],
  delivered: ['returned'],
  returned: ['refunded'],
};

export function OrderPage({ id, client, who }: PageProps & { id: string }) {
  const [order, setOrder] = useState<Order | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const path = `/orders/${encodeURIComponent(id)}`;
  const take = (work: Promise<Order>): Promise<void> =>
    work.then((one) => { setOrder((known) => ({ ...known, ...one })); setFailure(null); },
      (error: unknown) => setFailure(text.failed(toProblem(error).detail)));
  useEffect(() => { void take(client.ask<Order>(path)); }, [path]);

  if (!order) return failure ? <p class="alert" role="alert">{failure}</p> : <p class="muted">{common.loading}</p>;
  const { format } = who;
  const money = (amount: string): string => format.money(amount, order.currency);
  const set = (status: string): void => void take(client.ask<Order>(path, { method: 'PATCH', body: { status } }));
  return (
    <article class="list-page">
      <header class="list-head">
        <p><Link to="/orders" class="small">{text.orders}</Link></p>
        <h1 data-testid="order-title">{text.order(String(order.order_number))}</h1>
        <p class="order-facts">
          <span class={`badge ${orderTone(order.status)}`} data-testid="order-status" data-status={order.status}>{text.orderStatus[order.status] ?? order.status}</span>
          <span>{order.customer_name}</span>
          <span class="muted">{text.orderedOn} {format.dateTime(order.order_date)}</span>
          {order.delivery_date && <span class="muted">{text.delivery} {format.date(order.delivery_date)}</span>}
        </p>
      </header>
      {failure && <p class="alert" role="alert">{failure}</p>}
      {who.may('orders.write') && (next[order.status]?.length ?? 0) > 0 && (
        <div class="status-buttons" role="group" aria-label={text.changeStatus}>
          <span class="muted small">{text.changeStatus}</span>
          {next[order.status]!.map((status) => (
            <button type="button" class="button button-small" key={status} data-testid={`status-${status}`} onClick={() => set(status)}>
              {text.orderStatus[status]}
            </button>
          ))}
        </div>
      )}
      <div class="table-frame">
        <table class="table" aria-label={text.order(String(order.order_number))}>
          <thead><tr><th scope="col">{text.product}</th><th scope="col" class="right">{text.quantity}</th><th scope="col" class="right">{text.price}</th><th scope="col" class="right">{text.lineTotal}</th></tr></thead>
          <tbody>
            {order.items?.map((item) => (
              <tr key={item.product_id}>
                <td><strong>{item.description}</strong><span class="sub">{item.sku}</span></td>
                <td class="right">{format.quantity(Number(item.quantity))} {item.unit}</td>
                <td class="right">{money(item.unit_price)}</td>
                <td class="right">{money(item.line_total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl class="totals order-totals">
        <div class="totals-row"><dt>{common.subtotal}</dt><dd>{money(order.subtotal)}</dd></div>
        <div class="totals-row"><dt>{common.tax}</dt><dd>{money(order.tax)}</dd></div>
        <div class="totals-row totals-total"><dt>{common.total}</dt><dd data-testid="order-total">{money(order.total)}</dd></div>
      </dl>
      {order.notes && <p class="card">{order.notes}</p>}
    </article>
  );
}
