// tests/npm/typescript.test.mjs: the generated types, schemas and repositories under tsc --strict, with the real supabase-js.
import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, test} from 'node:test';
import {fixtureNames, fixtures, root} from '../schema_toolchain/tool.mjs';
import {addFile, compile, emptyProject, makeProject, npm} from './generated.mjs';

const typeTest = name => readFileSync(join(npm, 'types', name), 'utf8');
const sqlOf = name => join(fixtures, `${name}.sql`);

/// Takes what Zod infers for what the generated types ask for, for each relation of a project.
function assignments(folder) {
  const schemas = readFileSync(join(folder, 'generated/generated.schemas.ts'), 'utf8');
  const types = readFileSync(join(folder, 'generated/generated.types.ts'), 'utf8');
  const names = [...schemas.matchAll(/^export const (\S+)Schema = /gm)].map(match => match[1]).filter(name => types.includes(`export type ${name} =`));
  const lines = names.map(name => `((value: z.infer<typeof schemas.${name}Schema>): types.${name} => value);`);
  return {names, text: ['import type { z } from "zod";', 'import type * as types from "../generated/generated.types";', 'import type * as schemas from "../generated/generated.schemas";', ...lines, ''].join('\n')};
}

describe('our own schema', () => {
  let folder;
  before(() => folder = makeProject('migrations', 'generated', '--schema', 'public'));

  test('joins, hints, aliases, inserts and helpers have the types that they should', () => {
    addFile(folder, 'tests/joins.ts', typeTest('joins.ts'));
    assert.equal(compile(folder), '');
  });

  test('what Zod infers fits the types of every table', () => {
    const {names, text} = assignments(folder);
    assert.ok(names.length > 60, `${names.length} names`);
    addFile(folder, 'tests/inferred.ts', text);
    assert.equal(compile(folder), '');
  });
});

describe('a schema of others', () => {
  for (const name of fixtureNames) {
    test(`${name}: types, schemas and repositories compile, and Zod fits the types`, () => {
      const folder = makeProject(sqlOf(name));
      addFile(folder, 'tests/inferred.ts', assignments(folder).text);
      if (name === 'routines') addFile(folder, 'tests/routines.ts', typeTest('routines.ts'));
      assert.equal(compile(folder), '');
    });
  }
});

describe('a golden file', () => {
  for (const name of ['shop', 'awkward', 'nothing']) {
    test(`${name}: compiles, and Zod fits the types`, () => {
      const folder = emptyProject();
      cpSync(join(root, 'tests/golden/codegen', name), join(folder, 'generated'), {recursive: true});
      addFile(folder, 'tests/inferred.ts', assignments(folder).text);
      assert.equal(compile(folder), '');
    });
  }
});

describe('the snippets of the seed document', () => {
  const snippets = ['types', 'schemas', 'repository'];
  const surroundings = {
    'src/app/globals.d.ts': 'declare const createClient: typeof import("@supabase/supabase-js").createClient;\ndeclare const supabaseUrl: string, supabaseKey: string;\n',
    'src/path/to/your/supabase-client.ts': 'import { createClient } from "@supabase/supabase-js";\nimport type { Database } from "../../../supabase/generated.types";\nexport const supabase = createClient<Database>("http://localhost", "key");\n',
  };

  function projectWith(change) {
    const folder = makeProject('migrations', 'src/supabase', '--schema', 'public');
    for (const [path, text] of Object.entries(surroundings)) addFile(folder, path, text);
    for (const name of snippets) addFile(folder, `src/app/${name}.ts`, change(typeTest(`seed/${name}.ts`)));
    return folder;
  }

  test('compile when the two columns that users does not have are called otherwise', () => {
    const renamed = text => text.replace(/\buser\.name\b/g, 'user.username').replace(/\bname:/g, 'username:').replaceAll("'id, name'", "'id, username'").replaceAll("'role'", "'username'");
    assert.equal(compile(projectWith(renamed)), '');
  });

  test('are refused as they are, at each of those names and nowhere else', () => {
    const messages = compile(projectWith(text => text)).trim().split('\n').filter(line => !line.startsWith(' '));
    const places = messages.map(line => line.replace(/^(\S+)\((\d+),\d+\): error (TS\d+): .*?(?:'"?(\w+)"?')?.*$/, '$1 $3')).sort();
    assert.deepEqual(places, [
      'src/app/repository.ts TS2345', 'src/app/repository.ts TS2353', 'src/app/repository.ts TS2353',
      'src/app/types.ts TS2339', 'src/app/types.ts TS2353',
    ]);
    for (const line of messages) assert.match(line, /\bname\b|"role"/);
  });
});
