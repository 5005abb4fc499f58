// tests/npm/markdown.test.mjs: the snippets of a document's last chapter compile under `tsc --strict` against the generated files.
import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const program = process.env.ORDERLINE ?? join(root, 'build/dev/bin/orderline');
const folder = mkdtempSync(join(tmpdir(), 'orderline-snippets-'));
after(() => rmSync(folder, {recursive: true, force: true}));

const run = (...words) => execFileSync(program, words, {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});

/** What the first snippet takes for granted. */
const given = `import { createClient } from '@supabase/supabase-js';
declare const supabaseUrl: string, supabaseKey: string;
`;
const client = `import { createClient } from '@supabase/supabase-js';
import { Database } from '../../supabase/generated.types';
export const supabase = createClient<Database>('http://localhost', 'key');
`;
// Only our files are checked: supabase-js's own declarations do not agree with the DOM of TypeScript 7.
const settings = {
  compilerOptions: {strict: true, noEmit: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', skipLibCheck: true, types: ['node'], lib: ['es2022', 'dom']},
  include: ['src'],
};

/** A project with the generated files and the three snippets of the document; gives back what tsc says. */
function compile(name, source, change = text => text) {
  const project = join(folder, name), src = join(project, 'src');
  for (const part of ['supabase', 'app', 'path/to/your']) mkdirSync(join(src, part), {recursive: true});
  symlinkSync(join(here, 'node_modules'), join(project, 'node_modules'));
  run('codegen', source, '--target', 'typescript,zod,repository', '--out', join(src, 'supabase'));
  const document = run('schema', 'doc', source, '--out', '-');
  const snippets = [...document.matchAll(/^```typescript\n([\s\S]*?)^```$/gm)].map(match => match[1]);
  assert.equal(snippets.length, 3);
  snippets[0] = given + snippets[0];
  snippets.forEach((text, at) => writeFileSync(join(src, 'app', `snippet_${at}.ts`), change(text)));
  writeFileSync(join(src, 'path/to/your/supabase-client.ts'), client.replace('../../supabase', '../../../supabase'));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(settings));
  const done = spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '-p', project], {encoding: 'utf8'});
  return done.stdout + done.stderr;
}

for (const [name, source] of [['own', 'migrations'], ...['names', 'relations', 'types'].map(one => [one, `tests/fixtures/schemas/${one}.sql`])]) {
  test(`the snippets about ${name} compile`, () => assert.equal(compile(name, source), ''));
}

test('a snippet with a field that the table has not is refused: this test can fail', () => {
  assert.match(compile('wrong', 'migrations', text => text.replaceAll('username', 'name')), /error TS\d+.*'name'/);
});
