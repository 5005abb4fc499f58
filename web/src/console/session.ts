// console/session.ts: who is signed in. The access token lives in memory only, the refresh token for as long as the tab.
import { Client } from '../api/client.ts';
import { toProblem } from '../api/problem.ts';
import type { Me, Session, User } from '../api/types.ts';
import { Formatter } from '../shared/format.ts';
import { readStored, writeStored } from '../shared/id.ts';

const refreshKey = 'orderline.refresh';

export interface SignedIn { user: User; business: string; format: Formatter; may: (permission: string) => boolean }

export class SessionKeeper {
  private access: string | null = null;
  private renewing: Promise<boolean> | null = null;
  private readonly open = new Client({ token: () => null });
  readonly client = new Client({ token: () => this.access, renew: () => this.renew() });
  onEnd: () => void = () => {};

  async signIn(email: string, password: string): Promise<SignedIn> {
    return this.take(await this.open.ask<Session>('/session', { method: 'POST', body: { email, password } }));
  }

  /// After a reload. Null: nobody is signed in. Errors: Problem, if the server cannot be reached.
  async resume(): Promise<SignedIn | null> {
    const session = await this.refresh();
    return session ? this.take(session) : null;
  }

  async signOut(): Promise<void> {
    const refresh_token = readStored(sessionStorage, refreshKey);
    this.forget();
    if (refresh_token) await this.open.ask('/session', { method: 'DELETE', body: { refresh_token } }).catch(() => undefined);
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
    const refresh_token = readStored(sessionStorage, refreshKey);
    if (!refresh_token) return null;
    try {
      const session = await this.open.ask<Session>('/session/refresh', { method: 'POST', body: { refresh_token } });
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
    writeStored(sessionStorage, refreshKey, session.refresh_token);
  }

  private forget(): void {
    this.access = null;
    writeStored(sessionStorage, refreshKey, null);
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
