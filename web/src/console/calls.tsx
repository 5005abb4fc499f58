// console/calls.tsx: the recent calls, to go on with one.
import type { Call } from '../api/types.ts';
import { consoleText as text } from '../shared/text.ts';
import { List, type PageProps } from './list.tsx';
import { usePages } from './pages.ts';
import { Link } from './route.tsx';

const tones: Record<string, string> = { in_progress: 'badge-news', completed: 'badge-good', missed: 'badge-bad' };

export function CallsPage({ client, who }: PageProps) {
  const pages = usePages<Call>(client, '/calls');
  return (
    <section class="list-page">
      <header class="list-head"><h1>{text.calls}</h1><p class="muted">{text.callsIntro}</p></header>
      <List
        pages={pages} empty={text.noCalls} label={text.calls}
        columns={[{ label: text.customer }, { label: text.date }, { label: text.status }, { label: text.outcome, kind: 'wide-only' }, { label: '', kind: 'right' }]}
      >
        {(call) => (
          <tr key={call.id} data-testid="call" data-call={call.id}>
            <td><strong>{call.customer_name ?? '–'}</strong></td>
            <td>{who.format.dateTime(call.call_date)}</td>
            <td><span class={`badge ${tones[call.status] ?? 'badge-plain'}`}>{text.callStatus[call.status] ?? call.status}</span></td>
            <td class="wide-only">{call.outcome ? text.outcomes[call.outcome] ?? call.outcome : '–'}</td>
            <td class="right"><Link to={`/calls/${call.id}`} class="button button-small" testId="open-call">{text.openCall}</Link></td>
          </tr>
        )}
      </List>
    </section>
  );
}
