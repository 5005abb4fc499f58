// tests/npm/seed.test.mjs: the seed document's snippets, run as they stand there against a real server.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {addFile, compile, makeProject, npm} from './generated.mjs';
import {dataOf} from './support/lab.mjs';
import {startLive} from './support/live.mjs';

const live = await startLive();
after(() => live.stop());

/// What the snippets leave to the reader: the address, the key, the client. And `exports` of what they keep for themselves.
const surroundings = {
  'src/app/globals_at_runtime.ts': `import { createClient } from "@supabase/supabase-js";
    Object.assign(globalThis, { createClient, supabaseUrl: process.env.TEST_URL, supabaseKey: process.env.TEST_KEY });`,
  'src/app/globals.d.ts': 'declare const createClient: typeof import("@supabase/supabase-js").createClient;\ndeclare const supabaseUrl: string, supabaseKey: string;\n',
  'src/path/to/your/supabase-client.ts': `import { createClient } from "@supabase/supabase-js";
    import type { Database } from "../../../supabase/generated.types";
    export const supabase = createClient<Database>(process.env.TEST_URL!, process.env.TEST_KEY!);`,
};
const kept = {types: 'supabase, processUser, newUser', schemas: 'validationResult, validateForm', repository: 'userRepo, example'};
// users has no column `name` and no column `role`.
const withOurNames = text => text.replace(/\buser\.name\b/g, 'user.username').replace(/\bname:/g, 'username:').replaceAll("'id, name'", "'id, username'").replaceAll("'role'", "'username'");

describe('the snippets of the seed document', () => {
  const shop = live.openShop();
  const users = () => live.client(shop.secret).from('users');
  let snippet;

  before(async () => {
    Object.assign(process.env, {TEST_URL: live.url, TEST_KEY: shop.secret});
    const folder = makeProject('migrations', 'src/supabase', '--schema', 'public');
    for (const [path, text] of Object.entries(surroundings)) addFile(folder, path, text);
    for (const [name, exports] of Object.entries(kept)) {
      const seed = readFileSync(join(npm, `types/seed/${name}.ts`), 'utf8');
      // The one thing that a document cannot know is the id of a user.
      const text = withOurNames(seed).replaceAll("'user-id'", 'String(process.env.TEST_USER)');
      addFile(folder, `src/app/${name}.ts`, `${text}\nexport { ${exports} };\n`);
    }
    // As a bundler takes them: the snippets name files without their endings, which Node does in CommonJS only.
    assert.equal(compile(folder, {outDir: 'js', module: 'commonjs'}), '');
    addFile(folder, 'js/package.json', '{"type": "commonjs"}');
    snippet = name => import(join(folder, 'js/src/app', `${name}.js`));
  });

  test('types: the client is made, and a user that is typed by it is stored', async () => {
    await snippet('globals_at_runtime');
    const {supabase, processUser, newUser} = await snippet('types');
    assert.deepEqual(newUser, {username: 'John Doe', email: 'john@example.com'});
    const stored = await dataOf(supabase.from('users').insert(newUser).select().single());
    assert.equal(stored.username, 'John Doe');
    processUser(stored);
    assert.deepEqual(await dataOf(users().select('username, email')), [newUser]);
    await dataOf(users().delete().eq('id', stored.id));
  });

  test('schemas: a row of the server passes, and what is no user does not', async () => {
    const {validateForm, validationResult} = await snippet('schemas');
    assert.equal(validationResult.success, false);
    assert.equal(validateForm({email: 'john@example.com'}).success, true);
    assert.equal(validateForm({username: 'John Doe'}).success, false);
  });

  test('repository: every call of the example does what its comment says', async () => {
    const admin = await dataOf(users().insert({username: 'admin', email: 'admin@example.com'}).select('id').single());
    const jane = await dataOf(users().insert({username: 'Janet', email: 'janet@example.com'}).select('id').single());
    process.env.TEST_USER = jane.id;
    const {example} = await snippet('repository');

    await example();

    // Janet was read, became Jane Doe and was deleted; John was made; the admin was found and left alone.
    assert.deepEqual(await dataOf(users().select('username, email').order('email')),
      [{username: 'admin', email: 'admin@example.com'}, {username: 'John Doe', email: 'john@example.com'}]);
    const trail = await dataOf(live.client(shop.secret).from('audit_logs').select('action, new_data').eq('row_id', jane.id).order('seq'));
    assert.deepEqual(trail.map(({action, new_data}) => [action, new_data?.username]), [['INSERT', 'Janet'], ['UPDATE', 'Jane Doe'], ['DELETE', undefined]]);
    assert.ok(admin.id);
  });

  test('repository: the custom query finds by name', async () => {
    const {userRepo} = await snippet('repository');
    const {data, error} = await userRepo.query().select('id, username').eq('username', 'admin').limit(10);
    assert.equal(error, null);
    assert.deepEqual(data.map(user => user.username), ['admin']);
  });
});
