// console/account.tsx: one's own account: the second factor, and where one is signed in.
import { useState } from 'preact/hooks';
import { toProblem, type Problem } from '../api/problem.ts';
import type { UserSession } from '../api/types.ts';
import { common, consoleText as text } from '../shared/text.ts';
import type { PageProps } from './list.tsx';
import { useItems } from './pages.ts';
import { SecondFactor } from './second_factor.tsx';

export function AccountPage({ client, who }: PageProps) {
  // A second factor that begins to count ends the other sessions.
  const [changes, setChanges] = useState(0);
  return (
    <section class="list-page">
      <header class="list-head">
        <h1>{text.account.title}</h1>
        <p class="muted">{who.user.email}</p>
      </header>
      <SecondFactor client={client} format={who.format} onChange={() => setChanges((count) => count + 1)} />
      <Sessions key={changes} client={client} who={who} />
    </section>
  );
}

const firstOf = (names: [RegExp, string][], agent: string): string | undefined => names.find(([pattern]) => pattern.test(agent))?.[1];

/// "Firefox, Windows"; a program that is no browser by its own name.
export function programOf(agent: string | null): string {
  if (!agent) return text.account.unknownProgram;
  const browser = firstOf([[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']], agent);
  const system = firstOf([[/Windows/, 'Windows'], [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']], agent);
  return browser ? [browser, system].filter(Boolean).join(', ') : agent;
}

function Sessions({ client, who }: PageProps) {
  const { items, problem, reload } = useItems<UserSession>(client, '/sessions');
  const [failure, setFailure] = useState<Problem | null>(null);
  const end = (path: string): void => {
    client.ask(path, { method: 'DELETE' }).then(() => setFailure(null), (error: unknown) => setFailure(toProblem(error))).finally(reload);
  };
  const wrong = failure ?? problem;
  return (
    <section class="card account-part">
      <header class="account-head">
        <h2>{text.account.sessions}</h2>
        {items && items.length > 1 && (
          <button type="button" class="button button-small" data-testid="end-others" onClick={() => end('/sessions')}>{text.account.endOthers}</button>
        )}
      </header>
      {wrong && <p class="alert" role="alert">{text.failed(wrong.detail)}</p>}
      {!items && !problem && <p class="muted" aria-busy="true">{common.loading}</p>}
      <ul class="sessions">
        {items?.map((one) => (
          <li key={one.id} data-testid="session">
            <span>
              <strong title={one.user_agent ?? undefined}>{programOf(one.user_agent)}</strong>
              <span class="sub">{text.account.sessionFacts(one.address, who.format.dateTime(one.created_at), who.format.dateTime(one.refreshed_at ?? one.created_at))}</span>
            </span>
            {one.current
              ? <span class="badge badge-good">{text.account.thisSession}</span>
              : <button type="button" class="button button-small" onClick={() => end(`/sessions/${one.id}`)}>{text.account.endSession}</button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
