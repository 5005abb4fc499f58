// console/session.ts: who is signed in. The access token lives in memory only, the refresh token in a cookie that no script can read.
import { Client } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { Me, Session, User } from '../api/types.ts';
import { Formatter } from '../shared/format.ts';

/// What the server set beside that cookie; it wants to see it again, which only a page of ours can do. Null: nobody is signed in.
const csrfToken = (): string | null => /(?:^|; )(?:__Host-)?orderline_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? null;

export interface SignedIn { user: User; business: string; format: Formatter; may: (permission: string) => boolean }

export class SessionKeeper {
  private access: string | null = null;
  private user: string | null = null;
  private tenant: string | null = null;
  private renewing: Promise<boolean> | null = null;
  private readonly open = new Client({ token: () => null, cookies: true });
  readonly client = new Client({ token: () => this.access, renew: () => this.renew() });
  onEnd: () => void = () => {};

  /// Errors: Problem; second_factor_needed and second_factor_wrong: ask for the code, too.
  async signIn(email: string, password: string, code?: string): Promise<SignedIn> {
    return this.take(await this.open.ask<Session>('/session', { method: 'POST', body: { email, password, ...(code ? { code } : {}), cookie: true } }));
  }

  /// After a reload. Null: nobody is signed in. Errors: Problem, if the server cannot be reached.
  async resume(): Promise<SignedIn | null> {
    const session = await this.refresh();
    return session ? this.take(session) : null;
  }

  /// The page is to be loaded anew afterwards: what it shows is of the tenant that was left. Errors: Problem.
  async changeTenant(tenant: string): Promise<void> {
    const csrf = csrfToken();
    await this.open.ask('/session/tenant', { method: 'POST', headers: csrf ? { 'X-CSRF-Token': csrf } : {}, body: { tenant_id: tenant } });
    this.forget();
  }

  async signOut(): Promise<void> {
    const csrf = csrfToken();
    this.forget();
    if (csrf) await this.open.ask('/session', { method: 'DELETE', headers: { 'X-CSRF-Token': csrf }, body: {} }).catch(() => undefined);
  }

  /// One refresh at a time, since each refresh token is good for one use. Errors: Problem, if nobody could say.
  private renew(): Promise<boolean> {
    this.renewing ??= this.refresh().then((session) => {
      if (!session) this.onEnd();
      return session !== null;
    }).finally(() => { this.renewing = null; });
    return this.renewing;
  }

  private async refresh(): Promise<Session | null> {
    const csrf = csrfToken();
    if (!csrf) return null;
    try {
      const session = await this.open.ask<Session>('/session/refresh', { method: 'POST', headers: { 'X-CSRF-Token': csrf }, body: {} });
      // Tabs share the cookie: in another one somebody else may have signed in, or changed the tenant, and must not act on this one's screen.
      if (this.user && (this.user !== session.user.id || this.tenant !== session.tenant.id)) {
        this.forget();
        return null;
      }
      this.keep(session);
      return session;
    } catch (error) {
      const problem = toProblem(error);
      if (problem.passing) throw problem;
      this.forget();
      return null;
    }
  }

  private keep(session: Session): void {
    this.access = session.access_token;
    this.user = session.user.id;
    this.tenant = session.tenant.id;
  }

  private forget(): void {
    this.access = null;
    this.user = null;
    this.tenant = null;
  }

  private async take(session: Session): Promise<SignedIn> {
    this.keep(session);
    const { tenant, permissions } = await this.client.ask<Me>('/me');
    const granted = new Set(permissions);
    return {
      user: session.user, business: tenant.name, format: new Formatter(tenant.locale, tenant.currency, tenant.time_zone),
      may: (permission) => granted.has(permission),
    };
  }
}
