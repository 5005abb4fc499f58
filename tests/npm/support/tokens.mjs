// tests/npm/support/tokens.mjs: tokens that this server would not have made.
import {createHmac} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

/// The same claims under another algorithm, correctly signed with the server's own key; 'none': not signed.
export function withAlgorithm(world, token, algorithm) {
  const text = `${Buffer.from(JSON.stringify({alg: algorithm, typ: 'JWT'})).toString('base64url')}.${token.split('.')[1]}`;
  if (algorithm === 'none') return `${text}.`;
  const secret = Buffer.from(readFileSync(join(world.folder, 'secret'), 'utf8').trim(), 'hex');
  const key = createHmac('sha256', secret).update('access_token').digest();
  return `${text}.${createHmac(`sha${algorithm.slice(2)}`, key).update(text).digest('base64url')}`;
}
