// tests/npm/generated.mjs: a TypeScript project in a folder of its own, with what `orderline codegen` makes of a schema in it.
import {spawnSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {orderline, root, temporaryFolder} from '../schema_toolchain/tool.mjs';

export const npm = join(root, 'tests/npm');

export function emptyProject() {
  const folder = temporaryFolder();
  symlinkSync(join(npm, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  return folder;
}

/// `source` is what `orderline codegen` takes; the generated files go to `place` below the project.
export function makeProject(source, place = 'generated', ...flags) {
  const folder = emptyProject();
  orderline('codegen', source, '--target', 'typescript,zod,repository', '--out', join(folder, place), ...flags);
  return folder;
}

export function addFile(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

/// tsc --strict over all of a project: its messages, "" if there are none. With `outDir` it writes JavaScript there.
export function compile(folder, {outDir, ...more} = {}) {
  const compilerOptions = {
    strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: false, skipLibCheck: true, target: 'es2023',
    module: 'esnext', moduleResolution: 'bundler', types: ['node'], rootDir: '.',
    ...(outDir ? {outDir} : {noEmit: true}), ...more,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({compilerOptions, include: ['**/*.ts'], exclude: ['node_modules', 'js']}));
  const ran = spawnSync(process.execPath, [join(npm, 'node_modules/typescript/bin/tsc'), '-p', folder, '--pretty', 'false'], {cwd: folder, encoding: 'utf8'});
  return ran.stdout + ran.stderr;
}

/// The generated files as JavaScript modules: await load('generated.schemas').
export function loadable(folder, place = 'generated') {
  const messages = compile(folder, {outDir: 'js'});
  if (messages !== '') throw new Error(messages);
  return name => import(join(folder, 'js', place, `${name}.js`));
}
