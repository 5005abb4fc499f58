// console/customers.tsx: whom we call: search, and start a call.
import { useState } from 'preact/hooks';
import { toProblem } from '../api/problem.ts';
import type { Customer, StartedCall } from '../api/types.ts';
import { common, consoleText as text } from '../shared/text.ts';
import { List, type PageProps } from './list.tsx';
import { nameOf, usePages } from './pages.ts';
import { go } from './route.tsx';

export function CustomersPage({ client, who }: PageProps) {
  const [q, setQ] = useState('');
  const [starting, setStarting] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const pages = usePages<Customer>(client, '/customers', q.trim());

  const start = async (customer: Customer): Promise<void> => {
    setStarting(customer.id);
    setFailure(null);
    try {
      const { call } = await client.ask<StartedCall>('/calls', { method: 'POST', body: { customer_id: customer.id } });
      go(`/calls/${call.id}`);
    } catch (error) {
      setFailure(text.failed(toProblem(error).detail));
      setStarting(null);
    }
  };
  return (
    <section class="list-page">
      <header class="list-head">
        <h1>{text.customers}</h1>
        <input
          type="search" class="list-search" placeholder={text.searchCustomers} aria-label={text.searchCustomers} autofocus
          data-testid="customer-search" value={q} onInput={(event) => setQ(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && pages.items.length === 1 && !pages.loading) void start(pages.items[0]!);
          }}
        />
      </header>
      {failure && <p class="alert" role="alert">{failure}</p>}
      <List
        pages={pages} empty={text.noCustomers} label={text.customers}
        columns={[{ label: text.customer }, { label: text.contact, kind: 'wide-only' }, { label: text.place, kind: 'wide-only' }, { label: '', kind: 'right' }]}
      >
        {(customer) => (
          <tr key={customer.id} data-testid="customer" data-customer={customer.id}>
            <td>
              <strong>{customer.company || nameOf(customer)}</strong>
              {customer.company && <span class="sub">{nameOf(customer)}</span>}
              <span class="narrow-only small"><Phone number={customer.phone} /></span>
            </td>
            <td class="wide-only"><Phone number={customer.phone} /><span class="sub">{customer.email}</span></td>
            <td class="wide-only">{customer.city}<span class="sub">{customer.address}</span></td>
            <td class="right">
              {who.may('calls.write') && (
                <button
                  type="button" class="button button-small button-accent" data-testid="start-call" disabled={starting !== null}
                  aria-label={`${text.startCall}: ${customer.company || nameOf(customer)}`} onClick={() => void start(customer)}
                >
                  {starting === customer.id ? text.starting : text.startCall}
                </button>
              )}
            </td>
          </tr>
        )}
      </List>
      <p class="sr-only" role="status">{pages.loading ? common.loading : ''}</p>
    </section>
  );
}

const Phone = ({ number }: { number: string | null }) =>
  (number ? <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a> : null);
