// console/second_factor.tsx: an authenticator app is set up, its recovery codes are renewed, it is turned off.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Client } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { Factor, NewFactor } from '../api/types.ts';
import type { Formatter } from '../shared/format.ts';
import { common, consoleText } from '../shared/text.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useItems } from './pages.ts';

const text = consoleText.account;

interface Props { client: Client; format: Formatter; onChange: () => void }
type Open = { kind: 'set-up' } | { kind: 'renew' | 'turn-off'; factor: Factor };

export function SecondFactor({ client, format, onChange }: Props) {
  const { items, problem, reload } = useItems<Factor>(client, '/factors');
  const [open, setOpen] = useState<Open | null>(null);
  const factor = items?.find((one) => one.verified_at);
  const close = (): void => { setOpen(null); reload(); onChange(); };
  return (
    <section class="card account-part" data-testid="second-factor">
      <header class="account-head">
        <h2>{text.factor}</h2>
        {items && <span class={`badge ${factor ? 'badge-good' : 'badge-plain'}`} data-testid="factor-state">{factor ? text.on : text.off}</span>}
      </header>
      <p class="muted">{factor ? text.onSince(format.date(factor.verified_at!.slice(0, 10)), factor.recovery_codes_left) : text.factorIntro}</p>
      {problem && <p class="alert" role="alert">{consoleText.failed(problem.detail)}</p>}
      <div class="account-actions">
        {items && !factor && <button type="button" class="button button-primary" data-testid="set-up" onClick={() => setOpen({ kind: 'set-up' })}>{text.setUp}</button>}
        {factor && <button type="button" class="button" data-testid="renew-codes" onClick={() => setOpen({ kind: 'renew', factor })}>{text.renew}</button>}
        {factor && <button type="button" class="button button-danger" data-testid="turn-off" onClick={() => setOpen({ kind: 'turn-off', factor })}>{text.turnOff}</button>}
      </div>
      {open?.kind === 'set-up' && <SetUp client={client} onClose={close} />}
      {open?.kind === 'renew' && <Renew client={client} factor={open.factor} onClose={close} />}
      {open?.kind === 'turn-off' && <TurnOff client={client} factor={open.factor} onClose={close} />}
    </section>
  );
}

interface AskProps { label: string; intro: string; button: string; secret?: boolean; ask: (value: string) => Promise<void> }

/// One field and one button; what goes wrong stands between them.
function Ask({ label, intro, button, secret = false, ask }: AskProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    ask(field.current!.value.trim()).catch((error: unknown) => {
      setFailure(toProblem(error).detail);
      setBusy(false);
      field.current?.select();
    });
  };
  return (
    <form class="account-form" onSubmit={submit}>
      <p>{intro}</p>
      <label class="field">
        <span class="field-label">{label}</span>
        {secret
          ? <input ref={field} type="password" autoComplete="current-password" required data-testid="ask-value" />
          : <input ref={field} inputMode="numeric" autoComplete="one-time-code" maxLength={40} required data-testid="ask-value" />}
      </label>
      {failure && <p class="alert" role="alert" data-testid="ask-failure">{failure}</p>}
      <button type="submit" class="button button-primary" disabled={busy} data-testid="ask-send">{button}</button>
    </form>
  );
}

function SetUp({ client, onClose }: { client: Client; onClose: () => void }) {
  const [made, setMade] = useState<NewFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Dialog title={codes ? text.codesTitle : text.setUpTitle} testId="set-up-dialog" onClose={onClose}>
      {!made && (
        <Ask
          label={consoleText.password} intro={text.askPassword} button={common.next} secret
          ask={async (password) => setMade(await client.ask<NewFactor>('/factors', { method: 'POST', body: { password } }))}
        />
      )}
      {made && !codes && (
        <>
          <img class="qr" src={`data:image/svg+xml;utf-8,${made.qr_code}`} alt={text.qrAlt} width={220} height={220} />
          <p class="small muted">{text.typeInstead} <code data-testid="factor-secret">{made.secret}</code></p>
          <Ask label={text.code} intro={text.scan} button={text.confirm} ask={async (code) => setCodes(await confirm(client, made.id, code))} />
        </>
      )}
      {codes && <Codes codes={codes} onClose={onClose} />}
    </Dialog>
  );
}

function Renew({ client, factor, onClose }: { client: Client; factor: Factor; onClose: () => void }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Dialog title={text.codesTitle} testId="renew-dialog" onClose={onClose}>
      {codes
        ? <Codes codes={codes} onClose={onClose} />
        : <Ask label={text.code} intro={text.renewIntro} button={text.renew} ask={async (code) => setCodes(await confirm(client, factor.id, code))} />}
    </Dialog>
  );
}

function TurnOff({ client, factor, onClose }: { client: Client; factor: Factor; onClose: () => void }) {
  const end = async (code: string): Promise<void> => {
    await client.ask(`/factors/${factor.id}`, { method: 'DELETE', body: { code } });
    onClose();
  };
  return (
    <Dialog title={text.turnOff} testId="turn-off-dialog" onClose={onClose}>
      <Ask label={text.code} intro={text.turnOffIntro} button={text.turnOff} ask={end} />
    </Dialog>
  );
}

const confirm = async (client: Client, factor: string, code: string): Promise<string[]> =>
  (await client.ask<{ recovery_codes: string[] }>(`/factors/${factor}/confirm`, { method: 'POST', body: { code } })).recovery_codes;

function Codes({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  return (
    <>
      <p>{text.codesIntro}</p>
      <ul class="recovery-codes" data-testid="recovery-codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <button type="button" class="button button-primary" data-testid="codes-kept" onClick={onClose}>{text.codesKept}</button>
    </>
  );
}
