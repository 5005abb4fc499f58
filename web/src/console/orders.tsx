// console/orders.tsx: the orders, the newest first.
import type { Order } from '../api/types.ts';
import { common, consoleText as text } from '../shared/text.ts';
import { List, type PageProps } from './list.tsx';
import { usePages } from './pages.ts';
import { Link } from './route.tsx';

export const orderTone = (status: string): string =>
  ({ accepted: 'badge-news', user_confirmed: 'badge-news', pending: 'badge-favorite', processing: 'badge-favorite', shipped: 'badge-special',
    delivered: 'badge-good', canceled: 'badge-bad', returned: 'badge-bad', refunded: 'badge-bad' })[status] ?? 'badge-plain';

export function OrdersPage({ client, who }: PageProps) {
  const pages = usePages<Order>(client, '/orders');
  return (
    <section class="list-page">
      <header class="list-head"><h1>{text.orders}</h1></header>
      <List
        pages={pages} empty={text.noOrders} label={text.orders}
        columns={[{ label: text.number }, { label: text.customer }, { label: text.date, kind: 'wide-only' }, { label: text.status }, { label: common.total, kind: 'right' }]}
      >
        {(order) => (
          <tr key={order.id} data-testid="order" data-order={order.id}>
            <td><Link to={`/orders/${order.id}`} testId="open-order">{String(order.order_number)}</Link></td>
            <td><strong>{order.customer_name ?? '–'}</strong></td>
            <td class="wide-only">{who.format.date(order.order_date)}</td>
            <td><span class={`badge ${orderTone(order.status)}`}>{text.orderStatus[order.status] ?? order.status}</span></td>
            <td class="right">{who.format.money(order.total, order.currency)}</td>
          </tr>
        )}
      </List>
    </section>
  );
}
