// tests/schema_toolchain/refresh.mjs: the files of the project that are made from its migrations; as a program: makes them anew.
import {fileURLToPath} from 'node:url';
import {orderline} from './tool.mjs';

export const committed = [
  ['schema', 'pull', 'migrations', '--out', 'db/schema.json'],
  ['schema', 'doc', '--out', 'docs/schema.md'],
  ['codegen', '--schema', 'public', '--target', 'typescript,zod,repository', '--out', 'web/generated'],
  ['codegen', '--schema', 'public', '--target', 'cpp', '--out', 'src/tables/generated'],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) committed.forEach(args => orderline(...args));
