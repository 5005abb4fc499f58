// console/main.tsx: the agents' console: /console.
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/console.css';
import '../styles/call.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { toProblem } from '../api/problem.ts';
import type { OwnTenant } from '../api/types.ts';
import { common, consoleText as text } from '../shared/text.ts';
import { AccountPage } from './account.tsx';
import { CallPage } from './call/call_page.tsx';
import { CallsPage } from './calls.tsx';
import { CustomersPage } from './customers.tsx';
import { Mark } from './mark.tsx';
import { OrderPage } from './order.tsx';
import { OrdersPage } from './orders.tsx';
import { useItems } from './pages.ts';
import { Link, useRoute, type Route } from './route.tsx';
import { SessionKeeper, type SignedIn } from './session.ts';
import { SignIn } from './sign_in.tsx';

const keeper = new SessionKeeper();

function App() {
  const [who, setWho] = useState<SignedIn | null>(null);
  const [state, setState] = useState<'resuming' | 'failed' | 'signed-out' | 'ended' | 'in'>('resuming');
  const resume = (): void => {
    setState('resuming');
    keeper.resume().then((signedIn) => {
      setWho(signedIn);
      setState(signedIn ? 'in' : 'signed-out');
    }, (error: unknown) => setState(toProblem(error).passing ? 'failed' : 'signed-out'));
  };
  useEffect(() => {
    keeper.onEnd = () => { setWho(null); setState('ended'); };
    resume();
  }, []);

  if (state === 'resuming') return <p class="waiting muted" aria-busy="true">{common.loading}</p>;
  if (state === 'failed') {
    return (
      <div class="waiting">
        <p>{common.offlineNoChanges}</p>
        <button type="button" class="button" onClick={resume}>{common.retry}</button>
      </div>
    );
  }
  if (!who) {
    return <SignIn keeper={keeper} ended={state === 'ended'} onSignedIn={(signedIn) => { setWho(signedIn); setState('in'); }} />;
  }
  const signOut = (): void => {
    void keeper.signOut();
    setWho(null);
    setState('signed-out');
  };
  return <Shell who={who} onSignOut={signOut} />;
}

function Shell({ who, onSignOut }: { who: SignedIn; onSignOut: () => void }) {
  const route = useRoute();
  const section = route.page === 'call' ? 'calls' : route.page === 'order' ? 'orders' : route.page;
  useEffect(() => { document.title = `${text.nav[section]} – ${who.business}`; }, [section]);
  return (
    <div class={`shell shell-${route.page}`}>
      <a class="skip" href="#content">{text.skip}</a>
      <header class="nav">
        <span class="nav-brand"><Mark /><TenantChoice name={who.business} /></span>
        <nav class="nav-links">
          {(['customers', 'calls', 'orders'] as const).map((one) => (
            <Link key={one} to={`/${one}`} current={section === one} testId={`nav-${one}`}>{text.nav[one]}</Link>
          ))}
        </nav>
        <span class="nav-user"><Link to="/account" class="nav-name muted small" current={section === 'account'} testId="nav-account">{who.user.name}</Link>
          <button type="button" class="button button-quiet button-small" data-testid="sign-out" onClick={onSignOut}>{text.signOut}</button>
        </span>
      </header>
      <main id="content" class="content" tabIndex={-1}><Content route={route} who={who} /></main>
    </div>
  );
}

/// Its name; a choice for who acts in several.
function TenantChoice({ name }: { name: string }) {
  const { items } = useItems<OwnTenant>(keeper.client, '/tenants');
  const [failure, setFailure] = useState<string | null>(null);
  if (!items || items.length < 2) return <>{name}</>;
  const change = (event: Event): void => {
    const choice = event.currentTarget as HTMLSelectElement;
    keeper.changeTenant(choice.value).then(() => location.assign('/console'), (error: unknown) => {
      setFailure(text.failed(toProblem(error).detail));
      choice.value = items.find((one) => one.current)?.id ?? '';
    });
  };
  return (
    <>
      <select class="tenant-choice" aria-label={text.business} data-testid="tenant-choice" onChange={change}>
        {items.map((one) => <option key={one.id} value={one.id} selected={one.current}>{one.name}</option>)}
      </select>
      {failure && <span class="small" role="alert" data-testid="tenant-failure">{failure}</span>}
    </>
  );
}

function Content({ route, who }: { route: Route; who: SignedIn }) {
  const shared = { client: keeper.client, who };
  switch (route.page) {
    case 'customers': return <CustomersPage {...shared} />;
    case 'calls': return <CallsPage {...shared} />;
    case 'orders': return <OrdersPage {...shared} />;
    case 'call': return <CallPage key={route.id} id={route.id} {...shared} />;
    case 'account': return <AccountPage {...shared} />;
    case 'order': return <OrderPage key={route.id} id={route.id} {...shared} />;
  }
}

render(<App />, document.getElementById('root')!);
