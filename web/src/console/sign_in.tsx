// console/sign_in.tsx: e-mail and password.
import { useState } from 'preact/hooks';
import { toProblem } from '../api/problem.ts';
import { common, consoleText as text } from '../shared/text.ts';
import { Mark } from './mark.tsx';
import type { SessionKeeper, SignedIn } from './session.ts';

interface Props { keeper: SessionKeeper; ended: boolean; onSignedIn: (who: SignedIn) => void }

export function SignIn({ keeper, ended, onSignedIn }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setFailure(null);
    try {
      onSignedIn(await keeper.signIn(String(form.get('email')).trim(), String(form.get('password'))));
    } catch (error) {
      const problem = toProblem(error);
      setFailure(problem.status === 401 ? text.signInFailed : text.failed(problem.status === 0 ? common.offlineNoChanges : problem.detail));
      setBusy(false);
    }
  };
  return (
    <main class="sign-in">
      <form class="card sign-in-card" onSubmit={(event) => void submit(event)}>
        <div>
          <Mark />
          <h1>{text.title}</h1>
          <p class="muted">{text.signInIntro}</p>
        </div>
        {ended && !failure && <p class="alert alert-notice" role="status">{text.signedOut}</p>}
        <label class="field">
          <span class="field-label">{text.email}</span>
          <input name="email" type="email" autoComplete="username" required autofocus data-testid="email" />
        </label>
        <label class="field">
          <span class="field-label">{text.password}</span>
          <input name="password" type="password" autoComplete="current-password" required data-testid="password" />
        </label>
        {failure && <p class="alert" role="alert" data-testid="sign-in-failure">{failure}</p>}
        <button type="submit" class="button button-primary" disabled={busy} data-testid="sign-in">{text.signIn}</button>
      </form>
    </main>
  );
}
