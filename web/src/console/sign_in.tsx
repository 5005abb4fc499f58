// console/sign_in.tsx: e-mail and password, and the code of who has a second factor.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { toProblem, type Problem } from '../api/problem.ts';
import { common, consoleText as text } from '../shared/text.ts';
import { Mark } from './mark.tsx';
import type { SessionKeeper, SignedIn } from './session.ts';

interface Props { keeper: SessionKeeper; ended: boolean; onSignedIn: (who: SignedIn) => void }
interface Known { email: string; password: string }

function sentenceOf(problem: Problem): string {
  if (problem.code === 'second_factor_wrong') return text.codeWrong;
  if (problem.status === 401) return text.signInFailed;
  return text.failed(problem.status === 0 ? common.offlineNoChanges : problem.detail);
}

export function SignIn({ keeper, ended, onSignedIn }: Props) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Both are right: what is missing is the code. They are asked for together, so they wait here for it.
  const [known, setKnown] = useState<Known | null>(null);
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => code.current?.focus(), [known, failure]);

  const signIn = async (who: Known, shown?: string): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      onSignedIn(await keeper.signIn(who.email, who.password, shown));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.code === 'second_factor_needed') setKnown(who);
      else setFailure(sentenceOf(problem));
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const value = (name: string): string => String(form.get(name));
    if (known) void signIn(known, value('code').trim());
    else void signIn({ email: value('email').trim(), password: value('password') });
  };
  return (
    <main class="sign-in">
      <form class="card sign-in-card" onSubmit={submit}>
        <div>
          <Mark />
          <h1>{text.title}</h1>
          <p class="muted">{known ? text.codeIntro : text.signInIntro}</p>
        </div>
        {ended && !failure && !known && <p class="alert alert-notice" role="status">{text.signedOut}</p>}
        {known ? (
          <Field label={text.code}>
            <input key="code" ref={code} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={40} required data-testid="code" />
          </Field>
        ) : (
          <>
            <Field label={text.email}><input name="email" type="email" autoComplete="username" required autofocus data-testid="email" /></Field>
            <Field label={text.password}><input name="password" type="password" autoComplete="current-password" required data-testid="password" /></Field>
          </>
        )}
        {failure && <p class="alert" role="alert" data-testid="sign-in-failure">{failure}</p>}
        <button type="submit" class="button button-primary" disabled={busy} data-testid="sign-in">{text.signIn}</button>
        {known && <button type="button" class="button button-quiet" onClick={() => { setKnown(null); setFailure(null); }}>{text.otherAccount}</button>}
      </form>
    </main>
  );
}

const Field = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <label class="field"><span class="field-label">{label}</span>{children}</label>
);
