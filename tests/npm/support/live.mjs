// tests/npm/support/live.mjs: a server with a tenant and its keys, and the real supabase-js as everyone who may ask it.
import {randomUUID} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createClient} from '@supabase/supabase-js';
import {startWorld} from '../../system/world.mjs';
import {email, openShop, password} from '../supabase_world.mjs';

/// A client as an application has it; `token` is a signed-in user's.
export function clientOf(url, key, {token, fetch = globalThis.fetch} = {}) {
  return createClient(url, key, {
    global: {fetch},
    ...(token ? {accessToken: async () => token} : {auth: {persistSession: false, autoRefreshToken: false}}),
  });
}

/// A fetch that remembers the last request and what came back.
export function watched() {
  const seen = {};
  seen.fetch = async (address, init) => {
    const answer = await fetch(address, init);
    Object.assign(seen, {method: init.method, sent: new Headers(init.headers), status: answer.status, headers: answer.headers, text: await answer.clone().text()});
    return answer;
  };
  return seen;
}

export async function startLive(env = {}, logLevel = undefined) {
  const world = await startWorld({env, logLevel});
  const live = {world, url: world.url};
  live.sql = text => {
    const file = join(world.folder, 'test.sql');  // longer than a command line may be
    writeFileSync(file, text);
    return world.psql('-f', file);
  };
  live.openShop = () => openShop(world, {mailer_autoconfirm: true});
  live.openKey = (shop, kind) => {
    const name = `${kind} ${randomUUID()}`, made = world.orderline('key', 'create', '--tenant', shop.tenant, '--name', name, '--kind', kind);
    return {name, key: (Array.isArray(made) ? made[0] : made).key};
  };
  live.client = (key, options) => clientOf(world.url, key, options);
  /// Somebody of a shop with one role, or with none: {id, token}; who has a role can `renew()` the token before it expires.
  live.signIn = async (shop, role) => {
    const credentials = {email: email(role ?? 'nobody'), password};
    const client = await shop.signedIn(credentials);
    const id = client.user.id;
    if (!role) return {id, token: client.session.access_token};
    live.sql(`insert into public.user_roles (tenant_id, user_id, role_id) select '${shop.tenant}', '${id}', id from public.roles where name = '${role}'`);
    const {data, error} = await client.auth.signInWithPassword(credentials);
    if (error) throw error;
    const user = {id, token: data.session.access_token};
    user.renew = async () => {
      const {data, error} = await client.auth.refreshSession();
      if (error) throw error;
      user.token = data.session.access_token;
    };
    return user;
  };
  live.stop = () => world.server.signal('SIGKILL');  // its PostgreSQL ends with it
  return live;
}
